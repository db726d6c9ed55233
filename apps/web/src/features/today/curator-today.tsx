import { todayRoutes } from '@nastavnik/contract'
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
  // Read anew whenever the page is opened: nearly every piece of work changes one of these numbers.
  const today = useQuery({ ...reading(todayRoutes.read, { query: { organisation } }), staleTime: 0 })
  const totals = useQuery(totalsReading(organisation, year))
  const failed = [today, totals].find((one) => one.isLoadingError)
  if (failed?.error) return <ProblemNotice error={failed.error} onRetry={() => void Promise.all([today.refetch(), totals.refetch()])} />
  if (!(today.data && totals.data)) return <Waiting lines={12} />
  const { people, pairs, programmes, lastImport: last } = today.data
  const parked = showNumber(last?.errors ?? 0)
  return (
    <>
      <NextSteps organisation={organisation} today={today.data} />
      <Section title={m.today_now()}>
        <Figures
          label={m.today_now()}
          figures={[
            { label: m.today_people(), value: <Link to="/people">{showNumber(people)}</Link> },
            { label: m.today_pairs(), value: <Link to="/pairs">{showNumber(pairs)}</Link> },
            { label: m.today_programmes(), value: <Link to="/programmes">{showNumber(programmes)}</Link> },
            {
              label: m.today_parked(),
              value:
                last === null ? (
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
