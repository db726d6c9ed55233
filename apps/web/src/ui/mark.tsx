import styles from './mark.module.css'

/** Sign before a word of status; the word always stands beside it. */
export function Mark({ tone, children }: { readonly tone: 'good' | 'warn' | 'bad' | 'plain'; readonly children: string }) {
  return (
    <span className={styles['mark']} data-tone={tone}>
      <span aria-hidden="true">{{ good: '✓', warn: '!', bad: '×', plain: '•' }[tone]}</span> {children}
    </span>
  )
}
