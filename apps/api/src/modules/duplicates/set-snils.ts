import { processing } from '../../access/gate.ts'
import { hashOfSnils } from '../../access/person-keys.ts'
import { defineUseCase } from '../../access/use-case.ts'
import { conflict, invalid, notFound } from '../../kernel/problem.ts'
import { cardOf, findPerson } from '../people/index.ts'
import { cardOfSnils, writeSnils } from './duplicates.repo.ts'
import { snilsDigits } from './snils.rules.ts'

interface SetSnils {
  readonly id: string
  readonly version: number
  readonly snils: string | null
}

/**
 * Enters, replaces or takes away a СНИЛС. The number itself is kept nowhere: only its keyed hash. 422 `snils.invalid`; 409 `snils.taken` with the
 * card of the organisation that has it; 409 `person.outdated` with the fresh card.
 */
export const setSnils = defineUseCase({
  name: 'duplicates.setSnils',
  permission: 'person.correct',
  sees: 'people',
  gate: processing,
  changes: true,
  authorize: async ({ tx, reach }, { id }: SetSnils) => {
    const person = await findPerson(tx, reach, id, true)
    if (person === undefined) throw notFound('person.notFound')
    return person
  },
  run: async (context, person, { id, version, snils }: SetSnils) => {
    const { tx, personKey } = context
    const { regionId } = context.reach
    if (person.version !== version) throw conflict('person.outdated', await cardOf(context, person))
    const digits = snils === null ? null : snilsDigits(snils)
    if (digits === undefined) throw invalid('snils.invalid', [{ path: 'snils', code: 'snils.invalid' }])
    const hash = digits === null ? null : hashOfSnils(personKey, digits)
    const other = hash === null ? undefined : await cardOfSnils(tx, { regionId, organisationId: person.organisation.id }, hash, id)
    if (other !== undefined) throw conflict('snils.taken', other)
    return { hasSnils: hash !== null, version: await writeSnils(tx, regionId, id, hash) }
  },
  audit: ({ target, input }) => ({ organisationId: target.organisation.id, subjectId: input.id, fields: ['snils'] }),
})
