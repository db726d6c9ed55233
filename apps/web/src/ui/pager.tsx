import { Button } from '@mantine/core'
import { useEffect } from 'react'
import { m } from '../paraglide/messages.js'
import { showNumber } from './numbers.ts'
import styles from './pager.module.css'

interface PagerProps {
  readonly list: { readonly page: number; readonly pageSize: number; readonly total: number }
  readonly onPage: (page: number) => void
}

/** Where one is in a list. An address may name a page past the last one, of a list that has grown shorter: the last one is opened. */
export function Pager({ list: { page, pageSize, total }, onPage }: PagerProps) {
  const last = Math.ceil(total / pageSize)
  const isPast = last > 0 && page > last
  useEffect(() => {
    if (isPast) onPage(last)
  }, [isPast, last, onPage])
  if (total === 0 || isPast) return null
  const from = (page - 1) * pageSize + 1
  return (
    <nav className={`${styles['pager']} no-print`} aria-label={m.pages_label()}>
      <span role="status">
        {m.page_of({ from: showNumber(from), to: showNumber(Math.min(page * pageSize, total)), total: showNumber(total) })}
      </span>
      <span className={styles['buttons']}>
        {page > 1 ? (
          <Button variant="default" size="xs" onClick={() => onPage(page - 1)}>
            {m.page_previous()}
          </Button>
        ) : null}
        {page < last ? (
          <Button variant="default" size="xs" onClick={() => onPage(page + 1)}>
            {m.page_next()}
          </Button>
        ) : null}
      </span>
    </nav>
  )
}
