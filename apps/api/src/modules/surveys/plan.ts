import { sql } from 'kysely'
import { userIdOf } from '../../access/actor.ts'
import { processing } from '../../access/gate.ts'
import { type OrganisationInReach, peopleOrganisationInReach } from '../../access/units.ts'
import { type Context, defineUseCase, noPeople } from '../../access/use-case.ts'
import { conflict } from '../../kernel/problem.ts'

interface Plan {
  readonly waves: boolean
  readonly pulse: boolean
  /** 0: nobody has decided yet. */
  readonly version: number
}

async function readPlan({ tx, model }: Context, { id, regionId, code, title }: OrganisationInReach) {
  const { rows } = await sql<Plan>`
    select waves, pulse, version from campaign_plans where region_id = ${regionId} and organisation_id = ${id}`.execute(tx)
  const { firstDay, everyDays } = model.surveys.pulse
  const plan = rows[0] ?? { waves: false, pulse: false, version: 0 }
  return { organisation: { level: 'organisation' as const, code, title }, ...plan, firstDay, everyDays }
}

/** Which campaigns of the organisation begin by themselves. */
export const getPlan = defineUseCase({
  name: 'surveys.getPlan',
  permission: 'survey.read',
  sees: 'people',
  gate: processing,
  authorize: ({ tx, reach }, { organisation }: { organisation: string }) => peopleOrganisationInReach(tx, reach, organisation),
  run: readPlan,
  audit: noPeople,
})

/** 409 `campaign.outdated` with the plan as it stands. */
export const setPlan = defineUseCase({
  name: 'surveys.setPlan',
  permission: 'survey.run',
  sees: 'people',
  gate: processing,
  changes: true,
  authorize: ({ tx, reach }, { organisation }: Plan & { organisation: string }) => peopleOrganisationInReach(tx, reach, organisation),
  run: async (context, organisation, { waves, pulse, version }: Plan & { organisation: string }) => {
    const { rows } = await sql`
      insert into campaign_plans (region_id, organisation_id, waves, pulse, updated_by)
      select ${organisation.regionId}, ${organisation.id}, ${waves}, ${pulse}, ${userIdOf(context.actor)} where ${version} = 0
      on conflict do nothing returning 1`.execute(context.tx)
    const { rows: updated } = await sql`
      update campaign_plans set waves = ${waves}, pulse = ${pulse}, updated_by = ${userIdOf(context.actor)}, version = version + 1
      where region_id = ${organisation.regionId} and organisation_id = ${organisation.id} and version = ${version} returning 1`.execute(
      context.tx,
    )
    if (rows.length + updated.length === 0) throw conflict('campaign.outdated', await readPlan(context, organisation))
    return readPlan(context, organisation)
  },
  audit: noPeople,
})
