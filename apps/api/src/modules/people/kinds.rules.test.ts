import { entriesOf, type ParticipantRole, type PersonKind } from '@nastavnik/contract'
import { loadTargetModels } from '@nastavnik/target-model'
import { expect, test } from 'vitest'
import { formsOfKind, kindByForms } from './kinds.rules.ts'

const model = (await loadTargetModels()).find(({ code }) => code === 'omsk')
if (model === undefined) throw new Error('no model')

const of = (...participations: readonly [form: string, role: ParticipantRole][]) => participations.map(([form, role]) => ({ form, role }))

const cases: readonly [what: string, participations: ReturnType<typeof of>, kind: PersonKind | null][] = [
  ['a mentee of a pupil', of(['PUPIL_PUPIL', 'MENTEE']), 'PUPIL'],
  ['a student who mentors', of(['STUDENT_PUPIL', 'MENTOR']), 'STUDENT'],
  ['a young teacher', of(['TEACHER_TEACHER', 'MENTEE']), 'TEACHER'],
  ['an employer’s specialist', of(['EMPLOYER_PUPIL', 'MENTOR'], ['EMPLOYER_STUDENT', 'MENTOR']), 'SPECIALIST'],
  ['two forms that contradict each other', of(['PUPIL_PUPIL', 'MENTEE'], ['EMPLOYER_STUDENT', 'MENTEE']), null],
  ['a form nobody knows', of(['NOBODY_NOBODY', 'MENTEE']), null],
  ['nobody takes part', [], null],
]
test.each(cases)('%s', (_what, participations, kind) => {
  expect(kindByForms(model, participations)).toBe(kind)
})

test('forms of a kind are those that say it', () => {
  for (const { form, role } of formsOfKind(model, 'SPECIALIST')) expect(kindByForms(model, [{ form, role }])).toBe('SPECIALIST')
  expect(formsOfKind(model, 'PARENT')).toEqual([])
})

const texts: readonly [text: string, entries: string[]][] = [
  ['', []],
  ['английский; немецкий', ['английский', 'немецкий']],
  ['шахматы, футбол, лыжи', ['шахматы', 'футбол', 'лыжи']],
  ['футбол\nлыжи', ['футбол', 'лыжи']],
  [
    'подготовка к олимпиадам, в том числе заключительного этапа по математике',
    ['подготовка к олимпиадам, в том числе заключительного этапа по математике'],
  ],
  ['умеет слушать, спорить; рисует', ['умеет слушать, спорить', 'рисует']],
  [' ; , ', []],
]
test.each(texts)('«%s» as entries', (text, entries) => {
  expect(entriesOf(text)).toEqual(entries)
})
