import type { EntryDifference, FieldDifference, ModelDifference } from '@nastavnik/contract'
import { Link } from '@tanstack/react-router'
import { m } from '../../paraglide/messages.js'
import styles from './compare.module.css'
import { anchorOf, Values } from './handbook-entry.tsx'

interface SectionDifferenceProps {
  readonly section: ModelDifference['sections'][number]
  readonly here: string
  readonly there: string
  readonly isAll: boolean
}

/** A section of two handbooks: what stands in one only, then what both have with different values, then the same. */
export function SectionDifference({ section, here, there, isAll }: SectionDifferenceProps) {
  const having = (status: EntryDifference['status']) => section.entries.filter((entry) => entry.status === status)
  const [onlyHere, onlyThere, differing, same] = [having('onlyHere'), having('onlyThere'), having('differs'), having('same')]
  return (
    <section className={styles['section']} aria-labelledby={section.code}>
      <h2 id={section.code} lang="ru" tabIndex={-1}>
        {section.title}
      </h2>
      {onlyHere.length + onlyThere.length === 0 ? null : (
        <div className={styles['sides']}>
          <Only title={m.difference_only({ territory: here })} entries={onlyHere} section={section.code} />
          <Only title={m.difference_only({ territory: there })} entries={onlyThere} />
        </div>
      )}
      {differing.map((entry) => (
        <article key={entry.code} className={styles['entry']}>
          <h3 lang="ru">
            <EntryLink section={section.code} entry={entry} />
          </h3>
          {entry.fields.map((field) => (
            <Field key={field.label ?? ''} field={field} here={here} there={there} />
          ))}
        </article>
      ))}
      {isAll && same.length > 0 ? <Only title={m.difference_same()} entries={same} section={section.code} /> : null}
    </section>
  )
}

function EntryLink({ section, entry: { code, title } }: { readonly section: string; readonly entry: EntryDifference }) {
  return (
    <Link to="/model" hash={anchorOf(section, code)}>
      {title}
    </Link>
  )
}

interface OnlyProps {
  readonly title: string
  readonly entries: readonly EntryDifference[]
  /** Of one's own handbook: then entries are links into it. */
  readonly section?: string
}

/** More entries than this are folded: a whole roadmap would push the rest of the page away. */
const longestOpen = 10

function Only({ title, entries, section }: OnlyProps) {
  const list = (
    <ul lang="ru">
      {entries.map((entry) => (
        <li key={entry.code}>{section === undefined ? entry.title : <EntryLink section={section} entry={entry} />}</li>
      ))}
    </ul>
  )
  return (
    <div className={styles['side']}>
      <h3>{title}</h3>
      {entries.length === 0 ? (
        <p className="soft">{m.difference_absent()}</p>
      ) : entries.length > longestOpen ? (
        <details>
          <summary>{m.difference_unfold({ count: entries.length })}</summary>
          {list}
        </details>
      ) : (
        list
      )}
    </div>
  )
}

function Field({ field, here, there }: { readonly field: FieldDifference; readonly here: string; readonly there: string }) {
  return (
    <div className={styles['field']}>
      <h4 lang="ru">{field.label ?? m.difference_text()}</h4>
      <Side who={here} values={field.here} />
      <Side who={there} values={field.there} />
    </div>
  )
}

function Side({ who, values }: { readonly who: string; readonly values: readonly string[] | null }) {
  return (
    <div className={styles['value']}>
      <p className={styles['who']}>{who}</p>
      {values === null ? (
        <p className="soft">{m.difference_absent()}</p>
      ) : (
        <div lang="ru">
          <Values values={values} />
        </div>
      )}
    </div>
  )
}
