import { sql } from 'kysely'
import type { Operator } from '../apps/api/src/access/actor.ts'
import { execute } from '../apps/api/src/access/use-case.ts'
import { newId } from '../apps/api/src/kernel/ids.ts'
import { confirmImport } from '../apps/api/src/modules/imports/confirm-import.ts'
import { undoImport } from '../apps/api/src/modules/imports/undo-import.ts'
import { uploadWorkbook } from '../apps/api/src/modules/imports/upload-workbook.ts'
import { type BenchDatabase, open, recreate } from './kit/cluster.ts'
import { largePlace, workbookOf } from './kit/large-file.ts'
import { gate, middle, type Row } from './kit/measure.ts'

const rows = 10_000
const code = 'bench-school'

async function addOrganisation({ owner, environment }: BenchDatabase): Promise<Operator> {
  const model = [...environment.models.values()].find(({ title }) => title === largePlace.territory)
  if (model === undefined) throw new Error('no such territory')
  const id = newId()
  await sql`
    insert into organisations (id, region_id, municipality_id, code, kind, title, title_key)
    select ${id}, region_id, id, ${code}, 'SCHOOL', ${largePlace.organisation}, ${largePlace.organisation.toLowerCase()}
    from municipalities where region_id = ${model.regionId} and title = ${largePlace.municipality}`.execute(owner)
  return { operator: true, regionId: model.regionId, organisationIds: [id] }
}

const secondsOf = async (work: () => Promise<unknown>): Promise<number> => {
  const started = performance.now()
  await work()
  return (performance.now() - started) / 1000
}

type Load = () => Promise<string>

/** Seconds of taking, of taking back, and the bytes that are kept between the two. */
async function measured({ environment, owner }: BenchDatabase, actor: Operator, load: Load) {
  const id = await load()
  const taken = await secondsOf(() => execute(confirmImport, environment, actor, { id }))
  const { rows: sizes } = await sql<{ bytes: number }>`
    select pg_column_size(u.*)::int as bytes from import_undos u where import_id = ${id}`.execute(owner)
  const undone = await secondsOf(() => execute(undoImport, environment, actor, { id }))
  return { taken, undone, bytes: sizes[0]?.bytes ?? 0 }
}

const countOf = async ({ owner }: BenchDatabase, where: string) =>
  (await sql<{ count: number }>`select count(*) as count from persons where ${sql.raw(where)}`.execute(owner)).rows[0]?.count

/** Taken and taken back at once: statistics of the tables know nothing of the rows yet, as after a real import. */
async function takeAndTakeBack(file: Uint8Array) {
  await recreate('bench_undo')
  const database = await open('bench_undo')
  const { environment, owner } = database
  try {
    const actor = await addOrganisation(database)
    const load = async () => (await execute(uploadWorkbook, environment, actor, { organisation: code, file })).id
    const written = await measured(database, actor, load)
    if ((await countOf(database, 'true')) !== 0) throw new Error('rows left')
    await execute(confirmImport, environment, actor, { id: await load() })
    await sql`update persons set occupation = ''`.execute(owner)
    const filled = await measured(database, actor, load)
    if ((await countOf(database, "occupation <> ''")) !== 0) throw new Error('fields left')
    return { written, filled }
  } finally {
    await database.close()
  }
}

export async function run(): Promise<Row[]> {
  const file = await workbookOf(rows)
  await takeAndTakeBack(file) // the first one warms the code up
  const runs = [await takeAndTakeBack(file), await takeAndTakeBack(file), await takeAndTakeBack(file)]
  const written = middle(
    runs.map((one) => one.written),
    (one) => one.undone,
  )
  const filled = middle(
    runs.map((one) => one.filled),
    (one) => one.undone,
  )
  const cost = ({ taken, bytes }: typeof written) => `(принятие ${taken.toFixed(2)} s, на сутки хранится ${(bytes / 1024).toFixed(0)} KB)`
  return [
    gate('Отмена загрузки 10 000 новых строк', written.undone, 5, 's', cost(written)),
    gate('Отмена загрузки, дополнившей 10 000 карточек', filled.undone, 5, 's', cost(filled)),
  ]
}
