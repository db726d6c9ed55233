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
import { FormTotals, totalsReading } from './form-totals.tsx'
import { NextSteps } from './next-steps.tsx'

interface CuratorTodayProps {
  readonly organisation: string
  readonly year: number
}

/** Shown when all of it is known: nothing jumps under the finger. */
export function CuratorToday({ organisation, year }: CuratorTodayProps) {
  const query = { organisation, page: 1 }
  const people = useQuery(reading(peopleRoutes.list, { query }))
  const pairs = useQuery(reading(mentorshipRoutes.list, { query }))
  const programmes = useQuery(reading(programmeRoutes.list, { query }))
  const unchecked = useQuery(reading(programmeRoutes.list, { query: { ...query, practice: 'unchecked' } }))
  const imports = useQuery(reading(importRoutes.list, { query }))
  const card = useQuery(reading(organisationRoutes.get, { params: { code: organisation } }))
  const totals = useQuery(totalsReading(organisation, year))
  const all = [people, pairs, programmes, unchecked, imports, card, totals]
  const failed = all.find((one) => one.isLoadingError)
  if (failed?.error) return <ProblemNotice error={failed.error} onRetry={() => void Promise.all(all.map((one) => one.refetch()))} />
  if (!(people.data && pairs.data && programmes.data && unchecked.data && imports.data && card.data && totals.data))
    return <Waiting lines={12} />
  const last = imports.data.items[0]
  const parked = showNumber(last?.counters.errors ?? 0)
  return (
    <>
      <NextSteps unchecked={unchecked.data.total} last={last} organisation={card.data} people={people.data.total} />
      <Section title={m.today_now()}>
        <Figures
          label={m.today_now()}
          figures={[
            { label: m.today_people(), value: <Link to="/people">{showNumber(people.data.total)}</Link> },
            { label: m.today_pairs(), value: <Link to="/pairs">{showNumber(pairs.data.total)}</Link> },
            { label: m.today_programmes(), value: <Link to="/programmes">{showNumber(programmes.data.total)}</Link> },
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
