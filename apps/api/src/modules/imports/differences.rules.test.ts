import { describe, expect, test } from 'vitest'
import { type BaseRow, planBases, registryAfter } from '../../../test/school-bases.ts'
import { stillSo } from './differences.rules.ts'
import { withUpdates } from './plan-import.rules.ts'

const row = (more: Exclude<BaseRow, readonly unknown[]> = {}): BaseRow => ({
  name: 'Орлова Анна',
  birth: '12.03.2008',
  contacts: 'тел. 1',
  occupation: '7 класс',
  form: 'ученик – ученик',
  programme: 'Лидер',
  startsOn: '20.01.2021',
  ...more,
})
const told = (first: readonly BaseRow[], second: readonly BaseRow[]) =>
  planBases({ mentees: second }, registryAfter(planBases({ mentees: first }))).differences.flatMap(({ programme, fields }) =>
    fields.map(({ field, was, said }) => `${programme ?? 'card'} ${field}: ${was} → ${said}`),
  )

describe('a school’s base against what stands', () => {
  test.each<[what: string, first: BaseRow[], second: BaseRow[], differences: string[]]>([
    ['the same', [row()], [row()], []],
    ['another text', [row()], [row({ contacts: 'тел. 2' })], ['card contacts: тел. 1 → тел. 2']],
    ['an empty cell says nothing', [row()], [row({ contacts: undefined })], []],
    ['an empty field is filled', [row({ contacts: undefined })], [row()], []],
    ['spaces are no difference', [row()], [row({ contacts: ' тел.  1' })], []],
    [
      'experience',
      [row({ occupation: 'учитель, стаж 2 года' })],
      [row({ occupation: 'учитель, стаж 3 года' })],
      ['card occupation: учитель, стаж 2 года → учитель, стаж 3 года', 'card experienceYears: 2 → 3'],
    ],
    ['a later end', [row({ endsOn: '25.05.2021' })], [row({ endsOn: '30.06.2021' })], ['Лидер endsOn: 2021-05-25 → 2021-06-30']],
    ['an outcome', [row({ result: 'диплом' })], [row({ result: 'грамота' })], ['Лидер result: диплом → грамота']],
    ['completed after all', [row({ completed: 'нет' })], [row({ completed: 'да' })], ['Лидер completed: no → yes']],
    [
      'another start is another participation',
      [row({ endsOn: '25.05.2021' })],
      [row({ startsOn: '21.01.2021', endsOn: '30.06.2021' })],
      [],
    ],
    ['rows that contradict each other', [row()], [row({ contacts: 'тел. 2' }), row({ programme: 'Спорт', contacts: 'тел. 3' })], []],
    ['a row that agrees with what stands', [row()], [row(), row({ programme: 'Спорт', contacts: 'тел. 3' })], []],
    [
      'rows that agree',
      [row()],
      [row({ contacts: 'тел. 2' }), row({ programme: 'Спорт', contacts: 'тел. 2' })],
      ['card contacts: тел. 1 → тел. 2'],
    ],
    ['another birth may be another person', [row()], [row({ birth: '13.03.2008', contacts: 'тел. 2' })], []],
    ['somebody new', [], [row({ contacts: 'тел. 2' })], []],
  ])('%s', (_what, first, second, differences) => expect(told(first, second)).toEqual(differences))
})

test('differences that are taken leave none; those that are not stay', () => {
  const registry = registryAfter(planBases({ mentees: [row({ result: 'диплом' })] }))
  const second = { mentees: [row({ contacts: 'тел. 2', result: 'грамота' })] }
  const plan = planBases(second, registry)
  const [card, participation] = plan.differences
  if (card === undefined || participation === undefined) throw new Error('two differences were expected')
  const taken = withUpdates(plan, stillSo(plan.differences, [card]))
  expect([taken.completedPersons.map(({ contacts }) => contacts), taken.completedParticipations]).toEqual([['тел. 2'], []])
  expect(planBases(second, registry).differences.map(({ id }) => id)).toEqual([participation.id])
})

test('a choice holds for what was seen and for nothing else', () => {
  const registry = registryAfter(planBases({ mentees: [row()] }))
  const { differences } = planBases({ mentees: [row({ contacts: 'тел. 2' })] }, registry)
  expect(stillSo(differences, differences)).toEqual(differences)
  const seenOtherwise = differences.map((one) => ({ ...one, fields: one.fields.map((field) => ({ ...field, was: 'тел. 0' })) }))
  expect(stillSo(differences, seenOtherwise)).toEqual([])
  expect(stillSo(differences, [])).toEqual([])
})
