import type { Import } from '@nastavnik/contract'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addSchool, fileOf, mentee, menteeHeader, type SchoolApp, schoolApp } from '../../../test/school-app.ts'
import { connect } from '../../kernel/db.ts'

let app: SchoolApp
beforeAll(async () => {
  app = await schoolApp()
})
afterAll(() => app.close())

test('a workbook dropped while it is being taken stays: the one who drops it hears that it is done', async () => {
  const school = await addSchool(app, 'СОШ № 1')
  const file = await fileOf({ Наставляемые: [menteeHeader, mentee('Иванова Анна')] })
  const { id } = (await app.upload(school, file)).json<Import>()
  const taker = connect({ ...app.ownerConnection, max: 1 })
  const waiting = sql`select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`
  const { answer } = await taker.transaction().execute(async (tx) => {
    await sql`update imports set state = 'done', file = null, confirmed_at = now() where id = ${id}`.execute(tx)
    const asked = app.send(school, 'DELETE', `/api/imports/${id}`)
    while ((await waiting.execute(app.owner)).rows.length === 0);
    return { answer: asked }
  })
  const reply = await answer
  expect(reply.json()).toMatchObject({ status: 409, code: 'import.done', current: { id, state: 'done' } })
  expect((await app.owner.selectFrom('imports').select('state').where('id', '=', id).executeTakeFirst())?.state).toBe('done')
  await taker.destroy()
})
