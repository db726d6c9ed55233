import type { ConsentListItem, PersonConsents, Scan, ScanPage } from '@nastavnik/contract'
import { fileTypes, largestScan } from '@nastavnik/contract'
import { hostileScans, pageImages, photographed, scannedPdf } from '@nastavnik/scans/testing'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addSchool, mentee, type School, type SchoolApp, schoolApp, schoolWith } from '../../../test/school-app.ts'
import { newId } from '../../kernel/ids.ts'
import { readScans } from './index.ts'

let app: SchoolApp
beforeAll(async () => {
  app = await schoolApp()
})
afterAll(() => app.close())

/** A school with people, each in need of a consent to processing. */
const schoolOf = (title: string, ...names: string[]) => schoolWith(app, title, ...names.map((name) => mentee(name, { mentor: '' })))

/** Pages of the printed sheets as a scanner sees them, in the order of print. */
async function sheetsOf(school: School): Promise<Uint8Array[]> {
  const reply = await app.send(school, 'POST', '/api/consent-sheets', { organisation: school.code, kinds: ['PROCESSING'] })
  expect([reply.statusCode, reply.headers['content-type']]).toEqual([200, 'application/pdf'])
  const pages = await pageImages(reply.rawPayload, 150)
  return Promise.all(pages.map((page, seed) => photographed(page, { angle: seed % 2 === 0 ? 1 : -2, noise: 4, quality: 70, seed })))
}

const upload = (school: School, file: Uint8Array, { scan = newId(), part = newId(), number = 1 } = {}) =>
  app.server.inject({
    method: 'POST',
    url: `/api/scans?organisation=${school.code}&scan=${scan}&part=${part}&number=${number}`,
    headers: { cookie: school.cookie, 'content-type': fileTypes.scan },
    payload: Buffer.from(file),
  })
const seen = (school: School, id: string, more = '') => app.get<{ scan: Scan; items: ScanPage[] }>(school, `/api/scans/${id}${more}`)
const lacking = async (school: School) =>
  (await app.get<{ items: ConsentListItem[] }>(school, `/api/consents?organisation=${school.code}&kind=PROCESSING&state=lacking`)).items
const accept = (school: School, id: string, unsigned: string[] = []) =>
  app.send(school, 'POST', `/api/scans/${id}/acceptance`, { givenOn: '2021-03-14', unsigned })

test('a stack finds its people, the one without a signature waits, the rest are signed, and a page proves it', async () => {
  const school = await schoolOf('СОШ № 1', 'Орлова Вера', 'Гусев Илья', 'Жукова Анна')
  const scan = newId()
  const pages = await sheetsOf(school)
  expect((await upload(school, scannedPdf(pages), { scan })).json<Scan>()).toMatchObject({ pages: 3, pagesRead: 0 })
  await readScans(app.environment)
  const read = await seen(school, scan)
  expect(read.scan).toMatchObject({ pagesRead: 3, found: 3, tray: 0 })
  expect(read.items.map(({ sheet }) => sheet?.name)).toEqual(['Гусев Илья', 'Жукова Анна', 'Орлова Вера'])
  const [first] = read.items
  expect((await accept(school, scan, [first?.id ?? ''])).json<Scan>()).toMatchObject({ found: 0, tray: 1, filed: 2 })
  expect((await lacking(school)).map(({ name }) => name)).toEqual(['Гусев Илья'])

  const person = read.items[1]?.sheet?.personId ?? ''
  const [consent] = (await app.get<PersonConsents>(school, `/api/people/${person}/consents`)).history
  expect(consent).toMatchObject({ signer: 'REPRESENTATIVE', givenOn: '2021-03-14', channel: 'PAPER', pageId: read.items[1]?.id })
  const image = await app.server.inject({ url: `/api/scan-pages/${consent?.pageId}/image`, headers: { cookie: school.cookie } })
  expect([image.statusCode, image.headers['content-type'], image.rawPayload.subarray(0, 3).toString('hex')]).toEqual([
    200,
    'image/jpeg',
    'ffd8ff',
  ])
  expect((await app.send(school, 'DELETE', `/api/scan-pages/${consent?.pageId}`)).json()).toMatchObject({ code: 'scan.pageFiled' })
})

test('what cannot be filed says why: no code, a sheet of another school, a sheet that is here already', async () => {
  const school = await schoolOf('СОШ № 2', 'Орлова Вера')
  const other = await schoolOf('СОШ № 3', 'Чужой Иван')
  const [own] = await sheetsOf(school)
  const [foreign] = await sheetsOf(other)
  if (own === undefined || foreign === undefined) throw new Error('no sheets')
  const blank = await photographed((await pageImages(scannedPdf([own]), 20))[0] ?? own, { seed: 1 })
  const scan = newId()
  await upload(school, scannedPdf([own, blank, foreign, own]), { scan })
  await readScans(app.environment)
  const { items } = await seen(school, scan)
  expect(items.map(({ state, reason }) => reason ?? state)).toEqual(['found', 'noCode', 'unknownCode', 'alreadyTaken'])

  const person = (await lacking(school))[0]?.personId ?? ''
  const filing = { person, kind: 'MEDIA', givenOn: '2021-03-14' }
  expect((await app.send(school, 'POST', `/api/scan-pages/${items[1]?.id}/filing`, { ...filing, person: newId() })).statusCode).toBe(404)
  expect((await app.send(school, 'POST', `/api/scan-pages/${items[1]?.id}/filing`, filing)).statusCode).toBe(200)
  expect((await app.send(school, 'DELETE', `/api/scan-pages/${items[2]?.id}`)).statusCode).toBe(200)
  expect((await seen(school, scan)).scan).toMatchObject({ found: 1, tray: 1, filed: 1 })
  expect((await app.send(school, 'DELETE', `/api/scans/${scan}`)).statusCode).toBe(200)
  expect((await seen(school, scan)).scan).toMatchObject({ found: 0, tray: 0, filed: 1 })
})

test('sheets of two wordings in one stack: the later one counts, the other waits', async () => {
  const school = await schoolOf('СОШ № 10', 'Орлова Вера')
  const [old] = await sheetsOf(school)
  await sql`update consent_sheets set text_version = '2025-1' where organisation_id = ${school.id}`.execute(app.owner)
  const [fresh] = await sheetsOf(school)
  if (old === undefined || fresh === undefined) throw new Error('no sheets')
  const scan = newId()
  await upload(school, scannedPdf([fresh, old]), { scan })
  await readScans(app.environment)
  expect((await accept(school, scan)).json<Scan>()).toMatchObject({ found: 0, tray: 1, filed: 1 })
  expect(await lacking(school)).toEqual([])
})

describe('faults', () => {
  test('the same file sent twice is kept once', async () => {
    const school = await schoolOf('СОШ № 4', 'Орлова Вера')
    const [sheet] = await sheetsOf(school)
    const [scan, part] = [newId(), newId()]
    for (const file of [sheet, sheet]) await upload(school, file ?? Buffer.alloc(0), { scan, part })
    await readScans(app.environment)
    expect((await seen(school, scan)).scan).toMatchObject({ files: 1, pages: 1, found: 1 })
  })

  test('reading goes on from the page where a reader died, and nobody else takes the file before its lease is over', async () => {
    const school = await schoolOf('СОШ № 5', 'Орлова Вера', 'Гусев Илья')
    const scan = newId()
    const part = newId()
    await upload(school, scannedPdf(await sheetsOf(school)), { scan, part })
    await sql`update scan_queue set taken_until = '2021-03-15T06:00:30Z' where file_id = ${part}`.execute(app.owner)
    await readScans(app.environment)
    expect((await seen(school, scan)).scan.pagesRead).toBe(0)
    await sql`
      insert into scan_pages (region_id, id, organisation_id, scan_id, file_id, number, state, reason)
      values (1, gen_random_uuid(), ${school.id}, ${scan}, ${part}, 1, 'tray', 'unreadable')`.execute(app.owner)
    await sql`update scan_files set pages_read = 1 where id = ${part}`.execute(app.owner)
    await sql`update scan_queue set taken_until = '2021-03-15T05:59:30Z' where file_id = ${part}`.execute(app.owner)
    await readScans(app.environment)
    expect((await seen(school, scan)).items.map(({ number, state }) => [number, state])).toEqual([
      [1, 'tray'],
      [2, 'found'],
    ])
    const { content } = await app.owner.selectFrom('scan_files').select('content').where('id', '=', part).executeTakeFirstOrThrow()
    expect(content).toBeNull()
  })

  test('a file that has taken its reader down three times is given up with words', async () => {
    const school = await schoolOf('СОШ № 6', 'Орлова Вера')
    const [scan, part] = [newId(), newId()]
    await upload(school, (await sheetsOf(school))[0] ?? Buffer.alloc(0), { scan, part })
    await sql`update scan_queue set attempts = 3 where file_id = ${part}`.execute(app.owner)
    await readScans(app.environment)
    expect((await seen(school, scan)).scan).toMatchObject({ pages: 0, troubles: [{ file: 1, code: 'scan.damaged' }] })
  })

  test('a scan given up while it waits is not read', async () => {
    const school = await schoolOf('СОШ № 7', 'Орлова Вера')
    const scan = newId()
    await upload(school, (await sheetsOf(school))[0] ?? Buffer.alloc(0), { scan })
    expect((await app.send(school, 'DELETE', `/api/scans/${scan}`)).statusCode).toBe(200)
    await readScans(app.environment)
    expect((await app.server.inject({ url: `/api/scans/${scan}`, headers: { cookie: school.cookie } })).statusCode).toBe(404)
  })

  test('a hostile file is refused with its code and leaves nothing', async () => {
    const school = await addSchool(app, 'СОШ № 8')
    for (const { name, make, code } of hostileScans) {
      const file = make()
      const reply = await upload(school, file)
      const expected = file.length > largestScan ? [413, 'file.tooLarge'] : [422, code] // the largest is stopped on its way
      expect([name, reply.statusCode, reply.json<{ code: string }>().code]).toEqual([name, ...expected])
    }
    expect((await app.get<{ total: number }>(school, `/api/scans?organisation=${school.code}`)).total).toBe(0)
  })
})

test('sheets keep their code until they are signed; whoever has signed needs none', async () => {
  const school = await schoolOf('СОШ № 9', 'Орлова Вера')
  const scan = newId()
  const [once] = await sheetsOf(school)
  await sheetsOf(school)
  await upload(school, once ?? Buffer.alloc(0), { scan })
  await readScans(app.environment)
  await accept(school, scan)
  const reply = await app.send(school, 'POST', '/api/consent-sheets', { organisation: school.code, kinds: ['PROCESSING'] })
  expect([reply.statusCode, reply.json()]).toMatchObject([422, { code: 'consent.nobody' }])
})
