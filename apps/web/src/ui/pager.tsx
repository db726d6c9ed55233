import { Button } from '@mantine/core'
import { m } from '../paraglide/messages.js'
import { showNumber } from './numbers.ts'
import styles from './pager.module.css'

interface PagerProps {
  readonly list: { readonly page: number; readonly pageSize: number; readonly total: number }
  readonly onPage: (page: number) => void
}

export function Pager({ list: { page, pageSize, total }, onPage }: PagerProps) {
  if (total === 0) return null
  const last = Math.ceil(total / pageSize)
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
