import { sql } from 'kysely'
import { execute } from '../../apps/api/src/access/use-case.ts'
import { dayIn } from '../../apps/api/src/kernel/clock.ts'
import { daysAfter } from '../../apps/api/src/kernel/days.ts'
import { newId } from '../../apps/api/src/kernel/ids.ts'
import { Problem } from '../../apps/api/src/kernel/problem.ts'
import { startCampaign } from '../../apps/api/src/modules/surveys/start-campaign.ts'
import type { BenchDatabase } from './cluster.ts'

/** Campaigns of whole schools that ask their people from today on, school after school until `wanted` are asked; says how many are. */
export async function askRegion({ owner, environment }: BenchDatabase, purpose: 'BASELINE' | 'FINAL', wanted = Infinity): Promise<number> {
  await sql`update participations set ends_on = current_date + 30 where starts_on >= date '2020-09-01'`.execute(owner)
  const { rows } = await sql<{ id: string; code: string }>`select id, code from organisations where region_id = 1 order by code`.execute(
    owner,
  )
  const today = dayIn(environment.models.get(1)?.timeZone ?? 'UTC', environment.clock.now())
  const whom = { purpose, wave: null, questionnaire: null, programme: null, role: null, class: null, remindEvery: null } as const
  let total = 0
  for (const { id, code } of rows) {
    if (total >= wanted) break
    const operator = { operator: true, regionId: 1, organisationIds: [id] } as const
    const window = { startsOn: today, endsOn: daysAfter(today, 14) }
    const campaign = { organisation: code, ...whom, ...window, id: newId(), title: purpose, anonymous: false }
    try {
      total += (await execute(startCampaign, environment, operator, campaign)).asked
    } catch (error) {
      if (!(error instanceof Problem && error.code === 'campaign.nobody')) throw error
    }
  }
  await sql`vacuum analyze`.execute(owner)
  return total
}
