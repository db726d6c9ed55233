import type { TrainingTest } from '@nastavnik/contract'
import { loadTargetModels } from '@nastavnik/target-model'
import { expect, test } from 'vitest'
import { certificateNumber, isCompleted } from './completion.rules.ts'

const model = (await loadTargetModels()).find(({ code }) => code === 'omsk')
if (model === undefined) throw new Error('no model')

const sessions = ['a', 'b', 'c', 'd', 'e'].map((id) => ({ id, on: '2026-11-01', topic: '' }))
const asked: TrainingTest = { questions: [], passMark: 3 }

test.each([
  ['four of five sessions', ['a', 'b', 'c', 'd'], null, null, true],
  ['three of five', ['a', 'b', 'c'], null, null, false],
  ['a session that is not in the plan any more', ['a', 'b', 'c', 'x'], null, null, false],
  ['a test that is passed', ['a', 'b', 'c', 'd', 'e'], asked, 3, true],
  ['a test that is not passed', ['a', 'b', 'c', 'd', 'e'], asked, 2, false],
  ['a test that was not written', ['a', 'b', 'c', 'd', 'e'], asked, null, false],
  ['points without attendance', [], asked, 9, false],
])('%s', (_what, attended, exam, points, completed) => {
  expect(isCompleted(model, { sessions, test: exam }, { attended, points })).toBe(completed)
})

test('a plan without sessions is completed by nobody', () => {
  expect(isCompleted(model, { sessions: [], test: null }, { attended: [], points: null })).toBe(false)
})

test.each([
  [2026, 1, '2026-001'],
  [2026, 12, '2026-012'],
  [2027, 1234, '2027-1234'],
])('the number %i of %i', (year, number, printed) => expect(certificateNumber(year, number)).toBe(printed))
