import { importRoutes, mentorshipRoutes, organisationRoutes, peopleRoutes, programmeRoutes } from '@nastavnik/contract'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { reading } from '../../api/queries.ts'
import { m } from '../../paraglide/messages.js'
import { Figures } from '../../ui/figures.tsx'
import { showNumber } from '../../ui/numbers.ts'
import { ProblemNotice } from '../../ui/problem-notice.tsx'
import { Section } from '../../ui/section.tsx'
import { Waiting } from '../../ui/waiting.tsx'
import { FormTotals } from './form-totals.tsx'
import { NextSteps } from './next-steps.tsx'

interface CuratorTodayProps {
  readonly organisation: string
  readonly year: number
}

export function CuratorToday({ organisation, year }: CuratorTodayProps) {
  const query = { organisation, page: 1 }
  const people = useQuery(reading(peopleRoutes.list, { query }))
  const pairs = useQuery(reading(mentorshipRoutes.list, { query }))
  const programmes = useQuery(reading(programmeRoutes.list, { query }))
  const unchecked = useQuery(reading(programmeRoutes.list, { query: { ...query, practice: 'unchecked' } }))
  const imports = useQuery(reading(importRoutes.list, { query }))
  const card = useQuery(reading(organisationRoutes.get, { params: { code: organisation } }))
  const all = [people, pairs, programmes, unchecked, imports, card]
  const error = all.find((one) => one.error !== null)?.error
  const last = imports.data?.items[0]
  const text = (value: number | undefined) => (value === undefined ? '…' : showNumber(value))
  const parked = text(imports.data === undefined ? undefined : (last?.counters.errors ?? 0))
  return (
    <>
      {error === undefined || error === null ? null : (
        <ProblemNotice error={error} onRetry={() => void Promise.all(all.map((one) => one.refetch()))} />
      )}
      {people.data === undefined || unchecked.data === undefined || imports.data === undefined || card.data === undefined ? (
        error === undefined ? (
          <Waiting lines={4} />
        ) : null
      ) : (
        <NextSteps unchecked={unchecked.data.total} last={last} organisation={card.data} people={people.data.total} />
      )}
      <Section title={m.today_now()}>
        <Figures
          label={m.today_now()}
          figures={[
            { label: m.today_people(), value: <Link to="/people">{text(people.data?.total)}</Link> },
            { label: m.today_pairs(), value: <Link to="/pairs">{text(pairs.data?.total)}</Link> },
            { label: m.today_programmes(), value: <Link to="/programmes">{text(programmes.data?.total)}</Link> },
            {
              label: m.today_parked(),
              value:
                last === undefined ? (
                  parked
                ) : (
                  <Link to="/imports/$id" params={{ id: last.id }}>
                    {parked}
                  </Link>
                ),
            },
          ]}
        />
      </Section>
      <FormTotals unit={organisation} year={year} />
    </>
  )
}
