import { subjectRequestRoutes } from '@nastavnik/contract'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { reading } from '../../api/queries.ts'
import { useMay } from '../../api/session.ts'
import { m } from '../../paraglide/messages.js'
import { Figures } from '../../ui/figures.tsx'
import { showNumber } from '../../ui/numbers.ts'
import { Section } from '../../ui/section.tsx'

/** How many people wait to be answered; whose requests they are is opened by the curator alone. */
export function OpenRequests({ organisation }: { readonly organisation: string }) {
  const mayOpen = useMay('person.tell')
  const { data } = useQuery({ ...reading(subjectRequestRoutes.count, { query: { organisation } }), staleTime: 0 })
  if (data === undefined) return null
  const shown = (count: number) =>
    mayOpen ? (
      <Link to="/requests" search={{ state: 'OPEN' }}>
        {showNumber(count)}
      </Link>
    ) : (
      showNumber(count)
    )
  return (
    <Section title={m.requests_title()}>
      <Figures
        label={m.requests_title()}
        figures={[
          { label: m.requests_count_open(), value: shown(data.open) },
          { label: m.requests_count_overdue(), value: shown(data.overdue), ...(data.overdue > 0 && { tone: 'bad' as const }) },
        ]}
      />
      {mayOpen ? null : <p className="soft small">{m.requests_count_text()}</p>}
    </Section>
  )
}
