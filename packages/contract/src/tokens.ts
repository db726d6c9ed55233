import * as z from 'zod/mini'
import { Code, Day, Id, ModelCode, RequiredText, UnitRef } from './basics.ts'
import { tokenPermissions } from './permissions.ts'
import { route } from './route.ts'

/** A key of a programme that reads on its own, without a person at the screen. The key itself is never read again. */
export const IntegrationToken = z.object({
  id: Id,
  name: z.string(),
  unit: UnitRef,
  permissions: z.array(z.enum(tokenPermissions)),
  /** Forms of mentoring whose figures it reads; null: all. */
  forms: z.nullable(z.array(z.string())),
  validFrom: Day,
  validTo: Day,
  issuedBy: z.string(),
  lastUsedOn: z.nullable(Day),
  state: z.enum(['active', 'future', 'ended', 'revoked']),
})
export type IntegrationToken = z.infer<typeof IntegrationToken>

export const tokenTexts = { name: 100 } as const

export const NewToken = z.strictObject({
  name: RequiredText(tokenTexts.name),
  unit: Code,
  permissions: z.array(z.enum(tokenPermissions)).check(z.minLength(1), z.maxLength(tokenPermissions.length)),
  forms: z.nullable(z.array(ModelCode).check(z.minLength(1), z.maxLength(50))),
  validFrom: Day,
  /** At most a year after `validFrom`. */
  validTo: Day,
})
export type NewToken = z.infer<typeof NewToken>

export const tokenRoutes = {
  list: route('GET', '/api/tokens', { permission: 'token.issue' }, 'Ключи для программ у территории или организации и внутри неё', {
    query: z.strictObject({ unit: Code }),
    reply: z.object({
      unit: UnitRef,
      items: z.array(IntegrationToken),
      /** What I may allow to a key of this place. */
      offered: z.array(z.enum(tokenPermissions)),
    }),
  }),
  issue: route('POST', '/api/tokens', { permission: 'token.issue' }, 'Выдать ключ программе; сам ключ показывается один раз', {
    body: NewToken,
    reply: z.object({ token: IntegrationToken, secret: z.string() }),
  }),
  revoke: route('DELETE', '/api/tokens/:id', { permission: 'token.issue' }, 'Отозвать ключ программы', {
    params: z.strictObject({ id: Id }),
    reply: IntegrationToken,
  }),
}
