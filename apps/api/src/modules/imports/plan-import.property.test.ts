import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type BaseRow, emptyRegistry, planBases, registryAfter } from '../../../test/school-bases.ts'

const names = [
  'Иванов Иван Иванович',
  'ИВАНОВ  Иван Иванович',
  'Иванов И. И.',
  'Петров Пётр',
  'Петров П.',
  'Орлова Анна',
  'Орлова Анна (7 класс)',
]
const list = fc.subarray(names, { maxLength: 3 }).map((some) => some.join('; '))
/** The first far more often than the others. */
const mostly = <T>(usual: T, ...others: T[]) => fc.oneof({ weight: 5, arbitrary: fc.constant(usual) }, fc.constantFrom(...others))

/** Few names, days and programmes, so that rows meet, repeat and contradict each other all the time. */
const row: fc.Arbitrary<BaseRow> = fc.oneof(
  { weight: 1, arbitrary: fc.constantFrom<BaseRow>([], [5], [undefined, 'Итого']) },
  {
    weight: 12,
    arbitrary: fc.record({
      name: fc.constantFrom(...names, 'Зуев'),
      birth: mostly<string | number | undefined>(undefined, 2008, '12.03.2008', '13.03.2008', '31.02.2008'),
      startsOn: mostly('20.01.2021', '01.03.2021', '05.09.2021', '—'),
      endsOn: fc.constantFrom(undefined, '15.02.2021', '25.05.2021', '25.12.2021'),
      programme: mostly('Лидер', 'Программа «ЛИДЕР»', 'Клуб'),
      form: mostly('ученик – ученик', 'педагог – ученик', 'дружба'),
      counterpart: list,
      contacts: fc.constantFrom(undefined, 'тел. 1', 'мать: Орлова Анна'),
      result: fc.constantFrom(undefined, 'Победа', 'Победа Орловой'),
      completed: fc.constantFrom(undefined, 'да', 'нет'),
    }),
  },
)
const bases = fc.record({ mentees: fc.array(row, { maxLength: 9 }), mentors: fc.array(row, { maxLength: 9 }) })

test('the same file again plans nothing, whatever is in it and whatever was there before', () => {
  fc.assert(
    fc.property(bases, bases, (earlier, file) => {
      const before = registryAfter(planBases(earlier))
      const after = registryAfter(planBases(file, before), before)
      const again = planBases(file, after)
      const planned = [
        ...[again.newPersons, again.completedPersons, again.newProgrammes, again.describedProgrammes],
        ...[again.newParticipations, again.completedParticipations, again.newMentorships, again.newLinks],
      ]
      expect(planned.flat()).toEqual([])
    }),
    { numRuns: 300 },
  )
})

test('every row has one fate, every participation is one of its kind, every pair has two sides', () => {
  fc.assert(
    fc.property(bases, (file) => {
      const plan = planBases(file)
      const rows = [file.mentees, file.mentors].map((sheet) => {
        const last = sheet.findLastIndex((one) => !Array.isArray(one) || one.length > 0)
        return last + 1 // empty rows after the last one are not told
      })
      const { ready, errors, ignored } = plan.counters
      expect(ready + errors + ignored).toBe(rows.reduce((sum, count) => sum + count, 0))

      const { persons, participations, mentorships, links } = registryAfter(plan, emptyRegistry())
      expect(new Set(persons.map(({ key }) => key)).size).toBe(persons.length)
      const once = participations.map(({ personId, programmeId, role, startsOn }) => [personId, programmeId, role, startsOn].join())
      expect(new Set(once).size).toBe(once.length)
      expect(plan.counters).toMatchObject({ persons: persons.length, participations: participations.length })

      const byId = new Map(participations.map((one) => [one.id, one]))
      const mentorOf = new Map(mentorships.map(({ id, mentorParticipationId }) => [id, byId.get(mentorParticipationId)]))
      expect(new Set(links.map((link) => Object.values(link).join())).size).toBe(links.length)
      for (const { mentorshipId, menteeParticipationId } of links) {
        const [mentor, mentee] = [mentorOf.get(mentorshipId), byId.get(menteeParticipationId)]
        expect([mentor?.role, mentee?.role, mentor?.programmeId]).toEqual(['MENTOR', 'MENTEE', mentee?.programmeId])
        expect(mentor?.personId).not.toBe(mentee?.personId)
      }
      expect(new Set(links.map(({ mentorshipId }) => mentorshipId))).toEqual(new Set(mentorships.map(({ id }) => id)))
    }),
    { numRuns: 300 },
  )
})
