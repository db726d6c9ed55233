import fc from 'fast-check'
import type { BaseRow } from './school-bases.ts'

export const someNames = [
  'Иванов Иван Иванович',
  'ИВАНОВ  Иван Иванович',
  'Иванов И. И.',
  'Петров Пётр',
  'Петров П.',
  'Орлова Анна',
  'Орлова Анна (7 класс)',
]
/** The first far more often than the others. */
const mostly = <T>(usual: T, ...others: T[]) => fc.oneof({ weight: 5, arbitrary: fc.constant(usual) }, fc.constantFrom(...others))

interface Choice {
  readonly names: readonly string[]
  readonly births: readonly (string | number | undefined)[]
  readonly occupations?: readonly string[]
  readonly forms?: readonly string[]
}

const rowOf = ({ names, births, occupations = ['7 класс'], forms = [] }: Choice): fc.Arbitrary<BaseRow> =>
  fc.oneof(
    { weight: 1, arbitrary: fc.constantFrom<BaseRow>([], [5], [undefined, 'Итого']) },
    {
      weight: 12,
      arbitrary: fc.record({
        name: fc.constantFrom(...names, 'Зуев'),
        birth: mostly<string | number | undefined>(undefined, ...births),
        occupation: fc.constantFrom(...occupations),
        startsOn: mostly('20.01.2021', '01.03.2021', '05.09.2021', '—'),
        endsOn: fc.constantFrom(undefined, '15.02.2021', '25.05.2021', '25.12.2021'),
        programme: mostly('Лидер', 'Программа «ЛИДЕР»', 'Клуб'),
        form: mostly('ученик – ученик', 'педагог – ученик', 'дружба', ...forms),
        counterpart: fc.subarray([...names], { maxLength: 3 }).map((some) => some.join('; ')),
        contacts: fc.constantFrom(undefined, 'тел. 1', 'мать: Орлова Анна'),
        result: fc.constantFrom(undefined, 'Победа', 'Победа Орловой'),
        completed: fc.constantFrom(undefined, 'да', 'нет'),
      }),
    },
  )

/** Few names, days and programmes, so that rows meet, repeat and contradict each other all the time. */
export function randomBases(choice: Choice = { names: someNames, births: [2008, '12.03.2008', '13.03.2008', '31.02.2008'] }) {
  const row = rowOf(choice)
  return fc.record({ mentees: fc.array(row, { maxLength: 9 }), mentors: fc.array(row, { maxLength: 9 }) })
}
