import type { MatchingRuleCode, UnplacedReason } from '@nastavnik/contract'
import { m } from '../../paraglide/messages.js'
import { showNumber } from '../../ui/numbers.ts'
import { countedMentees, countedPlaces } from './words.ts'

/** So many rules are advised about. */
const mostRules = 3

const told: Readonly<Record<Exclude<UnplacedReason['kind'], 'NO_CANDIDATE' | 'HALL' | 'LOST_TRADE'>, () => string>> = {
  PROHIBITED: m.matching_reason_prohibited,
  BELOW_THRESHOLD: m.matching_reason_threshold,
  MODE_B_STABLE: m.matching_reason_stable,
}

/** What helps where the rule itself is not to be moved; of the others it is said that they stand in the way. */
const helps: Readonly<Partial<Record<MatchingRuleCode, typeof m.matching_reason_consent>>> = {
  NO_CONSENT: m.matching_reason_consent,
  NOT_READY: m.matching_reason_ready,
  NO_PLACE: m.matching_reason_free,
}

function adviceAgainst({ code, mentors }: UnplacedReason['rules'][number], titleOf: (code: string) => string): string {
  const counted = { count: mentors, shown: showNumber(mentors) }
  return helps[code]?.(counted) ?? m.matching_reason_rule({ ...counted, rule: titleOf(code) })
}

function ofRules({ rules, alone }: UnplacedReason, titleOf: (code: string) => string): string[] {
  const named = rules.slice(0, mostRules)
  if (named.length === 0) return [m.matching_reason_nobody()]
  if (!alone)
    return [m.matching_reason_nobody(), m.matching_reason_several({ rules: named.map(({ code }) => `«${titleOf(code)}»`).join(', ') })]
  return [m.matching_reason_nobody(), ...named.map((rule) => adviceAgainst(rule, titleOf))]
}

/** Why a mentee has no mentor and what can be done about it, sentence by sentence. `titleOf`: what a rule is called. */
export function reasonWords(reason: UnplacedReason, titleOf: (code: string) => string): string[] {
  const { kind, shared, pointsLost } = reason
  if (kind === 'NO_CANDIDATE') return ofRules(reason, titleOf)
  if (kind === 'HALL') {
    if (shared === null) return [m.matching_reason_places()]
    const lack = shared.mentees - shared.places
    return [
      m.matching_reason_shared({ mentees: countedMentees(shared.mentees), places: countedPlaces(shared.places) }),
      ...(lack > 0 ? [m.matching_reason_lack({ count: lack, shown: showNumber(lack) })] : []),
      m.matching_reason_add(),
    ]
  }
  if (kind === 'LOST_TRADE') {
    return pointsLost === null || pointsLost === 0
      ? [m.matching_reason_lost_even()]
      : [m.matching_reason_lost({ count: pointsLost, shown: showNumber(pointsLost) })]
  }
  return [told[kind]()]
}

/** The same in a word or two, for a row of the list. */
export const shortReasons: Readonly<Record<UnplacedReason['kind'], () => string>> = {
  NO_CANDIDATE: m.matching_short_nobody,
  PROHIBITED: m.matching_short_prohibited,
  BELOW_THRESHOLD: m.matching_short_threshold,
  HALL: m.matching_short_places,
  LOST_TRADE: m.matching_short_places,
  MODE_B_STABLE: m.matching_short_places,
}
