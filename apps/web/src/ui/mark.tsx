import { Icon } from './icon.tsx'
import styles from './mark.module.css'

const signs = { good: <Icon name="check" />, warn: '!', bad: <Icon name="cross" />, plain: '•' }

/** Sign before a word of status; the word always stands beside it. */
export function Mark({ tone, children }: { readonly tone: 'good' | 'warn' | 'bad' | 'plain'; readonly children: string }) {
  return (
    <span className={styles['mark']} data-tone={tone}>
      <span aria-hidden="true">{signs[tone]}</span> {children}
    </span>
  )
}
