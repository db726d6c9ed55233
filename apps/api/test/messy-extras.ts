import type { ParkCode, WarningCode } from '@nastavnik/contract'
import type { Value } from '@nastavnik/synthetic'
import type { Dice } from './respell.ts'

/** What a row that the clean workbook does not have adds to the truth; someone `known` is new to the form's row only. */
export interface Gain {
  readonly form: string
  readonly programme: string
  readonly mentors: number
  readonly mentees: number
  /** Persons the base did not name before; 0 when somebody known joins another programme later. */
  readonly persons: number
  /** A known person who has not been in this form before. */
  readonly newInForm?: boolean
}

export interface ExtraRow {
  /** By heading; the other cells are those of the row it is copied from. */
  readonly changes: Readonly<Record<string, Value>>
  readonly from: readonly Value[]
  readonly parked?: ParkCode
  readonly warned?: readonly WarningCode[]
  readonly gain?: Gain
}

export interface Extras {
  readonly mentees: ExtraRow[]
  readonly mentors: ExtraRow[]
}

interface Base {
  readonly header: readonly string[]
  readonly rows: readonly (readonly Value[])[]
}

const own = { mentees: 'ФИО наставляемого', mentors: 'ФИО наставника' } as const
const listed = 'ФИО наставляемого (наставляемых)'
const contacts = { mentees: 'Контактные данные (данные представителя)', mentors: 'Контактные данные' } as const
const call = 'тел. +7 900 000-00-00'

const given = [
  'Агния',
  'Белла',
  'Влада',
  'Гелла',
  'Дина',
  'Ева',
  'Жанна',
  'Зоя',
  'Инга',
  'Клара',
  'Лада',
  'Муза',
  'Нонна',
  'Ольга',
  'Рената',
]
const patronymics = ['Андреевна', 'Борисовна', 'Викторовна', 'Глебовна', 'Денисовна', 'Егоровна', 'Захаровна', 'Ильинична', 'Кирилловна']

/** Rows of people who are nowhere else, each with a mess of its own, and what they add to the truth. */
export function makeExtras(dice: Dice, mentees: Base, mentors: Base): Extras {
  const extras: Extras = { mentees: [], mentors: [] }
  let last = 0
  const stranger = () => {
    const name = `Пришлая ${given[last % given.length]} ${patronymics[Math.floor(last / given.length)]}`
    last += 1
    return name
  }
  const textIn = ({ header }: Base, row: readonly Value[], heading: string) => String(row[header.indexOf(heading)] ?? '')
  const formIn = (base: Base, row: readonly Value[]) => textIn(base, row, 'Форма наставничества')
  const programmeIn = (base: Base, row: readonly Value[]) => textIn(base, row, 'Наименование программы').replace(/^Программа «(.*)»$/, '$1')
  const placeIn = (base: Base, row: readonly Value[]) => ({ form: formIn(base, row), programme: programmeIn(base, row) })
  const rowOf = (base: Base, suits: (form: string) => boolean) => {
    const rows = base.rows.filter((row) => suits(formIn(base, row)))
    return rows.length === 0 ? undefined : dice.pick(rows)
  }
  const ofLearner = (form: string) => form.endsWith('ученик') && !form.startsWith('ученик')
  const sometimes = (share: number, act: () => void) => {
    if (dice.chance(share)) act()
  }

  /** A new mentee of the mentor of some row. */
  const mentee = (
    suits: (form: string) => boolean,
    changes: Readonly<Record<string, Value>>,
    warned: readonly WarningCode[],
    name = stranger(),
  ) => {
    const from = rowOf(mentees, suits)
    if (from === undefined) return
    const usual = { [own.mentees]: name, [contacts.mentees]: call, 'Дата рождения': '2008-03-12' }
    extras.mentees.push({
      from,
      changes: { ...usual, ...changes },
      warned,
      gain: { ...placeIn(mentees, from), mentors: 0, mentees: 1, persons: 1 },
    })
  }

  /** A new mentor with the people of one cell. */
  const mentor = (list: string, newMentees: number, warned: readonly WarningCode[]) => {
    const from = rowOf(mentors, ofLearner)
    if (from === undefined) return
    const changes = { [own.mentors]: stranger(), [contacts.mentors]: call, 'Дата рождения': '1980-03-12', [listed]: list }
    const gain = { ...placeIn(mentors, from), mentors: 1, mentees: newMentees, persons: 1 + newMentees }
    extras.mentors.push({ from, changes, warned, gain })
  }

  sometimes(0.5, () => {
    const group = Array.from({ length: dice.between(2, 6) }, stranger)
    mentor(group.join(dice.pick(['; ', ', ', '\n', ' / ', ';\n'])), group.length, [])
  })
  sometimes(0.3, () => mentor(dice.pick(['–', 'нет', 'не назначен']), 0, []))
  sometimes(0.4, () => mentee(ofLearner, { 'Дата рождения': dice.pick(['', '–', ' ']) }, ['birthDate.missing']))
  sometimes(0.4, () =>
    mentee(ofLearner, { 'Дата рождения': dice.pick<string | number>(['2016-01-10', 2015, '10.01.2017', '1990-02-01']) }, [
      'age.outsideForm',
    ]),
  )
  sometimes(0.4, () => {
    const representative = { [contacts.mentees]: `мать: Пришлова Анна Ивановна, ${call}`, 'Дата рождения': '1995-02-01' }
    mentee((form) => form === 'учитель – учитель', representative, ['representative.ofAdult'])
  })
  sometimes(0.4, () => {
    const from = rowOf(mentees, ofLearner)
    if (from === undefined) return
    const changes = {
      [own.mentees]: stranger(),
      'Дата рождения': '2008-03-12',
      [contacts.mentees]: `представитель: ${textIn(mentees, from, 'ФИО наставника')}, ${call}`,
      'ФИО наставника': textIn(mentees, from, 'ФИО наставника'),
    }
    extras.mentees.push({
      from,
      changes,
      warned: ['mentor.isRepresentative'],
      gain: { ...placeIn(mentees, from), mentors: 0, mentees: 1, persons: 1 },
    })
  })
  sometimes(0.4, () =>
    mentee((form) => form === 'ученик – ученик', { 'Класс / группа / должность': dice.pick(['11 класс', '11 «А»', '11-Б']) }, [
      'mentor.notAbove',
    ]),
  )
  sometimes(0.4, () => mentee(ofLearner, {}, ['name.abbreviated'], dice.pick(['Ложнов Ж. Ж.', 'Ложнов Ж.Ж.', 'Ж. Ж. Ложнов'])))
  sometimes(0.4, () => {
    for (const mark of ['(7 класс)', '(9 класс)'])
      mentee(ofLearner, { 'Дата рождения': mark === '(7 класс)' ? '2007-01-15' : '2005-02-16' }, [], `Пришлая Яна ${mark}`)
  })
  sometimes(0.4, () => {
    // Two people fit the initials: the mentee in the cell is neither of them.
    for (const name of ['Двоякая Анна Петровна', 'Двоякая Алла Павловна']) mentee(ofLearner, {}, [], name)
    mentor('Двоякая А. П.', 1, ['name.abbreviated'])
  })
  sometimes(0.4, () => {
    const from = rowOf(mentees, ofLearner)
    const name = stranger()
    if (from === undefined) return
    extras.mentees.push({ from, changes: { [own.mentees]: name, 'Форма наставничества': 'дружба' }, parked: 'form.unknown' })
    mentor(name, 0, ['counterpart.parked'])
  })
  sometimes(0.5, () => inAnotherProgramme())
  return extras

  /** A mentee of one row joins the programme of another, later: in `primary` nothing changes. */
  function inAnotherProgramme(): void {
    const startOf = (row: readonly Value[]) => textIn(mentees, row, 'Дата вхождения в программу')
    const nameOf = (row: readonly Value[]) => textIn(mentees, row, own.mentees)
    const learners = mentees.rows.filter((row) => ofLearner(formIn(mentees, row)))
    if (learners.length === 0) return
    const [first, second] = [dice.pick(learners), dice.pick(learners)]
    const rowsOf = mentees.rows.filter((row) => nameOf(row) === nameOf(first))
    const place = placeIn(mentees, second)
    const isThere = rowsOf.some((row) => formIn(mentees, row) === place.form && programmeIn(mentees, row) === place.programme)
    if (isThere || startOf(second) <= startOf(first)) return
    const personal = [own.mentees, contacts.mentees, 'Дата рождения', 'Класс / группа / должность']
    const changes = Object.fromEntries(personal.map((heading) => [heading, first[mentees.header.indexOf(heading)]]))
    const newInForm = rowsOf.every((row) => formIn(mentees, row) !== place.form)
    extras.mentees.push({
      from: second,
      changes: { ...changes, [contacts.mentees]: call },
      warned: [],
      gain: { ...place, mentors: 0, mentees: 1, persons: 0, newInForm },
    })
  }
}
