import type { PersonRequests, SubjectRequestState } from '@nastavnik/contract'
import { pageSize } from '@nastavnik/contract'
import { opensWithdrawn, processing } from '../../access/gate.ts'
import { peopleOrganisationInReach } from '../../access/units.ts'
import { defineUseCase, noPeople } from '../../access/use-case.ts'
import { askerInReach, mayAsk, toRequest } from './register-request.ts'
import { countOpen, listRequestsOf, listRequests as readRequests } from './subject-requests.repo.ts'

interface ListRequests {
  readonly organisation: string
  readonly state?: SubjectRequestState | undefined
  readonly page: number
}

/** Requests of an organisation's people about their data, open ones first by the day to answer them. */
export const listRequests = defineUseCase({
  name: 'subjectRequests.listRequests',
  permission: 'person.tell',
  sees: 'people',
  gate: opensWithdrawn(mayAsk),
  authorize: ({ tx, reach }, { organisation }: ListRequests) => peopleOrganisationInReach(tx, reach, organisation),
  run: async ({ tx, model }, { id: organisationId, regionId }, { state, page }: ListRequests) => ({
    ...(await readRequests(tx, model, { regionId, organisationId }, state, page)),
    page,
    pageSize,
  }),
  audit: ({ target, output }) => ({ organisationId: target.id, people: output.items.length }),
})

/** How many requests of an organisation wait and how many are late: for those who answer for the data and read no names. */
export const countRequests = defineUseCase({
  name: 'subjectRequests.countRequests',
  permission: 'erasure.read',
  sees: 'people',
  gate: processing,
  authorize: ({ tx, reach }, { organisation }: { organisation: string }) => peopleOrganisationInReach(tx, reach, organisation),
  run: ({ tx, today }, { id: organisationId, regionId }) => countOpen(tx, { regionId, organisationId }, today),
  audit: noPeople, // two numbers
})

/** What a person asked of his data. 404 `person.notFound`, also when they are erased. */
export const listPersonRequests = defineUseCase({
  name: 'subjectRequests.listPersonRequests',
  permission: 'person.tell',
  sees: 'people',
  gate: opensWithdrawn(mayAsk),
  authorize: askerInReach,
  run: async ({ tx, reach, model }, person): Promise<PersonRequests> => ({
    items: (await listRequestsOf(tx, reach.regionId, person.id)).map((found) => toRequest(model, found)),
    kinds: model.retention.requests.map(({ code, title, workingDays }) => ({ code, title, workingDays })),
  }),
  audit: ({ target }) => ({ organisationId: target.organisation.id, subjectId: target.id, people: 1 }),
})
