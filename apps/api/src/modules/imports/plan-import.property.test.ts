import fc from 'fast-check'
import { expect, test } from 'vitest'
import { randomBases } from '../../../test/random-bases.ts'
import { emptyRegistry, planBases, registryAfter } from '../../../test/school-bases.ts'

const bases = randomBases()

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
