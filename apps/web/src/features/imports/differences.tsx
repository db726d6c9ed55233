import { type Difference, type DifferenceChoice, type Import, importRoutes, isTaken } from '@nastavnik/contract'
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { call } from '../../api/call.ts'
import { queries, reading } from '../../api/queries.ts'
import { m } from '../../paraglide/messages.js'
import { DataTable } from '../../ui/data-table.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Mark } from '../../ui/mark.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Pager } from '../../ui/pager.tsx'
import { Section } from '../../ui/section.tsx'
import { fieldTitles, showValue } from './difference-words.ts'
import styles from './differences.module.css'
import { ImportProblem } from './import-problem.tsx'

interface DifferencesProps {
  readonly found: Import
  readonly page: number
  readonly onPage: (page: number) => void
}

/** What the workbook says otherwise, and what becomes of it. Each choice is kept at once: a reload finds it. */
export function Differences({ found, page, onPage }: DifferencesProps) {
  const { id, cards, choice, differences } = found
  const params = { id }
  /** What was chosen a moment ago: shown before the server has said so. */
  const [wished, setWished] = useState<DifferenceChoice>()
  const list = useQuery({
    ...reading(importRoutes.differences, { params, query: { page } }),
    placeholderData: keepPreviousData,
    enabled: differences.total > 0,
  })
  const choose = useMutation({
    mutationFn: (chosen: DifferenceChoice) => call(importRoutes.choose, { params, body: chosen }),
    scope: { id: `choice of ${id}` }, // one after another: the last click is the last to be kept
    onSuccess: (chosen) => queries.setQueryData(reading(importRoutes.get, { params }).queryKey, chosen),
    onSettled: (_chosen, _error, sent) => setWished((wished) => (wished === sent ? undefined : wished)),
  })
  if (differences.total === 0) return null
  const shown = wished ?? choice
  const want = (next: DifferenceChoice) => {
    setWished(next)
    choose.mutate(next)
  }
  const turn = (one: string) =>
    want({ ...shown, except: shown.except.includes(one) ? shown.except.filter((other) => other !== one) : [...shown.except, one] })
  const title =
    cards === null ? m.differences_title_base({ count: differences.total }) : m.differences_title_cards({ count: differences.total })
  return (
    <Section title={title}>
      <p>{cards === null ? m.differences_text_base() : m.differences_text_cards()}</p>
      {choose.error === null ? null : <ImportProblem error={choose.error} />}
      {differences.outdated === 0 ? null : <Notice tone="warn" title={m.differences_outdated_note({ count: differences.outdated })} />}
      {differences.outdated === differences.total ? null : (
        <fieldset className={styles['all']}>
          <legend>{m.differences_for_all()}</legend>
          {[true, false].map((update) => (
            <label key={String(update)}>
              <input type="radio" name="update" checked={shown.update === update} onChange={() => want({ update, except: [] })} />
              <span>{update ? m.differences_update() : m.differences_keep()}</span>
            </label>
          ))}
        </fieldset>
      )}
      <Loaded of={list} lines={4}>
        {(told) => (
          <>
            <DataTable
              label={title}
              rows={told.items}
              rowKey={(one) => one.id}
              columns={[
                { title: m.import_row(), numeric: true, render: ({ row }) => row },
                { title: m.differences_who(), heading: true, render: (one) => <Whose {...one} /> },
                { title: m.differences_what(), render: (one) => <Changes {...one} /> },
                {
                  title: m.differences_choice(),
                  render: (one) => (
                    <label className={styles['take']}>
                      <input
                        type="checkbox"
                        aria-label={m.differences_take_of({ name: one.name, row: String(one.row) })}
                        checked={isTaken(shown, one)}
                        onChange={() => turn(one.id)}
                      />
                      <span>{m.differences_take()}</span>
                    </label>
                  ),
                },
              ]}
            />
            <Pager list={told} onPage={onPage} />
          </>
        )}
      </Loaded>
    </Section>
  )
}

function Whose({ personId, name, programme, outdated }: Difference) {
  return (
    <>
      <Link to="/people/$id" params={{ id: personId }}>
        {name}
      </Link>
      {programme === null ? null : <div className="soft small">{programme}</div>}
      {outdated === null ? null : (
        <div className="small">
          <Mark tone="warn">
            {outdated.workbook === null
              ? m.differences_outdated_unknown()
              : m.differences_outdated({ card: String(outdated.card), workbook: String(outdated.workbook) })}
          </Mark>
        </div>
      )}
    </>
  )
}

function Changes({ fields }: Difference) {
  return (
    <ul className={styles['changes']}>
      {fields.map(({ field, was, said }) => (
        <li key={field}>
          <span className="soft small">{fieldTitles[field]()}</span>
          <div>
            {was === '' ? <span className="soft">{m.value_empty()}</span> : <del>{showValue(field, was)}</del>} <Icon name="right" />{' '}
            <ins>{showValue(field, said)}</ins>
          </div>
        </li>
      ))}
    </ul>
  )
}
