import type { DecisionKind, DraftPair, MatchingMode, MatchingRound, PairPart, PairsFilter, PairsOrder } from '@nastavnik/contract'
import { m } from '../../paraglide/messages.js'
import { answerTitles } from '../../ui/answer-buttons.tsx'
import { showNumber } from '../../ui/numbers.ts'

const counted = (value: number) => ({ count: value, shown: showNumber(value) })

export const countedMentees = (value: number) => m.matching_mentees(counted(value))
export const countedMentors = (value: number) => m.matching_mentors(counted(value))
export const countedPlaces = (value: number) => m.matching_places(counted(value))
export const countedCandidates = (value: number) => m.matching_candidates({ shown: showNumber(value) })
/** Points of one pair, or of many: those of many may be parts. */
export const countedPoints = (value: number) => {
  const rounded = Math.round(value)
  return m.matching_points({ count: rounded, shown: showNumber(rounded) })
}

/** What is aimed at, in plain words. */
export const modeTitles: Readonly<Record<MatchingMode, () => string>> = {
  points: m.matching_mode_points,
  stable: m.matching_mode_stable,
  rankMaximal: m.matching_mode_ranks,
  worstPair: m.matching_mode_worst,
}

/** What the aim gives and what it costs. */
export const modeHints: Readonly<Record<MatchingMode, () => string>> = {
  points: m.matching_mode_points_hint,
  stable: m.matching_mode_stable_hint,
  rankMaximal: m.matching_mode_ranks_hint,
  worstPair: m.matching_mode_worst_hint,
}

export const filterTitles: Readonly<Record<PairsFilter, () => string>> = {
  unplaced: m.matching_filter_unplaced,
  placed: m.matching_filter_placed,
  locked: m.matching_filter_locked,
  warned: m.matching_filter_warned,
  agreed: m.matching_filter_agreed,
  refused: m.matching_filter_refused,
  unanswered: m.matching_filter_unanswered,
}

export const orderTitles: Readonly<Record<PairsOrder, () => string>> = {
  name: m.matching_order_name,
  points: m.matching_order_points,
  waiting: m.matching_order_waiting,
}

export const decisionTitles: Readonly<Record<DecisionKind, () => string>> = {
  LOCK: m.matching_decision_lock,
  PROHIBITION: m.matching_decision_prohibition,
  PLACES: m.matching_decision_places,
}

/** What a run is called: «Вариант 3 · Больше очков у всех вместе», or its own title. */
export const runTitle = ({ number, title, mode }: { readonly number: number; readonly title: string; readonly mode: MatchingMode }) =>
  m.matching_run_title({ number: showNumber(number), title: title === '' ? modeTitles[mode]() : title })

/** How a rule is called by the model of the territory. */
export const ruleTitles = ({ rules }: Pick<MatchingRound, 'rules'>) => {
  const titles = new Map(rules.map(({ code, title }) => [code, title]))
  return (code: string): string => titles.get(code) ?? code
}

/** How a part of the points is called. */
export const partTitles = ({ criteria }: Pick<MatchingRound, 'criteria'>) => {
  const titles = new Map(criteria.map(({ code, title }) => [code, title]))
  return (code: PairPart['code']): string => {
    if (code === 'MENTEE_WISH') return m.matching_part_mentee_wish()
    return code === 'MENTOR_WISH' ? m.matching_part_mentor_wish() : (titles.get(code) ?? code)
  }
}

/** Which wish each is of the other; empty: neither was named. */
export const rankWords = ({ menteeRank, mentorRank }: Pick<DraftPair, 'menteeRank' | 'mentorRank'>): string[] => [
  ...(menteeRank === null ? [] : [m.matching_rank_mentee({ rank: showNumber(menteeRank) })]),
  ...(mentorRank === null ? [] : [m.matching_rank_mentor({ rank: showNumber(mentorRank) })]),
]

/** Whether there is somebody's answer, and which. */
export const answerWords = ({ menteeAnswer, mentorAnswer }: Pick<DraftPair, 'menteeAnswer' | 'mentorAnswer'>): string[] => [
  ...(menteeAnswer === null ? [] : [m.matching_answered_mentee({ answer: answerTitles[menteeAnswer]() })]),
  ...(mentorAnswer === null ? [] : [m.matching_answered_mentor({ answer: answerTitles[mentorAnswer]() })]),
]
