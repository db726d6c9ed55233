import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { m } from '../../paraglide/messages.js'
import { Icon } from '../../ui/icon.tsx'
import { kindOf, type NewKind, newKinds } from './new-question.rules.ts'
import styles from './questionnaires.module.css'
import type { EditedPage, EditedQuestion } from './text.rules.ts'
import { kindNames } from './words.ts'

interface OutlineProps {
  readonly code: string
  readonly pages: readonly EditedPage[]
  readonly chosen: { readonly question: string | undefined; readonly page: string | undefined }
  readonly isLocked: (name: string) => boolean
  readonly isWrong: (name: string) => boolean
  readonly mayEdit: boolean
  readonly onMove: (name: string, step: -1 | 1) => void
  readonly onAdd: (page: string, kind: NewKind) => void
  readonly onAddPage: () => void
  readonly undo: (() => void) | undefined
}

const idOf = (name: string) => `outline-${name}`

/** Pages and questions in their order; Alt with an arrow moves the one in focus. */
export function Outline(props: OutlineProps) {
  const { code, pages, chosen, mayEdit, onMove, onAdd, onAddPage, undo } = props
  const moved = useRef<string>(undefined)
  useEffect(() => {
    if (moved.current === undefined) return
    document.getElementById(idOf(moved.current))?.focus()
    moved.current = undefined
  })
  const onKey = (event: KeyboardEvent, name: string) => {
    const step = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : undefined
    if (!mayEdit || !event.altKey || step === undefined) return
    event.preventDefault()
    moved.current = name
    onMove(name, step)
  }
  return (
    <nav className={styles['outline']} aria-label={m.outline_label()}>
      {mayEdit ? (
        <div className={styles['hint']}>
          <p className="soft small">{m.outline_hint()}</p>
          <Button variant="default" size="xs" disabled={undo === undefined} onClick={undo}>
            {undo === undefined ? m.undo_nothing() : m.undo_last()}
          </Button>
        </div>
      ) : null}
      <div className={styles['headLink']}>
        <Link
          className={styles['pageLink']}
          to="/questionnaires/$code"
          params={{ code }}
          search={{ page: '-' }}
          activeProps={{}}
          aria-current={chosen.page === '-' ? 'true' : undefined}
          resetScroll={false}
        >
          {m.outline_heading()}
        </Link>
      </div>
      {pages.map((page, index) => (
        <div key={page.name} className={styles['outlinePage']}>
          <Link
            className={styles['pageLink']}
            to="/questionnaires/$code"
            params={{ code }}
            search={{ page: page.name }}
            activeProps={{}}
            aria-current={chosen.page === page.name ? 'true' : undefined}
            resetScroll={false}
          >
            <span className="soft small">{m.outline_page({ number: index + 1 })}</span> {page.title}
          </Link>
          <ol>
            {page.elements.map((question) => (
              <li key={question.name}>
                <Item {...props} question={question} onKey={onKey} />
              </li>
            ))}
          </ol>
          {mayEdit ? <AddQuestion page={page.title} onAdd={(kind) => onAdd(page.name, kind)} /> : null}
        </div>
      ))}
      {mayEdit ? (
        <Button variant="default" size="sm" onClick={onAddPage}>
          {m.outline_add_page()}
        </Button>
      ) : null}
    </nav>
  )
}

interface ItemProps extends OutlineProps {
  readonly question: EditedQuestion
  readonly onKey: (event: KeyboardEvent, name: string) => void
}

function Item({ code, question, chosen, isLocked, isWrong, mayEdit, onKey }: ItemProps) {
  const { name, title, visibleIf } = question
  return (
    <Link
      id={idOf(name)}
      className={styles['item']}
      to="/questionnaires/$code"
      params={{ code }}
      search={{ question: name }}
      activeProps={{}}
      aria-current={chosen.question === name ? 'true' : undefined}
      aria-keyshortcuts={mayEdit ? 'Alt+ArrowUp Alt+ArrowDown' : undefined}
      resetScroll={false}
      onKeyDown={(event) => onKey(event, name)}
    >
      <span>{title === '' ? m.question_untitled() : title}</span>
      <span className={styles['tags']}>
        <span>{kindNames[kindOf(question)]()}</span>
        {visibleIf === undefined ? null : <span>{m.outline_conditional()}</span>}
        {isLocked(name) ? (
          <span className={styles['locked']}>
            <Icon name="lock" /> {m.outline_locked()}
          </span>
        ) : null}
        {isWrong(name) ? <span className={styles['wrong']}>! {m.outline_wrong()}</span> : null}
      </span>
    </Link>
  )
}

function AddQuestion({ page, onAdd }: { readonly page: string; readonly onAdd: (kind: NewKind) => void }) {
  const [isOpen, setIsOpen] = useState(false)
  return (
    <div className={styles['add']}>
      <button type="button" className={styles['addButton']} aria-expanded={isOpen} onClick={() => setIsOpen(!isOpen)}>
        + {m.outline_add()}
        <span className="unseen"> {m.outline_add_to({ page })}</span>
      </button>
      {isOpen ? (
        <fieldset className={styles['kinds']} aria-label={m.outline_kinds()}>
          {newKinds.map((kind) => (
            <button
              key={kind}
              type="button"
              onClick={() => {
                setIsOpen(false)
                onAdd(kind)
              }}
            >
              {kindNames[kind]()}
            </button>
          ))}
        </fieldset>
      ) : null}
    </div>
  )
}
