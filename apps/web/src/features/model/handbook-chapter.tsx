import type { HandbookChapter, HandbookSection } from '@nastavnik/contract'
import { m } from '../../paraglide/messages.js'
import styles from './handbook.module.css'
import { Entry } from './handbook-entry.tsx'

/** A chapter: its sections one under another. */
export function Chapter({ chapter }: { readonly chapter: HandbookChapter }) {
  return (
    <section className={styles['chapter']} aria-labelledby={`chapter-${chapter.code}`}>
      <h2 id={`chapter-${chapter.code}`}>{chapter.title}</h2>
      {chapter.sections.map((section) => (
        <SectionOf key={section.code} section={section} />
      ))}
    </section>
  )
}

function SectionOf({ section }: { readonly section: HandbookSection }) {
  return (
    <section className={styles['section']} aria-labelledby={section.code}>
      <div className={styles['sectionHead']}>
        <h3 id={section.code} tabIndex={-1}>
          {section.title}
        </h3>
        <p className="soft">{section.lead}</p>
        <p className={styles['system']}>
          <b>{m.model_system()}</b> {section.system}
        </p>
      </div>
      {section.entries.map((entry) => (
        <Entry key={entry.code} section={section.code} entry={entry} />
      ))}
    </section>
  )
}
