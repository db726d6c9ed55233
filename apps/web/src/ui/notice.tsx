import { type ReactNode, useEffect, useRef } from 'react'
import { Icon } from './icon.tsx'
import styles from './notice.module.css'

const signs = { info: 'i', good: <Icon name="check" />, warn: '!', bad: <Icon name="cross" /> }

interface NoticeProps {
  readonly tone: keyof typeof signs
  readonly title: ReactNode
  readonly children?: ReactNode
  /** The notice takes the focus when it appears: the person must not miss it. */
  readonly focused?: boolean
}

export function Notice({ tone, title, children, focused = false }: NoticeProps) {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (focused) box.current?.focus()
  }, [focused])
  return (
    <div
      ref={box}
      className={styles['notice']}
      data-tone={tone}
      role={tone === 'bad' ? 'alert' : 'status'}
      tabIndex={focused ? -1 : undefined}
    >
      <span className={styles['sign']} aria-hidden="true">
        {signs[tone]}
      </span>
      <div className={styles['words']}>
        <strong>{title}</strong>
        {children}
      </div>
    </div>
  )
}
