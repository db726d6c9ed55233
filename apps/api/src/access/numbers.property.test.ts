import type { FormRow, FormsSummary, Indicators, Unit as ListedUnit, PersonListItem } from '@nastavnik/contract'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type AccessApp, accessApp, openSession } from '../../test/access-app.ts'
import { reads, readsForm, seesNamesOf } from '../../test/access-oracle.ts'
import { fullCast } from '../../test/full-cast.ts'
import { arbitraryTree, type Tree, type Unit, unitsOf } from '../../test/organisation-tree.ts'
import { type FormNumbers, formNumbers, organisationsIn, peopleIn } from '../../test/tree-counts.ts'
import { writeTree } from '../../test/tree-rows.ts'
import { describeUser, type TreeUser, withUsers } from '../../test/tree-users.ts'

let app: AccessApp
beforeAll(async () => {
  app = await accessApp()
})
afterAll(() => app.close())

interface Page<Item> {
  readonly items: Item[]
  readonly total: number
}

async function fetchOk<Body>(url: string, cookie: string): Promise<Body> {
  const reply = await app.server.inject({ url, headers: { cookie } })
  expect(reply.statusCode, url).toBe(200)
  return reply.json<Body>()
}

const codes = (units: readonly { code: string }[]): string[] => units.map(({ code }) => code).sort()

/** The lists hold exactly what the reader may open: no more, no less. */
async function checkLists(tree: Tree, user: TreeUser, cookie: string): Promise<void> {
  if (!unitsOf(tree).some((unit) => reads(user, 'opensCards', unit))) return
  const readable = unitsOf(tree).filter((unit) => reads(user, 'opensCards', unit))
  const listed = await fetchOk<Page<ListedUnit>>('/api/units?level=organisation', cookie)
  expect(codes(listed.items)).toEqual(codes(readable.filter(({ level }) => level === 'organisation')))
  expect(listed.total).toBe(listed.items.length)
  const above = (await fetchOk<Page<ListedUnit>>('/api/units', cookie)).items.filter(({ level }) => level !== 'organisation')
  const planted = [...tree.regions, ...tree.municipalities]
  expect(codes(above.filter(({ code }) => planted.some((unit) => unit.code === code)))).toEqual(
    codes(readable.filter(({ level }) => level !== 'organisation')),
  )
}

/** Names are listed whole to the curator; a search for another school's people finds nobody. */
async function checkPeople({ organisations }: Tree, user: TreeUser, cookie: string): Promise<void> {
  for (const { code, people } of organisations.filter((organisation) => seesNamesOf(user, organisation))) {
    const listed = await fetchOk<Page<PersonListItem>>(`/api/people?organisation=${code}`, cookie)
    expect(listed.items.map(({ name }) => name).sort()).toEqual(people.map(({ name }) => name).sort())
    const foreign = organisations.find((organisation) => organisation.code !== code)
    if (foreign === undefined) continue
    const found = await fetchOk<Page<PersonListItem>>(
      `/api/people?organisation=${code}&search=${encodeURIComponent(foreign.token)}`,
      cookie,
    )
    expect(found).toMatchObject({ items: [], total: 0 })
  }
}

const shown = ({ forms }: FormsSummary): FormNumbers[] =>
  forms.flatMap(({ form, rows, total }) => (rows === 0 ? [] : [{ form, rows, ...total }]))

/** The numbers of a unit count its own people and nobody else's, in the reader's forms and no other. */
async function checkForms(tree: Tree, user: TreeUser, unit: Unit, cookie: string): Promise<void> {
  const summary = await fetchOk<FormsSummary>(`/api/forms?unit=${unit.code}&period=2021&mode=distinct`, cookie)
  const due = formNumbers(tree, unit).filter(({ form }) => readsForm(user, unit, form))
  expect(summary.forms.filter(({ form }) => !readsForm(user, unit, form))).toEqual([])
  expect(shown(summary).sort((a, b) => (a.form < b.form ? -1 : 1))).toEqual(due.sort((a, b) => (a.form < b.form ? -1 : 1)))
  const inside = organisationsIn(tree, unit)
  expect(summary.form1).toMatchObject({ organisations: inside.length, total: { children10to19: 90 * inside.length } })
  expect(summary.peopleVisible).toBe(seesNamesOf(user, unit))
  for (const { form, rows } of due) {
    const listed = await fetchOk<Page<FormRow>>(`/api/forms/rows?unit=${unit.code}&period=2021&form=${form}`, cookie)
    expect(listed.total).toBe(rows)
    expect(codes(inside)).toEqual(expect.arrayContaining(codes(listed.items.map(({ organisation }) => organisation))))
  }
}

async function checkIndicators(tree: Tree, user: TreeUser, unit: Unit, cookie: string): Promise<void> {
  const { items, peopleVisible } = await fetchOk<Indicators>(`/api/indicators?unit=${unit.code}&year=2021`, cookie)
  const children = items.find(({ code }) => code === 'I1')
  expect(children?.numerator).toBe(peopleIn(tree, unit, 'MENTEE'))
  expect(peopleVisible).toBe(seesNamesOf(user, unit))
}

test('lists and numbers hold exactly what lies within the reach', async () => {
  const property = fc.asyncProperty(withUsers(arbitraryTree, { most: 3 }), fc.nat(), async ({ tree, users }, pick) => {
    await writeTree(app.owner, tree, users)
    for (const user of users) {
      const cookie = await openSession(app, user.id)
      try {
        await checkLists(tree, user, cookie)
        await checkPeople(tree, user, cookie)
        const counted = unitsOf(tree).filter((unit) => reads(user, 'readsReports', unit))
        for (const unit of counted.slice(pick % 3, (pick % 3) + 3)) await checkForms(tree, user, unit, cookie)
        const measured = unitsOf(tree).filter((unit) => reads(user, 'readsIndicators', unit))
        for (const unit of measured.slice(pick % 3, (pick % 3) + 1)) await checkIndicators(tree, user, unit, cookie)
      } catch (error) {
        throw new Error(describeUser(user), { cause: error })
      }
    }
  })
  const { tree, users } = fullCast()
  await fc.assert(property, { numRuns: 10, examples: [[{ tree, users }, 0]], interruptAfterTimeLimit: 40_000 })
})
