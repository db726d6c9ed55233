import { hostileFiles, rawWorkbook, type ZipEntry } from '@nastavnik/documents/testing'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { addSchool, fileOf, mentee, menteeHeader, type School, type SchoolApp, schoolApp } from '../../../test/school-app.ts'
import { changesBetween, type Snapshot, snapshotOf } from '../../../test/snapshot.ts'

let app: SchoolApp
let school: School
let before: Snapshot
beforeAll(async () => {
  app = await schoolApp()
  school = await addSchool(app, 'СОШ № 1')
  await app.take(school, await fileOf({ Наставляемые: [menteeHeader, mentee('Иванова Анна')] }))
  before = await snapshotOf(app.owner)
})
afterAll(() => app.close())

const mostMegabytes = 300
let rss = 0
beforeEach(() => {
  rss = process.memoryUsage().rss
})
/** From what the process held before to the highest it has ever held: more than the request itself may have taken, never less. */
const grownMegabytes = () => process.resourceUsage().maxRSS / 1024 - rss / 1024 ** 2

const cell = (text: string) => `<c t="inlineStr"><is><t>${text}</t></is></c>`
const rowOf = (cells: readonly string[]) => `<row>${cells.map(cell).join('')}</row>`
const header = rowOf(menteeHeader)

/** A base whose every cell refers to one text of the shared table. */
function echoes(rows: number, columns: number, length: number): Uint8Array {
  const strings: ZipEntry = { name: 'xl/sharedStrings.xml', content: `<sst><si><t>${'я'.repeat(length)}</t></si></sst>` }
  const row = `<row>${'<c t="s"><v>0</v></c>'.repeat(columns)}</row>`
  return rawWorkbook(header + row.repeat(rows), [strings])
}

describe('a hostile file is answered with its code, in bounded memory, and changes nothing', () => {
  test.each(hostileFiles)('$name: $code', async ({ make, code }) => {
    const reply = await app.upload(school, make())
    expect([reply.statusCode, reply.json<{ code: string }>().code]).toEqual([422, code])
    expect(grownMegabytes()).toBeLessThan(mostMegabytes)
    expect(changesBetween(before, await snapshotOf(app.owner))).toEqual([])
  })

  test.each([
    ['one long text referred to from every cell', () => echoes(2_000, 10, 32_000)],
    ['rows that end at the last column', () => rawWorkbook(header + '<row><c r="IV1"><v>1</v></c></row>'.repeat(60_000))],
  ])('%s: file.tooLarge', async (_what, make) => {
    expect((await app.upload(school, make())).json()).toMatchObject({ status: 422, code: 'file.tooLarge' })
    expect(grownMegabytes()).toBeLessThan(mostMegabytes)
    expect(changesBetween(before, await snapshotOf(app.owner))).toEqual([])
  })
})

test.each([
  ['a million rows left out', () => rawWorkbook(`${header}<row r="1048576">${cell('Орлова Вера')}</row>`)],
  ['sheets under a name without end', () => rawWorkbook(header + rowOf(['Орлова']).repeat(200), [namedWithoutEnd])],
  ['a name without end', () => rawWorkbook(header + rowOf(mentee(`Орлова ${'В'.repeat(30_000)}`)))],
  ['a list of names without end', () => rawWorkbook(header + rowOf(mentee('Орлова', { mentor: 'Ан, '.repeat(8_000) })))],
])('%s is a review like any other', async (_what, make) => {
  const reply = await app.upload(school, make())
  expect([reply.statusCode, reply.rawPayload.length < 100_000]).toEqual([200, true])
  expect(reply.json()).toMatchObject({ counters: { ready: 0, newPersons: 0 } })
  expect(grownMegabytes()).toBeLessThan(mostMegabytes)
  await app.send(school, 'DELETE', `/api/imports/${reply.json<{ id: string }>().id}`)
  expect(changesBetween(before, await snapshotOf(app.owner))).toEqual([])
})

const namedWithoutEnd: ZipEntry = {
  name: 'xl/workbook.xml',
  content: `<workbook xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Наставляемые ${'я'.repeat(
    1_000_000,
  )}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
}

test.each([
  [413, 'file.tooLarge', () => new Uint8Array(50 * 1024 * 1024 + 1), undefined],
  [415, 'request.mediaType', () => Buffer.from('{}'), 'text/csv'],
  [422, 'file.notXlsx', () => new Uint8Array(), undefined],
  [422, 'file.notXlsx', () => Buffer.from('{"file": 1}'), 'application/json'],
])('%i %s', async (status, code, make, type) => {
  expect((await app.upload(school, make(), type)).json()).toMatchObject({ status, code })
  expect(changesBetween(before, await snapshotOf(app.owner))).toEqual([])
})
