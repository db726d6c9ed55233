import type { HandbookChapter } from '@nastavnik/contract'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { m } from '../../paraglide/messages.js'
import styles from './handbook.module.css'

interface ContentsProps {
  readonly chapters: readonly HandbookChapter[]
  /** Undefined: all of them are on the page. */
  readonly current: string | undefined
  readonly find: string | undefined
}

/** Chapters and sections with the number of entries. On a narrow screen it unfolds. */
export function Contents({ chapters, current, find }: ContentsProps) {
  const [isOpen, setOpen] = useState(false)
  return (
    <nav className={`${styles['contents']} no-print`} aria-label={m.model_contents()}>
      <button type="button" className={styles['unfold']} aria-expanded={isOpen} aria-controls="contents" onClick={() => setOpen(!isOpen)}>
        {m.model_contents()}
        <span aria-hidden="true">{isOpen ? '−' : '+'}</span>
      </button>
      <ul id="contents" className={styles['chapters']} data-open={isOpen}>
        {chapters.map(({ code, title, sections }) => (
          <li key={code}>
            <Link
              to="/model"
              search={find === undefined ? { chapter: code } : { chapter: 'all', find }}
              hash={`chapter-${code}`}
              className={styles['chapterLink'] ?? ''}
              aria-current={code === current ? 'page' : undefined}
              activeProps={{}}
              lang="ru"
              onClick={() => setOpen(false)}
            >
              {title}
            </Link>
            {current !== undefined && code !== current ? null : (
              <ul className={styles['sections']} lang="ru">
                {sections.map((section) => (
                  <li key={section.code}>
                    <Link
                      to="/model"
                      search={find === undefined ? { chapter: current === undefined ? 'all' : code } : { chapter: 'all', find }}
                      hash={section.code}
                      activeProps={{}}
                      onClick={() => setOpen(false)}
                    >
                      <span>{section.title}</span>
                    </Link>{' '}
                    <span className="soft small">{section.entries.length}</span>
                  </li>
                ))}
              </ul>
            )}
          </li>
        ))}
      </ul>
    </nav>
  )
}
