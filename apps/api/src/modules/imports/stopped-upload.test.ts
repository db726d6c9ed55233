import { afterAll, beforeAll, expect, test } from 'vitest'
import { fileOf, mentee, menteeHeader, organisationRows, type SchoolApp, schoolApp, schoolWith } from '../../../test/school-app.ts'
import { changesBetween, snapshotOf } from '../../../test/snapshot.ts'
import { execute } from '../../access/use-case.ts'
import { Problem } from '../../kernel/problem.ts'
import { uploadWorkbook } from './upload-workbook.ts'

let app: SchoolApp
beforeAll(async () => {
  app = await schoolApp()
})
afterAll(() => app.close())

const names = Array.from({ length: 1_200 }, (_, index) => `Орлова Анна${'абвгд'[index % 5]}${'клмно'[Math.floor(index / 5) % 5]}`)

test.each([1, 2, 3])('a check that nobody waits for any more is stopped at step %i and leaves no trace', async (last) => {
  const school = await schoolWith(app, `СОШ № ${last}`)
  const file = await fileOf({
    Организация: organisationRows(`СОШ № ${last}`),
    Наставляемые: [menteeHeader, ...names.map((name) => mentee(name))],
  })
  const operator = { operator: true, regionId: 1, organisationIds: [school.id] } as const
  const steps: number[] = []
  const watch = (step: number) => {
    steps.push(step)
    if (steps.length === last) throw new Problem(503, 'job.interrupted')
  }
  const before = await snapshotOf(app.owner)
  const asked = execute(uploadWorkbook, { ...app.environment, watch }, operator, { organisation: school.code, file })
  await expect(asked).rejects.toMatchObject({ status: 503, code: 'job.interrupted' })
  expect(steps).toEqual([500, 1_000, expect.any(Number)].slice(0, last))
  expect(changesBetween(before, await snapshotOf(app.owner))).toEqual([])
})
