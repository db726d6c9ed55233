import type { Intake, ParticipantRole } from '@nastavnik/contract'
import { userIdOf } from '../../access/actor.ts'
import { processing } from '../../access/gate.ts'
import { type OrganisationInReach, peopleOrganisationInReach } from '../../access/units.ts'
import { type Context, defineUseCase, noPeople } from '../../access/use-case.ts'
import { conflict } from '../../kernel/problem.ts'
import { lockOrganisation, refuseMerged } from '../imports/index.ts'
import { readIntakes, writeClosed, writeOpened } from './intakes.repo.ts'

/** Which applications an organisation takes, and by which links. */
export const listIntakes = defineUseCase({
  name: 'applications.listIntakes',
  permission: 'application.read',
  sees: 'people',
  gate: processing,
  authorize: ({ tx, reach }, { organisation }: { organisation: string }) => peopleOrganisationInReach(tx, reach, organisation),
  run: async ({ tx, personKey }, { id: organisationId, regionId, code, title, level }) => ({
    organisation: { level, code, title },
    items: await readIntakes(tx, personKey, { regionId, organisationId }),
  }),
  audit: noPeople, // a link holds nobody
})

interface ChangeIntake {
  readonly role: ParticipantRole
  readonly organisation: string
  readonly version: number
}

async function intakeOf(
  { tx, personKey }: Context,
  { id: organisationId, regionId }: OrganisationInReach,
  role: ParticipantRole,
): Promise<Intake> {
  const found = (await readIntakes(tx, personKey, { regionId, organisationId })).find((intake) => intake.role === role)
  if (found === undefined) throw new Error(`no intake of ${role}`)
  return found
}

/** Holds the organisation; 409 `intake.outdated` with the intake as it is when somebody was faster. */
async function holdIntake(context: Context, organisation: OrganisationInReach, { role, version }: ChangeIntake): Promise<void> {
  const place = { regionId: organisation.regionId, organisationId: organisation.id }
  await lockOrganisation(context.tx, place)
  await refuseMerged(context.tx, place)
  const current = await intakeOf(context, organisation, role)
  if (current.version !== version) throw conflict('intake.outdated', current)
}

/** Opens the intake of a role, or gives an open one a new link: the former one opens nothing any more. */
export const openIntake = defineUseCase({
  name: 'applications.openIntake',
  permission: 'application.decide',
  sees: 'people',
  gate: processing,
  changes: true,
  authorize: ({ tx, reach }, { organisation }: ChangeIntake) => peopleOrganisationInReach(tx, reach, organisation),
  run: async (context, organisation, input: ChangeIntake) => {
    await holdIntake(context, organisation, input)
    const { tx, personKey, clock, actor } = context
    const place = { regionId: organisation.regionId, organisationId: organisation.id }
    await writeOpened(tx, personKey, place, { role: input.role, at: clock.now(), by: userIdOf(actor) })
    return intakeOf(context, organisation, input.role)
  },
  audit: ({ target }) => ({ organisationId: target.id, fields: ['intakeOpened'] }),
})

/** Closes the intake of a role; what has come stays in the queue. */
export const closeIntake = defineUseCase({
  name: 'applications.closeIntake',
  permission: 'application.decide',
  sees: 'people',
  gate: processing,
  changes: true,
  authorize: ({ tx, reach }, { organisation }: ChangeIntake) => peopleOrganisationInReach(tx, reach, organisation),
  run: async (context, organisation, input: ChangeIntake) => {
    await holdIntake(context, organisation, input)
    const place = { regionId: organisation.regionId, organisationId: organisation.id }
    await writeClosed(context.tx, place, input.role, context.clock.now())
    return intakeOf(context, organisation, input.role)
  },
  audit: ({ target }) => ({ organisationId: target.id, fields: ['intakeClosed'] }),
})
