import { type MentorshipKind, pageSize } from '@nastavnik/contract'
import { processing } from '../../access/gate.ts'
import { peopleOrganisationInReach } from '../../access/units.ts'
import { defineUseCase } from '../../access/use-case.ts'
import { notFound } from '../../kernel/problem.ts'
import { nameKey } from '../people/index.ts'
import { findMentorship, listMentorships as readMentorships } from './mentorships.repo.ts'

interface ListMentorships {
  readonly organisation: string
  readonly search?: string | undefined
  readonly form?: string | undefined
  readonly kind?: MentorshipKind | undefined
  readonly page: number
}

/** Pairs and groups of an organisation. */
export const listMentorships = defineUseCase({
  name: 'mentorships.listMentorships',
  permission: 'mentorship.read',
  sees: 'people',
  gate: processing,
  authorize: ({ tx, reach }, { organisation }: ListMentorships) => peopleOrganisationInReach(tx, reach, organisation),
  run: async ({ tx, model }, { id: organisationId, regionId }, { search = '', form, kind, page }: ListMentorships) => ({
    ...(await readMentorships(tx, model, { regionId, organisationId }, { nameKey: nameKey(search), form, kind, page })),
    page,
    pageSize,
  }),
  audit: ({ target, output }) => ({ organisationId: target.id, people: output.items.length }),
})

/** One pair or group with all its people. */
export const getMentorship = defineUseCase({
  name: 'mentorships.getMentorship',
  permission: 'mentorship.read',
  sees: 'people',
  gate: processing,
  authorize: async ({ tx, reach, model }, { id }: { id: string }) => {
    const found = await findMentorship(tx, model, reach, id)
    if (found === undefined) throw notFound('mentorship.notFound')
    return found
  },
  run: async (_context, { view }) => view,
  audit: ({ target: { organisationId, view } }) => ({ organisationId, subjectId: view.id, people: view.mentees.length + 1 }),
})
