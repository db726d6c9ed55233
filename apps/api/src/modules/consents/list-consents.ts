import type { ConsentKind } from '@nastavnik/contract'
import { pageSize } from '@nastavnik/contract'
import { opensWithdrawn, processing } from '../../access/gate.ts'
import { peopleOrganisationInReach } from '../../access/units.ts'
import { defineUseCase, noPeople } from '../../access/use-case.ts'
import { nameKey } from '../people/index.ts'
import { countClasses, listConsents as readConsents, listStopped as readStopped } from './consents.repo.ts'
import { kindRefs } from './kinds.rules.ts'

interface OfOrganisation {
  readonly organisation: string
  readonly class?: string | undefined
  readonly programme?: string | undefined
  readonly taking?: 'now' | undefined
}

type ListConsents = OfOrganisation & {
  readonly search?: string | undefined
  readonly kind?: ConsentKind | undefined
  readonly state?: 'given' | 'lacking' | undefined
  readonly page: number
}

/** «Кто не подписал»: people of an organisation with the state of each consent. */
export const listConsents = defineUseCase({
  name: 'consents.listConsents',
  permission: 'consent.read',
  sees: 'people',
  gate: processing,
  authorize: ({ tx, reach }, { organisation }: ListConsents) => peopleOrganisationInReach(tx, reach, organisation),
  run: async (
    { tx, model, today },
    { id: organisationId, regionId },
    { organisation: _organisation, search = '', ...rest }: ListConsents,
  ) => ({
    ...(await readConsents(tx, { model, today }, { regionId, organisationId }, { ...rest, nameKey: nameKey(search) })),
    page: rest.page,
    pageSize,
    kinds: kindRefs(model),
  }),
  audit: ({ target, output }) => ({ organisationId: target.id, people: output.items.length }),
})

/** How many of each class have the consent in order. */
export const listClasses = defineUseCase({
  name: 'consents.listClasses',
  permission: 'consent.read',
  sees: 'people',
  gate: processing,
  authorize: ({ tx, reach }, { organisation }: OfOrganisation & { kind: ConsentKind }) =>
    peopleOrganisationInReach(tx, reach, organisation),
  run: async ({ tx, model, today }, { id: organisationId, regionId }, { kind, ...whom }: OfOrganisation & { kind: ConsentKind }) => ({
    items: await countClasses(tx, { model, today }, { regionId, organisationId }, kind, whom),
  }),
  audit: noPeople, // numbers
})

/** Those whose processing is stopped, with the day by which their data is to be erased. */
export const listStopped = defineUseCase({
  name: 'consents.listStopped',
  permission: 'consent.read',
  sees: 'people',
  gate: opensWithdrawn('their data has to be erased, and a new consent may come'),
  authorize: ({ tx, reach }, { organisation }: { organisation: string; page: number }) =>
    peopleOrganisationInReach(tx, reach, organisation),
  run: async ({ tx, model, today }, { id: organisationId, regionId }, { page }: { organisation: string; page: number }) => ({
    ...(await readStopped(tx, { model, today }, { regionId, organisationId }, page)),
    page,
    pageSize,
  }),
  audit: ({ target, output }) => ({ organisationId: target.id, people: output.items.length }),
})
