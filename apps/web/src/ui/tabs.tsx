import { Link, type LinkProps } from '@tanstack/react-router'
import styles from './tabs.module.css'

interface Tab {
  readonly key: string
  readonly title: string
  readonly link: Pick<LinkProps, 'to' | 'search'>
  readonly isCurrent: boolean
}

/** Views of one page, each at its own address. */
export function Tabs({ label, tabs }: { readonly label: string; readonly tabs: readonly Tab[] }) {
  return (
    <nav className={`${styles['tabs']} no-print`} aria-label={label}>
      {tabs.map(({ key, title, link, isCurrent }) => (
        <Link
          key={key}
          {...link}
          resetScroll={false}
          activeProps={{}}
          aria-current={isCurrent ? 'page' : undefined}
          data-current={isCurrent}
        >
          {title}
        </Link>
      ))}
    </nav>
  )
}
