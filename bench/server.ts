import { readFile } from 'node:fs/promises'
import type { Import } from '@nastavnik/contract'
import { sql } from 'kysely'
import { newId } from '../apps/api/src/kernel/ids.ts'
import { type BenchDatabase, open, recreate } from './kit/cluster.ts'
import { ensureLargeFile, largeFile, largePlace } from './kit/large-file.ts'
import { gate, info, middle, type Row } from './kit/measure.ts'
import { addBenchUser, startServer } from './kit/server.ts'

const code = 'bench-school'

async function addOrganisation({ owner, environment }: BenchDatabase): Promise<number> {
  const model = [...environment.models.values()].find(({ title }) => title === largePlace.territory)
  if (model === undefined) throw new Error('no such territory')
  await sql`
    insert into organisations (id, region_id, municipality_id, code, kind, title, title_key)
    select ${newId()}, region_id, id, ${code}, 'SCHOOL', ${largePlace.organisation}, ${largePlace.organisation.toLowerCase()}
    from municipalities where region_id = ${model.regionId} and title = ${largePlace.municipality}`.execute(owner)
  return model.regionId
}

/** The curator's way: upload, look, confirm — over HTTP, with the worker, while the loop of the main thread is watched. */
async function uploadAndConfirm() {
  await recreate('bench_server')
  const database = await open('bench_server')
  const login = await addBenchUser(database, await addOrganisation(database), 'CURATOR', code)
  await database.close()
  const server = await startServer(database.url, login)
  try {
    await server.send('GET', `/api/imports?organisation=${code}&page=1`)
    const file = new Uint8Array(await readFile(largeFile))
    const idle = await server.seen()
    const started = performance.now()
    const { id } = (await server.send('POST', `/api/imports?organisation=${code}`, file)) as Import
    const uploaded = performance.now()
    const { counters } = (await server.send('POST', `/api/imports/${id}/confirm`)) as Import
    const confirmed = performance.now()
    if (counters.newPersons < 140_000) throw new Error(`${counters.newPersons} persons`)
    const seen = await server.seen()
    return { ...seen, cpu: seen.cpu - idle.cpu, upload: (uploaded - started) / 1000, confirm: (confirmed - uploaded) / 1000 }
  } finally {
    await server.stop()
  }
}

export async function run(): Promise<Row[]> {
  await ensureLargeFile()
  const runs = [await uploadAndConfirm(), await uploadAndConfirm(), await uploadAndConfirm()]
  const { upload, confirm, cpu } = middle(runs, (one) => one.upload + one.confirm)
  const { longest, busiest, rss } = middle(runs, (one) => one.longest)
  return [
    info('Сервер: загрузка и приём 140 000 строк', `${upload.toFixed(1)} + ${confirm.toFixed(1)} s; CPU node ${cpu.toFixed(1)} s`),
    gate('Сервер: цикл событий стоял', longest, 50, 'мс', `(своего CPU между оборотами ${busiest.toFixed(0)} мс)`),
    info('Сервер: память целиком (предел задан загрузке)', `${rss.toFixed(0)} МБ`),
  ]
}
