import type { HandbookEntry } from '@nastavnik/contract'
import { m } from '../../paraglide/messages.js'
import { FoundText } from './found-text.tsx'
import styles from './handbook.module.css'

/** The address of an entry inside the page. */
export const anchorOf = (section: string, entry: string): string => `${section}.${entry}`

const longestInRow = 24

/** One thing of the handbook: what it is, its facts, where it comes from and what the system does with it. */
export function Entry({ section, entry }: { readonly section: string; readonly entry: HandbookEntry }) {
  const anchor = anchorOf(section, entry.code)
  return (
    <article id={anchor} className={styles['entry']} tabIndex={-1}>
      <div className={styles['entryHead']}>
        <h4>
          <FoundText>{entry.title}</FoundText>
        </h4>
        <a className={`${styles['anchor']} no-print`} href={`#${anchor}`} aria-label={m.model_anchor({ title: entry.title })}>
          #
        </a>
      </div>
      {entry.text === null ? null : (
        <p>
          <FoundText>{entry.text}</FoundText>
        </p>
      )}
      {entry.facts.length === 0 ? null : (
        <dl className={styles['facts']}>
          {entry.facts.map(({ label, values }) => (
            <div key={label} className={styles['fact']}>
              <dt>{label}</dt>
              <dd>
                <Values values={values} />
              </dd>
            </div>
          ))}
        </dl>
      )}
      <footer className={styles['foot']}>
        {entry.system === null ? null : (
          <p className={styles['system']}>
            <b>{m.model_system()}</b> <FoundText>{entry.system}</FoundText>
          </p>
        )}
        <p className={styles['source']}>
          {m.model_source()} <FoundText>{entry.source}</FoundText>
        </p>
      </footer>
    </article>
  )
}

/** One value is a text, short ones stand in a row, the rest make a list. */
export function Values({ values }: { readonly values: readonly string[] }) {
  const [first = '', ...others] = values
  if (others.length === 0) return <FoundText>{first}</FoundText>
  const isRow = values.every(({ length }) => length <= longestInRow)
  return (
    <ul className={styles[isRow ? 'row' : 'list']}>
      {values.map((value) => (
        <li key={value}>
          <FoundText>{value}</FoundText>
        </li>
      ))}
    </ul>
  )
}
