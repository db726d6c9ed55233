import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { sql } from 'kysely'
import { afterEach, expect, test } from 'vitest'
import { connect } from '../db.ts'
import { type EmbeddedPostgres, startEmbeddedPostgres } from './embedded.ts'

const folders: string[] = []
const started: EmbeddedPostgres[] = []

afterEach(async () => {
  for (const postgres of started.splice(0)) await postgres.stop()
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

function newFolder(name = 'nastavnik-pg-'): string {
  const folder = mkdtempSync(path.join(tmpdir(), name))
  folders.push(folder)
  return folder
}

async function trigrams(postgres: EmbeddedPostgres): Promise<number | undefined> {
  const db = connect({ ...postgres.address, user: 'postgres', database: 'postgres', max: 1 })
  try {
    await sql`create extension if not exists pg_trgm`.execute(db)
    const { rows } = await sql<{ trigrams: string[] }>`select show_trgm('Иванов') as trigrams`.execute(db)
    return rows[0]?.trigrams.length
  } finally {
    await db.destroy()
  }
}

test('the cluster understands Cyrillic', async () => {
  const postgres = await startEmbeddedPostgres(newFolder())
  started.push(postgres)
  expect(await trigrams(postgres)).toBe(7)
})

test('a second start attaches to the running server', async () => {
  const folder = newFolder()
  const first = await startEmbeddedPostgres(folder)
  started.push(first)
  const second = await startEmbeddedPostgres(folder)
  expect([first.attached, second.attached]).toEqual([false, true])
})

test('a folder with a long Cyrillic name with spaces is no obstacle', async () => {
  const folder = path.join(newFolder(), 'Папка данных школы с очень длинным названием, какие бывают на рабочем столе завуча')
  const postgres = await startEmbeddedPostgres(folder)
  started.push(postgres)
  expect(await trigrams(postgres)).toBe(7)
})

test('an initdb killed half-way is begun anew', async () => {
  const folder = newFolder()
  const first = await startEmbeddedPostgres(folder)
  await first.stop()
  rmSync(path.join(folder, 'pg18/PG_VERSION'))
  writeFileSync(path.join(folder, 'pg18/leftover'), '')
  const postgres = await startEmbeddedPostgres(folder)
  started.push(postgres)
  expect(await trigrams(postgres)).toBe(7)
})

test('where there are no unix sockets it listens on the loopback address with a password', async () => {
  const postgres = await startEmbeddedPostgres(newFolder(), [], true)
  started.push(postgres)
  expect(postgres.address.host).toBe('127.0.0.1')
  expect(await trigrams(postgres)).toBe(7)
  const { password: _password, ...withoutPassword } = postgres.address
  const stranger = connect({ ...withoutPassword, user: 'postgres', database: 'postgres', password: 'wrong', max: 1 })
  await expect(sql`select 1`.execute(stranger)).rejects.toThrow(/password|SASL/)
  await stranger.destroy()
})
