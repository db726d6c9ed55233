import type { JointPair, PairAnswer } from '@nastavnik/contract'
import { m } from '../../paraglide/messages.js'
import { kindTitle } from '../../ui/kind-titles.ts'
import { showNumber } from '../../ui/numbers.ts'

export const answerTones = { YES: 'good', UNSURE: 'warn', NO: 'bad' } as const satisfies Record<PairAnswer, string>

/** «Наставник № 4821»: the only name of somebody of another organisation. */
export const otherName = ({ side, other }: JointPair): string =>
  side === 'MENTEE' ? m.joint_mentor_number({ number: String(other.number) }) : m.joint_mentee_number({ number: String(other.number) })

/** «Завод № 2 · специалист предприятия», «СОШ № 1 · 15 лет». */
export function aboutOther({ other: { organisation, age, kind } }: JointPair): string {
  const told = [
    organisation,
    ...(kind === null ? [] : [kindTitle(kind)]),
    ...(age === null ? [] : [m.joint_age({ count: age, shown: showNumber(age) })]),
  ]
  return told.join(' · ')
}

export const countedPoints = (value: number): string => m.joint_points({ count: value, shown: showNumber(value) })
