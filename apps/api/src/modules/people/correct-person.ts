import type { Person, PersonFields } from '@nastavnik/contract'
import { processing } from '../../access/gate.ts'
import { defineUseCase, givenIn } from '../../access/use-case.ts'
import { conflict, invalid, notFound } from '../../kernel/problem.ts'
import { cardOf } from './card.ts'
import { forgetEmployers, recogniseEmployers } from './employers.repo.ts'
import { isWhole, nameKey } from './names.rules.ts'
import { findPerson, updatePerson } from './people.repo.ts'

interface CorrectPerson {
  readonly id: string
  readonly version: number
  readonly fields: { readonly [Field in keyof PersonFields]?: PersonFields[Field] | undefined }
}

/** Absent fields stay as they are. */
function merged(current: PersonFields, change: CorrectPerson['fields']): PersonFields {
  const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined))
  return { ...current, ...given }
}

function checkBirth({ birth }: PersonFields, today: string): PersonFields['birth'] {
  if (birth.year !== null && birth.year > Number(today.slice(0, 4)))
    throw invalid('birthDate.invalid', [{ path: 'fields.birth', code: 'inFuture' }])
  if (birth.day === null) return birth
  if (birth.day > today) throw invalid('birthDate.invalid', [{ path: 'fields.birth', code: 'inFuture' }])
  return { day: birth.day, year: Number(birth.day.slice(0, 4)) }
}

function checkExperience({ experienceYears, experienceHereYears }: PersonFields): void {
  if (experienceYears !== null && experienceHereYears !== null && experienceHereYears > experienceYears)
    throw invalid('experience.hereLonger', [{ path: 'fields.experienceHereYears', code: 'experience.hereLonger' }])
}

/**
 * Corrects the card of a participant. 409 `person.outdated` with the fresh card when somebody was faster,
 * 409 `person.nameTaken` when the organisation has another person of this name, 422
 * `experience.hereLonger` when somebody has worked here longer than in all.
 */
export const correctPerson = defineUseCase({
  name: 'people.correctPerson',
  permission: 'person.correct',
  sees: 'people',
  gate: processing,
  changes: true,
  authorize: async ({ tx, reach }, { id }: CorrectPerson) => {
    const person = await findPerson(tx, reach, id, true)
    if (person === undefined) throw notFound('person.notFound')
    return person
  },
  run: async (context, person, { id, version, fields: change }: CorrectPerson): Promise<Person> => {
    const { tx, reach, model, today } = context
    if (person.version !== version) throw conflict('person.outdated', await cardOf(context, person))
    const wished = merged(person.fields, change)
    const fields = { ...wished, birth: checkBirth(wished, today) }
    checkExperience(fields)
    const key = nameKey(fields.name)
    if (!isWhole(key)) throw invalid('name.incomplete', [{ path: 'fields.name', code: 'name.incomplete' }])
    await updatePerson(tx, reach.regionId, id, fields, key)
    if (fields.occupation !== person.fields.occupation) {
      await forgetEmployers(tx, reach.regionId, [id])
      await recogniseEmployers(tx, model, { regionId: reach.regionId, organisationId: person.organisation.id }, id)
    }
    const corrected = await findPerson(tx, reach, id)
    if (corrected === undefined) throw notFound('person.notFound')
    return cardOf(context, corrected)
  },
  audit: ({ target, input }) => ({ organisationId: target.organisation.id, subjectId: input.id, fields: givenIn(input.fields) }),
})
