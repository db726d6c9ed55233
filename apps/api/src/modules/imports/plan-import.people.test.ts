import { describe, expect, test } from 'vitest'
import { type Bases, emptyRegistry, pairsOf, planBases, registryAfter, told } from '../../../test/school-bases.ts'

const anna = { name: 'Иванова Анна Ивановна' }
const teacher = { birth: '01.02.1980', occupation: 'учитель', form: 'педагог – ученик' }
const namesOf = (bases: Bases) =>
  planBases(bases)
    .newPersons.map(({ name }) => name)
    .sort()

describe('one person', () => {
  test.each([
    [{ name: 'иванова  АННА Ивановна', programme: 'Другая' }],
    [{ ...anna, birth: 2008, programme: 'Другая' }], // a year agrees with a day
    [{ ...anna, birth: undefined, programme: 'Другая' }],
    [{ name: 'Ивaнoвa Aннa Ивановна', programme: 'Другая' }], // Latin letters
    [{ name: 'Иванова\nАнна Ивановна', programme: 'Другая' }],
    [{ name: 'Иванова Анна Ивановна, 7 класс', programme: 'Другая' }],
  ])('in another row as %j', (row) => {
    const plan = planBases({ mentees: [anna, row] })
    expect(plan.newPersons).toMatchObject([{ name: anna.name, born: { day: '2008-03-12', year: 2008 } }])
    expect(plan.newParticipations).toHaveLength(2)
  })

  test('a mentee here and a mentor there, in rows and in cells', () => {
    const mentees = [
      { ...anna, counterpart: 'Петров Пётр' },
      { name: 'Сидорова Ольга', counterpart: 'Иванова Анна Ивановна', occupation: '5 класс' },
    ]
    const plan = planBases({ mentees, mentors: [{ ...anna, counterpart: 'Сидорова Ольга' }] })
    expect(plan.newPersons.map(({ name }) => name)).toEqual([anna.name, 'Сидорова Ольга', 'Петров Пётр'])
    expect(plan.newParticipations.map(({ role }) => role).sort()).toEqual(['MENTEE', 'MENTEE', 'MENTOR', 'MENTOR'])
    expect(pairsOf(plan).sort()).toEqual(['Иванова Анна Ивановна → Сидорова Ольга', 'Петров Пётр → Иванова Анна Ивановна'])
  })

  test('fills what earlier rows left empty and overwrites nothing', () => {
    const mentees = [
      { ...anna, birth: 2008, occupation: undefined },
      { ...anna, programme: 'Другая', contacts: 'тел. 1' },
    ]
    expect(
      planBases({ mentees: [...mentees, { ...anna, programme: 'Третья', contacts: 'тел. 2', occupation: '8 класс' }] }).newPersons,
    ).toMatchObject([{ born: { day: '2008-03-12', year: 2008 }, occupation: '7 класс', contacts: 'тел. 1' }])
  })

  test('nobody mentors oneself', () => {
    const plan = planBases({ mentees: [{ ...anna, counterpart: anna.name }] })
    expect([plan.newPersons.length, plan.newParticipations.length, plan.newMentorships.length]).toEqual([1, 1, 0])
  })
})

describe('two people of one name', () => {
  const namesake = { ...anna, birth: '01.01.2010' }
  test('all their rows wait, in both sheets, and nobody is joined with them', () => {
    const mentor = { name: 'Петров Пётр', ...teacher, counterpart: anna.name }
    const plan = planBases({
      mentees: [anna, namesake, { ...anna, birth: undefined, programme: 'Другая' }],
      mentors: [{ ...anna, birth: '12.03.2008' }, mentor],
    })
    expect(told(plan)).toMatchObject({
      parked: ['Наставляемые 2', 'Наставляемые 3', 'Наставляемые 4', 'Наставники 2'].map((row) => `${row} name.ambiguous`),
      warned: ['Наставники 3 counterpart.parked'],
    })
    expect(plan.newPersons.map(({ name }) => name)).toEqual(['Петров Пётр'])
  })

  test('a contradiction against the registry', () => {
    const registry = registryAfter(planBases({ mentees: [anna] }))
    expect(told(planBases({ mentees: [namesake] }, registry)).parked).toEqual(['Наставляемые 2 name.ambiguous'])
  })

  test.each<string | number>([2009, '13.03.2008'])('births that contradict: %s', (birth) => {
    expect(told(planBases({ mentees: [anna, { ...anna, birth }] })).parked).toHaveLength(2)
  })

  test('a mark in brackets tells them apart, in cells too', () => {
    const marked = { ...namesake, name: `${anna.name} (5 класс)` }
    const mentors = [{ name: 'Петров Пётр', ...teacher, counterpart: `${anna.name} (5 класс)` }]
    const plan = planBases({
      mentees: [
        { ...anna, form: teacher.form },
        { ...marked, form: teacher.form },
      ],
      mentors,
    })
    expect(pairsOf(plan)).toEqual([`Петров Пётр → ${anna.name} (5 класс)`])
    expect(told(plan).parked).toEqual([])
  })
})

describe('an abbreviated name', () => {
  const mentor = { name: 'Петров Пётр Петрович', ...teacher }
  test.each(['Петров П. П.', 'Петров П.П.', 'П.П. Петров', 'Петров П П', 'Петров П.', 'ПЕТРОВ П.П'])(
    '%s in a cell is the one who fits',
    (counterpart) => {
      const bases = { mentees: [{ ...anna, form: teacher.form, counterpart }], mentors: [mentor] }
      expect(namesOf(bases)).toEqual([anna.name, mentor.name])
      expect(told(planBases(bases)).warned).toEqual([])
    },
  )

  test('the full name is shown wherever it stands first', () => {
    const short = { ...mentor, name: 'Петров П. П.' }
    const bases = {
      mentees: [{ ...anna, form: teacher.form, counterpart: mentor.name }],
      mentors: [short, { ...mentor, programme: 'Другая' }],
    }
    expect(namesOf(bases)).toEqual([anna.name, mentor.name])
    expect(told(planBases(bases)).warned).toEqual(['Наставники 2 name.abbreviated'])
  })

  test.each([
    ['two fit', [mentor, { ...teacher, name: 'Петров Павел Павлович' }]],
    ['the only one was born in another year', [mentor, { ...teacher, name: 'Петров П. П.', birth: 1990, programme: 'Другая' }]],
    ['nobody fits', [{ ...mentor, name: 'Петров Игорь Петрович' }]],
  ])('stays by itself when %s', (_why, mentors) => {
    const plan = planBases({ mentees: [{ ...anna, form: teacher.form, counterpart: 'Петров П. П.' }], mentors })
    expect(plan.newPersons.some(({ name }) => name === 'Петров П. П.')).toBe(true)
    expect(told(plan).warned).toContain('Наставляемые 2 name.abbreviated')
  })

  test('one known by initials only stays that one when the full name comes later', () => {
    const first = { mentees: [{ ...anna, form: teacher.form, counterpart: 'Петров П. П.' }] }
    const registry = registryAfter(planBases(first))
    planBases({ mentors: [mentor] }, registry)
    expect(planBases(first, registryAfter(planBases({ mentors: [mentor] }, registry), registry)).counters).toMatchObject({
      newPersons: 0,
      newParticipations: 0,
    })
  })
})

test('a known pair is not taken for another one when more of the mentor’s dates appear', () => {
  const long = { ...anna, startsOn: '20.01.2021', endsOn: '25.05.2021', counterpart: 'Петров Пётр' }
  const short = { name: 'Сидорова Ольга', startsOn: '20.01.2021', endsOn: '15.02.2021', counterpart: 'Петров Пётр' }
  const bases = { mentees: [long, short], mentors: [{ name: 'Петров Пётр', startsOn: '01.03.2021' }] }
  const plan = planBases(bases)
  expect(plan.newParticipations).toHaveLength(4)
  const registry = registryAfter(plan, emptyRegistry())
  expect(planBases(bases, registry)).toMatchObject({ newParticipations: [], newMentorships: [], newLinks: [] })
})
