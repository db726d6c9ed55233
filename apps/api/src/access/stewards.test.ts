import type { FormsSummary } from '@nastavnik/contract'
import { readWorkbook } from '@nastavnik/documents'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type AccessApp, accessApp, openSession } from '../../test/access-app.ts'
import { fullCast } from '../../test/full-cast.ts'
import { writeTree } from '../../test/tree-rows.ts'
import { grantOf, type TreeUser, userWith } from '../../test/tree-users.ts'

let app: AccessApp
beforeAll(async () => {
  app = await accessApp()
})
afterAll(() => app.close())

const { tree, at } = fullCast()
const school = at('sargatskiy-sosh-1')
const steward = grantOf('FORM_STEWARD', at('omsk'), { forms: ['TEACHER_TEACHER'] })

async function cookieFor(user: TreeUser): Promise<string> {
  await writeTree(app.owner, tree, [user])
  return openSession(app, user.id)
}

const get = (url: string, cookie: string) => app.server.inject({ url, headers: { cookie } })

async function formsAt(unit: string, cookie: string): Promise<string[]> {
  const { forms } = (await get(`/api/forms?unit=${unit}&period=2021`, cookie)).json<FormsSummary>()
  return forms.map(({ form }) => form).sort()
}

const rowsAt = async (unit: string, form: string, cookie: string) =>
  (await get(`/api/forms/rows?unit=${unit}&period=2021&form=${form}`, cookie)).json<{ code?: string; total?: number }>()

const officialForms = ['EMPLOYER_PUPIL', 'PUPIL_PUPIL', 'STUDENT_PUPIL', 'TEACHER_TEACHER']

test('a steward reads Form 1 and the own form everywhere; another form does not exist', async () => {
  const cookie = await cookieFor(userWith('omsk', steward))
  for (const unit of ['omsk', 'sargatskiy', school.code]) {
    expect(await formsAt(unit, cookie)).toEqual(['TEACHER_TEACHER'])
    expect((await rowsAt(unit, 'TEACHER_TEACHER', cookie)).total).toBeGreaterThan(0)
    for (const form of ['PUPIL_PUPIL', 'PEDAGOGUE_PUPIL', 'NO_SUCH_FORM']) {
      expect(await rowsAt(unit, form, cookie)).toMatchObject({ status: 404, code: 'form.notFound' })
    }
  }
  expect((await get('/api/forms/form1?unit=omsk&period=2021', cookie)).statusCode).toBe(200)
})

test("a steward's workbook has Form 1 and the own form, and no word of the others", async () => {
  const cookie = await cookieFor(userWith('omsk', steward))
  const reply = await get('/api/forms/workbook?unit=omsk&period=2021', cookie)
  const texts: string[] = []
  const { sheets } = await readWorkbook(reply.rawPayload, (_sheet, _row, cells) => texts.push(...cells.map(String)))
  expect(sheets.map(({ name }) => name)).toEqual(['Форма 1', 'Форма 3'])
  expect(texts.some((text) => text.includes('TEACHER_TEACHER'))).toBe(true) // programmes of the tree are titled by their form
  expect(texts.filter((text) => /PUPIL_PUPIL|EMPLOYER_PUPIL/.test(text))).toEqual([])
})

test('a steward who is also a curator sees all forms of the own school and the own form elsewhere', async () => {
  const cookie = await cookieFor(userWith('omsk', steward, grantOf('CURATOR', school)))
  expect(await formsAt(school.code, cookie)).toEqual(officialForms)
  for (const unit of ['omsk', 'sargatskiy', 'sargatskiy-sosh-2', 'tarskiy-sosh-3'])
    expect(await formsAt(unit, cookie)).toEqual(['TEACHER_TEACHER'])
  expect(await rowsAt('sargatskiy', 'PUPIL_PUPIL', cookie)).toMatchObject({ code: 'form.notFound' })
  expect((await get(`/api/people?organisation=${school.code}`, cookie)).statusCode).toBe(200)
  expect((await get('/api/people?organisation=omsk-sosh-4', cookie)).statusCode).toBe(404)
})

test('a steward who is also a municipality sees all forms in it and the own form outside', async () => {
  const cookie = await cookieFor(userWith('omsk', steward, grantOf('MOUO', at('sargatskiy'))))
  for (const unit of ['sargatskiy', 'sargatskiy-sosh-2']) expect(await formsAt(unit, cookie)).toEqual(officialForms)
  for (const unit of ['omsk', 'tarskiy', 'omsk-sosh-4']) expect(await formsAt(unit, cookie)).toEqual(['TEACHER_TEACHER'])
})

test('forms of several stewardships add up where both reach, and only there', async () => {
  const local = grantOf('FORM_STEWARD', at('sargatskiy'), { forms: ['PUPIL_PUPIL'] })
  const cookie = await cookieFor(userWith('omsk', steward, local))
  expect(await formsAt('sargatskiy-sosh-1', cookie)).toEqual(['PUPIL_PUPIL', 'TEACHER_TEACHER'])
  expect(await formsAt('tarskiy', cookie)).toEqual(['TEACHER_TEACHER'])
})

test('an ended grant widens nothing', async () => {
  const cookie = await cookieFor(userWith('omsk', steward, grantOf('RNC', at('omsk'), { span: 'ended' })))
  expect(await formsAt('omsk', cookie)).toEqual(['TEACHER_TEACHER'])
})

test('a steward of no form sees no form', async () => {
  const cookie = await cookieFor(userWith('omsk', { ...steward, forms: [] }))
  expect(await formsAt('omsk', cookie)).toEqual([])
  expect(await rowsAt('omsk', 'TEACHER_TEACHER', cookie)).toMatchObject({ code: 'form.notFound' })
})

test('a steward without a list of forms cannot be written down', async () => {
  await expect(cookieFor(userWith('omsk', { ...steward, forms: null }))).rejects.toThrow(/grants_steward_forms/)
})
