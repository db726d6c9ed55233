import type { AggregateFact, FactFinding, PlaceFacts } from '@nastavnik/contract'
import { m } from '../../paraglide/messages.js'
import { showCounted } from '../../ui/units-of-count.ts'

/** A finding with the facts it speaks of, ready to be read. */
export interface ReadableFinding {
  readonly id: string
  readonly title: string
  readonly text: string
  /** A few words for the row of a fact. */
  readonly short: string
  readonly facts: readonly AggregateFact[]
}

const counted = ({ value, unitOfCount }: AggregateFact) => showCounted(value, unitOfCount)
const list = (facts: readonly AggregateFact[]) => new Intl.ListFormat('ru').format(facts.map(counted))

function wordsOf({ kind, sum }: FactFinding, facts: readonly AggregateFact[]): Omit<ReadableFinding, 'id' | 'facts'> {
  const [first, ...rest] = facts
  if (first === undefined) return { title: '', text: '', short: '' }
  const number = counted(first)
  const ofTotal = { number, sum: showCounted(sum ?? 0, first.unitOfCount) }
  const numbers = list(facts)
  switch (kind) {
    case 'sameNumber':
      return { title: m.finding_same_number(), text: m.finding_same_number_text({ number }), short: m.finding_short_same_number() }
    case 'twoNumbers':
      return { title: m.finding_two_numbers(), text: m.finding_two_numbers_text({ numbers }), short: m.finding_short_two_numbers() }
    case 'samePractice':
      return { title: m.finding_same_practice(), text: m.finding_same_practice_text({ numbers }), short: m.finding_short_same_practice() }
    case 'sumDiffers':
      return { title: m.finding_sum_differs(), text: m.finding_sum_differs_text(ofTotal), short: m.finding_short_sum_differs() }
    case 'mixedUnits': {
      const text = m.finding_mixed_units_text({ ...ofTotal, numbers: list(rest) })
      return { title: m.finding_mixed_units(), text, short: m.finding_short_mixed_units() }
    }
    case 'countedTwice': {
      const [holder = first, part = first] = rest
      const text = m.finding_counted_twice_text({ ...ofTotal, holder: counted(holder), part: counted(part) })
      return { title: m.finding_counted_twice(), text, short: m.finding_short_counted_twice() }
    }
  }
}

/** Findings in words, each with an anchor of its own. */
export function readableFindings({ items, findings }: Pick<PlaceFacts, 'items' | 'findings'>): readonly ReadableFinding[] {
  const byKey = new Map(items.map((fact) => [fact.key, fact]))
  return findings.map((finding) => {
    const facts = finding.facts.flatMap((key) => byKey.get(key) ?? [])
    return { id: `finding-${finding.kind}-${finding.facts.join('-')}`, facts, ...wordsOf(finding, facts) }
  })
}

/** Where a fact stands on the page. */
export const factAnchor = ({ key }: Pick<AggregateFact, 'key'>) => `fact-${key}`

/** Where the contradictions begin. */
export const findingsAnchor = 'findings'
