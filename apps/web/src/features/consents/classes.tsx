import { type ConsentKind, consentRoutes } from '@nastavnik/contract'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { reading } from '../../api/queries.ts'
import { m } from '../../paraglide/messages.js'
import type { ConsentsSearch } from '../../search-params.ts'
import { classTitle } from '../../ui/class-title.ts'
import { DataTable } from '../../ui/data-table.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Mark } from '../../ui/mark.tsx'
import { showNumber } from '../../ui/numbers.ts'
import { Section } from '../../ui/section.tsx'

interface ClassesProps {
  readonly organisation: string
  readonly kind: ConsentKind
  readonly search: ConsentsSearch
}

/** Class by class: how many have signed, and who has not. */
export function Classes({ organisation, kind, search }: ClassesProps) {
  const { taking } = search
  const query = { organisation, kind, ...(taking === undefined ? {} : { taking }) }
  const counts = useQuery({ ...reading(consentRoutes.classes, { query }), placeholderData: keepPreviousData, staleTime: 0 })
  const toClass = (code: string, state?: 'lacking' | 'given') => ({ kind: search.kind, taking, class: code, state })
  return (
    <Section title={m.consents_classes()}>
      <Loaded of={counts} lines={4}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="soft">{m.people_none_title()}</p>
          ) : (
            <DataTable
              label={m.consents_classes()}
              rows={items}
              rowKey={(row) => row.class}
              columns={[
                {
                  title: m.consents_class(),
                  heading: true,
                  render: (row) => (
                    <Link to="/consents" search={toClass(row.class)}>
                      {classTitle(row.class)}
                    </Link>
                  ),
                },
                { title: m.consents_class_people(), numeric: true, render: ({ people }) => showNumber(people) },
                {
                  title: m.consents_state_given(),
                  numeric: true,
                  render: (row) => (
                    <Link
                      to="/consents"
                      search={toClass(row.class, 'given')}
                      aria-label={m.consents_given_of({ class: classTitle(row.class), count: showNumber(row.given) })}
                    >
                      {showNumber(row.given)}
                    </Link>
                  ),
                },
                {
                  title: m.consents_state_lacking(),
                  numeric: true,
                  render: (row) => {
                    const lacking = row.people - row.given
                    return lacking === 0 ? (
                      <Mark tone="good">{m.consents_all()}</Mark>
                    ) : (
                      <Link
                        to="/consents"
                        search={toClass(row.class, 'lacking')}
                        aria-label={m.consents_lacking_of({ class: classTitle(row.class), count: showNumber(lacking) })}
                      >
                        {showNumber(lacking)}
                      </Link>
                    )
                  },
                },
              ]}
            />
          )
        }
      </Loaded>
    </Section>
  )
}
