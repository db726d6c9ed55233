import { type ClassMove, moveRoutes } from '@nastavnik/contract'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { reading } from '../../api/queries.ts'
import { m } from '../../paraglide/messages.js'
import { classTitle } from '../../ui/class-title.ts'
import { type Column, DataTable } from '../../ui/data-table.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Pager } from '../../ui/pager.tsx'
import styles from './moves.module.css'

interface ClassPeopleProps {
  readonly organisation: string
  readonly group: string
  readonly move: ClassMove
  readonly staying: readonly string[]
  readonly onStaying: (ids: readonly string[]) => void
}

/** The people of one class: whoever is unticked stays behind. */
export function ClassPeople({ organisation, group, move, staying, onStaying }: ClassPeopleProps) {
  const [page, setPage] = useState(1)
  const list = useQuery({
    ...reading(moveRoutes.promotionPeople, { query: { organisation, class: group, page } }),
    placeholderData: keepPreviousData,
    staleTime: 0,
  })
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), []) // it opens below a long table
  const title = m.promotion_who_of({ class: classTitle(group) })
  return (
    <section className={styles['wide']} aria-label={title}>
      <h3 ref={heading} tabIndex={-1}>
        {title}
      </h3>
      <Loaded of={list} lines={4}>
        {(people) => {
          type Row = (typeof people.items)[number]
          const goes: Column<Row> = {
            title: m.promotion_goes(),
            render: ({ personId, name }) => (
              <input
                type="checkbox"
                className={styles['tick']}
                aria-label={m.promotion_goes_of({ name })}
                checked={!staying.includes(personId)}
                onChange={(event) =>
                  onStaying(event.currentTarget.checked ? staying.filter((id) => id !== personId) : [...staying, personId])
                }
              />
            ),
          }
          return (
            <>
              <DataTable
                label={title}
                rows={people.items}
                rowKey={({ personId }) => personId}
                columns={[
                  ...(move === 'STAY' ? [] : [goes]),
                  { title: m.promotion_person(), heading: true, render: ({ name }) => name },
                  { title: m.promotion_was(), render: ({ occupation }) => occupation },
                  {
                    title: m.promotion_after(),
                    render: ({ personId, becomes, occupation }) =>
                      move === 'STAY' || staying.includes(personId)
                        ? occupation
                        : move === 'GRADUATE'
                          ? m.promotion_graduate()
                          : (becomes ?? occupation),
                  },
                ]}
              />
              <Pager list={people} onPage={setPage} />
            </>
          )
        }}
      </Loaded>
    </section>
  )
}
