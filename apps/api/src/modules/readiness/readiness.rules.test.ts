import type { GateEffect, GateState, ReadinessVerdict } from '@nastavnik/contract'
import { loadTargetModels, type TargetModel } from '@nastavnik/target-model'
import { expect, test } from 'vitest'
import { type MentorFacts, readinessOf, verdictOf } from './readiness.rules.ts'

const model = (await loadTargetModels()).find(({ code }) => code === 'omsk')
if (model === undefined) throw new Error('no model')

const today = '2026-11-26'
const nobody: MentorFacts = {
  kind: 'TEACHER',
  isMinor: false,
  forms: ['PEDAGOGUE_PUPIL'],
  interview: null,
  isEnrolled: false,
  certificates: [],
  checks: [],
}
const approved = { heldOn: '2026-09-01', state: 'APPROVED', verdict: 'RECOMMENDED' } as const
const whole: MentorFacts = { ...nobody, interview: approved, certificates: ['2029-09-01'], checks: [null] }

type Row = readonly [
  what: string,
  facts: Partial<MentorFacts>,
  states: readonly [GateState, GateState, GateState],
  verdict: ReadinessVerdict,
]

const rows: readonly Row[] = [
  ['everything is passed', {}, ['passed', 'passed', 'passed'], 'ready'],
  ['no interview', { interview: null }, ['missing', 'passed', 'passed'], 'warned'],
  ['a protocol that waits', { interview: { ...approved, state: 'WAITING' } }, ['waiting', 'passed', 'passed'], 'warned'],
  ['a protocol that was returned', { interview: { ...approved, state: 'RETURNED' } }, ['waiting', 'passed', 'passed'], 'warned'],
  ['recommended with conditions', { interview: { ...approved, verdict: 'CONDITIONS' } }, ['passed', 'passed', 'passed'], 'ready'],
  ['not recommended', { interview: { ...approved, verdict: 'NOT_RECOMMENDED' } }, ['failed', 'passed', 'passed'], 'warned'],
  ['in a group', { certificates: [], isEnrolled: true }, ['passed', 'waiting', 'passed'], 'warned'],
  ['in no group', { certificates: [] }, ['passed', 'missing', 'passed'], 'warned'],
  ['a certificate of today', { certificates: [today] }, ['passed', 'passed', 'passed'], 'ready'],
  ['a certificate of yesterday', { certificates: ['2026-11-25'] }, ['passed', 'expired', 'passed'], 'warned'],
  ['the latest certificate counts', { certificates: ['2027-01-01', '2020-01-01'] }, ['passed', 'passed', 'passed'], 'ready'],
  ['no check', { checks: [] }, ['passed', 'passed', 'missing'], 'blocked'],
  ['a check that ended', { checks: ['2026-01-01'] }, ['passed', 'passed', 'expired'], 'blocked'],
  ['one of two checks holds', { checks: ['2026-01-01', '2026-12-31'] }, ['passed', 'passed', 'passed'], 'ready'],
  [
    'a minor is not checked',
    { isMinor: true, kind: 'PUPIL', forms: ['PUPIL_PUPIL'], checks: [] },
    ['passed', 'passed', 'notNeeded'],
    'ready',
  ],
  ['who mentors teachers is not checked', { forms: ['TEACHER_TEACHER'], checks: [] }, ['passed', 'passed', 'notNeeded'], 'ready'],
  ['who mentors pupils too is', { forms: ['TEACHER_TEACHER', 'PEDAGOGUE_PUPIL'], checks: [] }, ['passed', 'passed', 'missing'], 'blocked'],
]

test.each(rows)('%s', (_what, facts, states, verdict) => {
  const gates = readinessOf(model, { ...whole, ...facts }, today)
  expect(gates.map(({ gate }) => gate)).toEqual(['INTERVIEW', 'TRAINING', 'SAFETY_CHECK'])
  expect(gates.map(({ state }) => state)).toEqual(states)
  expect(verdictOf(gates)).toBe(verdict)
})

test.each([
  ['2026-12-26', true],
  ['2026-12-27', false],
  ['2026-11-26', true],
  ['2026-11-25', false], // it has ended: that is another thing
  [null, false],
])('a certificate until %s is about to end: %s', (until, expiring) => {
  expect(readinessOf(model, { ...whole, certificates: [until] }, today)[1]).toMatchObject({ until, expiring })
})

const withGate = (effect: GateEffect, validMonths: number | null = null): TargetModel => ({
  ...model,
  readiness: {
    ...model.readiness,
    gates: model.readiness.gates.map((gate) => (gate.code === 'INTERVIEW' ? { ...gate, effect, validMonths } : gate)),
  },
})

test.each([
  ['block', 'missing', 'blocked'],
  ['warn', 'missing', 'warned'],
  ['off', 'notNeeded', 'ready'],
] as const)('the model says %s of the interview', (effect, state, verdict) => {
  const gates = readinessOf(withGate(effect), { ...whole, interview: null }, today)
  expect([gates[0]?.state, verdictOf(gates)]).toEqual([state, verdict])
})

test('an interview holds as long as the model says', () => {
  const facts = { ...whole, interview: { ...approved, heldOn: '2025-11-26' } }
  expect(readinessOf(withGate('warn', 12), facts, today)[0]).toMatchObject({ state: 'passed', until: '2026-11-26', expiring: true })
  expect(readinessOf(withGate('warn', 11), facts, today)[0]).toMatchObject({ state: 'expired', until: '2026-10-26' })
})
