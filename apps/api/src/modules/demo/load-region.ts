import { generateRegion, type RegionOptions, type RegionOrganisation } from '@nastavnik/synthetic'
import type { TargetModel } from '@nastavnik/target-model'
import type pg from 'pg'
import { asOwner } from '../../kernel/copy.ts'
import type { Connection } from '../../kernel/db.ts'
import { conflict } from '../../kernel/problem.ts'
import { plantAnswers } from './plant-answers.ts'
import { regionTables } from './region-tables.ts'

export interface RegionCounters {
  organisations: number
  persons: number
  programmes: number
  participations: number
  mentorships: number
}

export interface LoadRegionOptions extends Omit<RegionOptions, 'municipalities'> {
  readonly model: TargetModel
  /** Answers to questionnaires are of programmes that have ended by then; left out: nobody was asked. */
  readonly today?: string
  readonly signal?: AbortSignal
  readonly onProgress?: (counters: Readonly<RegionCounters>) => void
}

/** Enough for a statement to be worth its while, little beside the memory of the process. */
const characters = 1_500_000

async function municipalityIds(client: pg.Client, { regionId }: TargetModel): Promise<Map<string, string>> {
  const { rows } = await client.query<{ code: string; id: string }>('select code, id from municipalities where region_id = $1', [regionId])
  return new Map(rows.map(({ code, id }) => [code, id]))
}

/** Waits for whoever is adding an organisation, then looks: 409 `demo.notEmpty` when there is one. */
async function demandNoOrganisations(client: pg.Client): Promise<void> {
  await client.query('lock table organisations in share row exclusive mode')
  const { rowCount } = await client.query('select from organisations limit 1')
  if (rowCount !== 0) throw conflict('demo.notEmpty')
}

/**
 * A whole invented region by COPY, in one transaction of the owner: an error, a signal or a killed process leaves nothing of it.
 * Organisations are generated, sent and forgotten a few at a time. 409 `demo.notEmpty` when there are organisations already.
 */
export async function loadRegion(
  owner: Connection,
  { model, today, signal, onProgress, ...options }: LoadRegionOptions,
): Promise<RegionCounters> {
  const region = generateRegion({ ...options, municipalities: model.municipalities })
  const counters: RegionCounters = { organisations: 0, persons: 0, programmes: 0, participations: 0, mentorships: 0 }
  await asOwner(owner, async (client) => {
    await demandNoOrganisations(client)
    const tables = regionTables(model, await municipalityIds(client, model))
    // Parents before children: keys are checked at the end of each statement.
    const inOrder = Object.values(tables)
    const send = async () => {
      for (const table of inOrder) await table.send(client)
      onProgress?.(counters)
    }
    for (const figure of region.figures()) tables.denominators.add(figure)
    for (const organisation of region.organisations) {
      signal?.throwIfAborted()
      take(tables, organisation)
      counters.organisations += 1
      for (const part of ['persons', 'programmes', 'participations', 'mentorships'] as const) counters[part] += organisation[part].length
      if (inOrder.reduce((sum, { waiting }) => sum + waiting, 0) > characters) await send()
    }
    await send()
    await client.query('analyze')
    if (today !== undefined) await plantAnswers(client, model.regionId, today)
    signal?.throwIfAborted()
  })
  return counters
}

function take(tables: ReturnType<typeof regionTables>, one: RegionOrganisation): void {
  const { id: organisation } = one
  tables.organisations.add(one)
  for (const headcount of one.headcounts) tables.headcounts.add({ ...headcount, organisation })
  for (const person of one.persons) tables.persons.add({ ...person, organisation })
  for (const programme of one.programmes) tables.programmes.add({ ...programme, organisation })
  for (const participation of one.participations) tables.participations.add({ ...participation, organisation })
  for (const mentorship of one.mentorships) {
    tables.mentorships.add({ ...mentorship, organisation })
    for (const mentee of mentorship.mentees) tables.mentees.add({ mentorship: mentorship.id, mentee, organisation })
  }
}
