import { Button } from '@mantine/core'
import { consentRoutes, moveRoutes, type PersonListItem, peopleRoutes } from '@nastavnik/contract'
import { useMutation } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { call } from '../../api/call.ts'
import { refresh } from '../../api/queries.ts'
import { useSession } from '../../api/session.ts'
import { m } from '../../paraglide/messages.js'
import type { PeopleSearch } from '../../search-params.ts'
import { Confirmation } from '../../ui/confirmation.tsx'
import { moveProblems } from '../../ui/move-problems.ts'
import { Notice } from '../../ui/notice.tsx'
import { showNumber } from '../../ui/numbers.ts'
import { ProblemNotice } from '../../ui/problem-notice.tsx'
import type { useMarks } from './chosen.ts'
import { type ChosenPeople, LeavingForm } from './leaving-form.tsx'
import styles from './people.module.css'

interface ChosenBarProps {
  readonly organisation: string
  readonly filter: Omit<PeopleSearch, 'page' | 'left'>
  readonly page: readonly PersonListItem[]
  readonly total: number
  readonly list: ReturnType<typeof useMarks>
}

const moved = () => refresh(peopleRoutes.list, consentRoutes.list, consentRoutes.classes, moveRoutes.promotion, moveRoutes.promotionPeople)

/** What is done with the marked people of a list: of the page, or of all pages by its filter. */
export function ChosenBar({ organisation, filter, page, total, list }: ChosenBarProps) {
  const [doing, setDoing] = useState<'leaving' | 'promotion'>()
  const [done, setDone] = useState<{ title: string; text: string }>()
  const { marks } = list
  const count = marks.all ? total : marks.ids.size
  const given = Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined))
  const chosen: ChosenPeople = {
    organisation,
    ...(marks.all ? { found: { ...given, expected: total } } : { people: [...marks.ids] }),
  }
  const finish = (title: string, text: string) => {
    setDoing(undefined)
    setDone({ title, text })
    list.clear()
    void moved()
  }
  const start = (what: 'leaving' | 'promotion') => {
    setDone(undefined)
    setDoing(what)
  }
  return (
    <section aria-label={m.chosen_label()} className={`${styles['chosen']} no-print`}>
      {done === undefined ? null : (
        <Notice tone="good" title={done.title} focused>
          <p>{done.text}</p>
        </Notice>
      )}
      {total === 0 ? null : (
        <div className={styles['bar']}>
          <span role="status">{count === 0 ? m.chosen_hint() : m.chosen_count({ count: showNumber(count) })}</span>
          <Button variant="subtle" size="xs" onClick={() => list.add(page.map(({ id }) => id))}>
            {m.chosen_page()}
          </Button>
          {total > page.length ? (
            <Button variant="subtle" size="xs" onClick={list.all}>
              {m.chosen_all({ count: showNumber(total) })}
            </Button>
          ) : null}
          {count === 0 ? null : (
            <BarActions onClear={list.clear}>
              <Button variant="default" size="xs" onClick={() => start('promotion')}>
                {m.chosen_promote()}
              </Button>
              <Button variant="default" size="xs" onClick={() => start('leaving')}>
                {m.chosen_leave()}
              </Button>
            </BarActions>
          )}
        </div>
      )}
      {count > 0 && doing === 'leaving' ? (
        <LeavingForm
          title={m.leaving_people({ count: showNumber(count) })}
          chosen={chosen}
          onLeft={({ left }) => finish(m.chosen_left({ count: showNumber(left) }), m.chosen_left_text())}
          onCancel={() => setDoing(undefined)}
        />
      ) : null}
      {count > 0 && doing === 'promotion' ? (
        <PromoteChosen
          chosen={chosen}
          count={count}
          onDone={(result) =>
            finish(
              m.chosen_promoted({ moved: showNumber(result.moved), graduated: showNumber(result.graduated) }),
              m.chosen_promoted_text(),
            )
          }
          onCancel={() => setDoing(undefined)}
        />
      ) : null}
    </section>
  )
}

function BarActions({ onClear, children }: { readonly onClear: () => void; readonly children: ReactNode }) {
  return (
    <>
      <Button variant="subtle" size="xs" onClick={onClear}>
        {m.chosen_none()}
      </Button>
      <span className={styles['spacer']} />
      {children}
    </>
  )
}

interface PromoteChosenProps {
  readonly chosen: ChosenPeople
  readonly count: number
  readonly onDone: (result: { moved: number; graduated: number }) => void
  readonly onCancel: () => void
}

function PromoteChosen({ chosen, count, onDone, onCancel }: PromoteChosenProps) {
  const { today } = useSession()
  const promote = useMutation({
    mutationFn: async () => {
      const { year } = await call(moveRoutes.promotion, { query: { organisation: chosen.organisation } })
      return call(moveRoutes.promote, { body: { ...chosen, year, moves: [], staying: [], graduatedOn: today } })
    },
    onSuccess: onDone,
  })
  return (
    <Confirmation
      title={m.chosen_promote_sure({ count: showNumber(count) })}
      confirmText={m.chosen_promote()}
      busy={promote.isPending}
      onConfirm={() => promote.mutate()}
      onCancel={onCancel}
    >
      <p>{m.chosen_promote_text()}</p>
      {promote.error === null ? null : <ProblemNotice error={promote.error} texts={moveProblems} />}
    </Confirmation>
  )
}
