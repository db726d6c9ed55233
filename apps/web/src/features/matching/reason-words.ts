import type { UnplacedReason } from '@nastavnik/contract'
import { m } from '../../paraglide/messages.js'
import { showNumber } from '../../ui/numbers.ts'
import { countedMentees, countedPlaces } from './words.ts'

/** So many rules are advised about. */
const mostRules = 3

const told: Readonly<Record<Exclude<UnplacedReason['kind'], 'NO_CANDIDATE' | 'HALL' | 'LOST_TRADE'>, () => string>> = {
  PROHIBITED: m.matching_reason_prohibited,
  BELOW_THRESHOLD: m.matching_reason_threshold,
  MODE_B_STABLE: m.matching_reason_stable,
  REFUSED: m.matching_reason_refused,
}

function ofRules(rules: UnplacedReason['rules'], titleOf: (code: string) => string): string[] {
  if (rules.length === 0) return [m.matching_reason_nobody(), m.matching_reason_several()]
  const advice = rules
    .slice(0, mostRules)
    .map(({ code, mentors }) => m.matching_reason_rule({ rule: titleOf(code), count: mentors, shown: showNumber(mentors) }))
  return [m.matching_reason_nobody(), ...advice]
}

/** Why a mentee has no mentor and what can be done about it, sentence by sentence. `titleOf`: what a rule is called. */
export function reasonWords({ kind, rules, shared, pointsLost }: UnplacedReason, titleOf: (code: string) => string): string[] {
  if (kind === 'NO_CANDIDATE') return ofRules(rules, titleOf)
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
  REFUSED: m.matching_short_refused,
}
