import { readinessRoutes } from '@nastavnik/contract'
import { useQuery } from '@tanstack/react-query'
import { reading } from '../../api/queries.ts'
import { m } from '../../paraglide/messages.js'
import { Facts } from '../../ui/facts.tsx'
import { GateMark, VerdictMark } from '../../ui/gate-mark.tsx'
import { LinkButton } from '../../ui/link-button.tsx'
import { Section } from '../../ui/section.tsx'

/** What a mentor has passed, on the card; of whoever mentors nobody nothing is asked. */
export function ReadinessSection({ id }: { readonly id: string }) {
  const found = useQuery({ ...reading(readinessRoutes.ofPerson, { params: { id } }), staleTime: 0 })
  if (found.data?.isMentor !== true) return null
  const { gates, gateTitles, verdict } = found.data
  return (
    <Section
      title={m.person_readiness()}
      aside={
        <LinkButton to="/readiness/people/$id" params={{ id }} variant="default">
          {m.person_readiness_open()}
        </LinkButton>
      }
    >
      <Facts
        facts={[
          [m.readiness_verdict(), <VerdictMark key="verdict" verdict={verdict} />],
          ...gates.map(
            (gate) => [gateTitles.find((one) => one.gate === gate.gate)?.title ?? '', <GateMark key={gate.gate} gate={gate} />] as const,
          ),
        ]}
      />
    </Section>
  )
}
