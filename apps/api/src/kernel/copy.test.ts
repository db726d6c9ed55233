import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '../../test/test-database.ts'
import { asOwner, CopyTable } from './copy.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database.close())

const columns = [
  { name: 'id', of: ({ id }: { id: number; title: string }) => id },
  { name: 'code', of: ({ id }: { id: number; title: string }) => `copied-${id}` },
  { name: 'title', of: ({ title }: { id: number; title: string }) => title },
]
const titles = async () => {
  const rows = await database.owner.selectFrom('regions').select('title').where('code', 'like', 'copied-%').orderBy('id').execute()
  return rows.map(({ title }) => title)
}

test('a broken transaction leaves nothing, not even what was sent', async () => {
  const table = new CopyTable('regions', columns)
  const work = asOwner(database.ownerConnection, async (client) => {
    table.add({ id: 900, title: 'А' })
    await table.send(client)
    throw new Error('stopped')
  })
  await expect(work).rejects.toThrow('stopped')
  expect(await titles()).toEqual([])
})

test('a key that does not hold is an error of the sending', async () => {
  const table = new CopyTable('regions', columns)
  const twice = asOwner(database.ownerConnection, async (client) => {
    table.add({ id: 900, title: 'А' })
    table.add({ id: 900, title: 'Б' })
    await table.send(client)
  })
  await expect(twice).rejects.toThrow(/regions_pkey/)
})

test('whatever a text holds arrives as it was', async () => {
  const texts = ['', '\\N', '\\.', 'а\tб', 'а\nб\r\nв', 'C:\\temp\\', '«кавычки»', "о'к", '\\t']
  const table = new CopyTable('regions', columns)
  for (const [index, title] of texts.entries()) table.add({ id: 900 + index, title })
  expect(table.waiting).toBeGreaterThan(0)
  await asOwner(database.ownerConnection, (client) => table.send(client))
  expect(table.waiting).toBe(0)
  expect(await titles()).toEqual(texts)
})
