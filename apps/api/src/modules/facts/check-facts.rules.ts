import type { AggregateFact, FactFinding } from '@nastavnik/contract'

/** What the checks look at; `form` is a code. */
export type CheckedFact = Pick<AggregateFact, 'key' | 'title' | 'unitOfCount' | 'value' | 'dated' | 'partOf' | 'within'> & {
  readonly form: string | null
}

/** Small and round numbers repeat by chance. */
const smallestTelling = 100
const roundTo = 50

const sumOf = (facts: readonly CheckedFact[]) => facts.reduce((sum, { value }) => sum + value, 0)

/** «Клуб «Билет в будущее»» and «программа «Билет в будущее»» speak of one thing: the name in the outer quotation marks, or the whole title. */
export function practiceName(title: string): string {
  const from = title.indexOf('«')
  const to = title.lastIndexOf('»')
  const name = from !== -1 && to > from + 1 ? title.slice(from + 1, to) : title
  return name
    .toLowerCase()
    .replace(/ё/g, 'е')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

/** A total and its part, or a number inside another, are alike for a good reason. */
const areRelated = (a: CheckedFact, b: CheckedFact) => [a.partOf, a.within].includes(b.key) || [b.partOf, b.within].includes(a.key)

const groupsOf = (facts: readonly CheckedFact[], keyOf: (fact: CheckedFact) => string): CheckedFact[][] =>
  [...Map.groupBy(facts, keyOf).values()].filter(({ length }) => length > 1)

const keysOf = (facts: readonly CheckedFact[]) => facts.map(({ key }) => key)

/** One number in several rows: «Билет в будущее», 2038 in three forms. A round one tells something only under one name. */
function sameNumbers(facts: readonly CheckedFact[]): FactFinding[] {
  const telling = facts.filter(({ value }) => value >= smallestTelling)
  return groupsOf(telling, ({ unitOfCount, value, dated }) => `${unitOfCount} ${value} ${dated}`).flatMap((group) => {
    const apart = group.filter((fact) => !group.some((other) => areRelated(fact, other)))
    const isRound = apart.every(({ value }) => value % roundTo === 0)
    const found = isRound ? (groupsOf(apart, ({ title }) => practiceName(title))[0] ?? []) : apart
    return found.length > 1 ? [{ kind: 'sameNumber', facts: keysOf(found), sum: null }] : []
  })
}

/** One practice with different numbers: in one form they contradict («СПЕКТР», 735 and 770), in two forms people may repeat. */
function differentNumbers(facts: readonly CheckedFact[]): FactFinding[] {
  return groupsOf(facts, ({ title, unitOfCount, dated }) => `${practiceName(title)} ${unitOfCount} ${dated}`).flatMap((group) => {
    const distinct = group.filter(({ value }, index) => group.findIndex((other) => other.value === value) === index)
    const apart = distinct.filter((fact) => !distinct.some((other) => areRelated(fact, other)))
    if (apart.length < 2) return []
    const isOneForm = new Set(apart.map(({ form }) => form)).size === 1
    return [{ kind: isOneForm ? 'twoNumbers' : 'samePractice', facts: keysOf(apart), sum: null }]
  })
}

function partsOfTotal(total: CheckedFact, facts: readonly CheckedFact[]): FactFinding[] {
  const parts = facts.filter(({ partOf }) => partOf === total.key)
  if (parts.length === 0) return []
  const found: FactFinding[] = []
  const sum = sumOf(parts)
  if (sum !== total.value) found.push({ kind: 'sumDiffers', facts: [total.key, ...keysOf(parts)], sum })
  const foreign = parts.filter(({ unitOfCount }) => unitOfCount !== total.unitOfCount)
  if (foreign.length > 0) found.push({ kind: 'mixedUnits', facts: [total.key, ...keysOf(foreign)], sum: sum - sumOf(foreign) })
  for (const part of parts) {
    const holder = parts.find(({ key }) => key === part.within)
    if (holder !== undefined) found.push({ kind: 'countedTwice', facts: [total.key, holder.key, part.key], sum: sum - part.value })
  }
  return found
}

/** What cannot be true, or must not be added, among the facts of one place: S0 (table 1, appendix 2) does it all. Contradictions of totals first. */
export const checkFacts = (facts: readonly CheckedFact[]): FactFinding[] => [
  ...facts.flatMap((total) => partsOfTotal(total, facts)),
  ...sameNumbers(facts),
  ...differentNumbers(facts),
]
