import type { PlaceFacts } from '@nastavnik/contract'
import { Link } from '@tanstack/react-router'
import { m } from '../../paraglide/messages.js'
import { showNumber } from '../../ui/numbers.ts'
import { Section } from '../../ui/section.tsx'

/** Municipalities and organisations that keep facts of their own. */
export function PlacesBelow({ below }: Pick<PlaceFacts, 'below'>) {
  if (below.length === 0) return null
  return (
    <Section title={m.facts_below()}>
      <p className="soft">{m.facts_below_lead()}</p>
      <ul>
        {below.map(({ unit, facts }) => (
          <li key={unit.code}>
            <Link to="/facts" search={{ unit: unit.code }}>
              {unit.title}
            </Link>{' '}
            — {m.facts_below_count({ count: facts, shown: showNumber(facts) })}
          </li>
        ))}
      </ul>
    </Section>
  )
}
