import type { ParticipantRole } from '@nastavnik/contract'
import { processing } from '../../access/gate.ts'
import { peopleOrganisationInReach } from '../../access/units.ts'
import { defineUseCase, noPeople } from '../../access/use-case.ts'
import { forgetHeading, listHeadings as readHeadings } from './headings.repo.ts'

/** Headings that the organisation named by hand. */
export const listHeadings = defineUseCase({
  name: 'imports.listHeadings',
  permission: 'import.run',
  sees: 'people',
  gate: processing,
  authorize: ({ tx, reach }, { organisation }: { organisation: string }) => peopleOrganisationInReach(tx, reach, organisation),
  run: async ({ tx }, { regionId, id: organisationId }) => ({ items: await readHeadings(tx, { regionId, organisationId }) }),
  audit: noPeople,
})

/** The next workbook is understood by the rules again. Forgetting what is not known changes nothing. */
export const forgetLearntHeading = defineUseCase({
  name: 'imports.forgetLearntHeading',
  permission: 'import.run',
  sees: 'people',
  gate: processing,
  changes: true,
  authorize: ({ tx, reach }, { organisation }: { organisation: string; base: ParticipantRole; heading: string }) =>
    peopleOrganisationInReach(tx, reach, organisation),
  run: async ({ tx }, { regionId, id: organisationId }, { base, heading }) => {
    await forgetHeading(tx, { regionId, organisationId }, base, heading)
    return {}
  },
  audit: noPeople,
})
