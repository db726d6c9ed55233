import type { FamilyRelation, Person } from '@nastavnik/contract'
import { processing } from '../../access/gate.ts'
import { type Context, defineUseCase } from '../../access/use-case.ts'
import { invalid, notFound } from '../../kernel/problem.ts'
import { cardOf } from './card.ts'
import { areMentoring, deleteLink, writeLink } from './family.repo.ts'
import { findPerson, type PersonRow } from './people.repo.ts'

/** Both cards, held in the order of their ids: two curators who link the same two wait and do not lock each other. */
async function both({ tx, reach }: Context, id: string, otherId: string): Promise<readonly [person: PersonRow, other: PersonRow]> {
  const found = new Map<string, PersonRow>()
  for (const one of [id, otherId].sort()) {
    const person = await findPerson(tx, reach, one, true)
    if (person === undefined) throw notFound('person.notFound')
    found.set(one, person)
  }
  const [person, other] = [found.get(id), found.get(otherId)]
  if (person === undefined || other === undefined || person.organisation.id !== other.organisation.id) throw notFound('person.notFound')
  return [person, other]
}

async function fresh(context: Context, id: string): Promise<Person> {
  const person = await findPerson(context.tx, context.reach, id)
  if (person === undefined) throw notFound('person.notFound')
  return cardOf(context, person)
}

interface AddRelative {
  readonly id: string
  readonly relativeId: string
  readonly relation: FamilyRelation
}

/**
 * Says that another participant is the child's parent, guardian or kin. 422 `family.self`; 422 `family.mentors` while a parent or guardian
 * mentors the child: «родитель не может быть наставником своего ребёнка» (domain 11).
 */
export const addRelative = defineUseCase({
  name: 'people.addRelative',
  permission: 'person.correct',
  sees: 'people',
  gate: processing,
  changes: true,
  authorize: (context, { id, relativeId }: AddRelative) => both(context, id, relativeId),
  run: async (context, [child, relative], { relation }: AddRelative): Promise<Person> => {
    const { tx, reach, today } = context
    if (child.id === relative.id) throw invalid('family.self')
    const link = { regionId: reach.regionId, organisationId: child.organisation.id, childId: child.id, relativeId: relative.id }
    if (relation !== 'RELATIVE' && (await areMentoring(tx, link, today))) throw invalid('family.mentors')
    await deleteLink(tx, link) // one way only: nobody is the child of the own child
    await writeLink(tx, link, relation)
    return fresh(context, child.id)
  },
  audit: ({ target: [child], input }) => ({ organisationId: child.organisation.id, subjectId: input.id, fields: ['family'] }),
})

interface RemoveRelative {
  readonly id: string
  readonly otherId: string
}

/** Takes the link of the two back, from the card of either. */
export const removeRelative = defineUseCase({
  name: 'people.removeRelative',
  permission: 'person.correct',
  sees: 'people',
  gate: processing,
  changes: true,
  authorize: (context, { id, otherId }: RemoveRelative) => both(context, id, otherId),
  run: async (context, [person, other]): Promise<Person> => {
    const link = { regionId: context.reach.regionId, organisationId: person.organisation.id, childId: person.id, relativeId: other.id }
    await deleteLink(context.tx, link)
    return fresh(context, person.id)
  },
  audit: ({ target: [person], input }) => ({ organisationId: person.organisation.id, subjectId: input.id, fields: ['family'] }),
})
