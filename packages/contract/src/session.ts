import * as z from 'zod/mini'
import { CountingMode, FormRef, RequiredText, UnitRef } from './basics.ts'
import { permissions } from './permissions.ts'
import { route } from './route.ts'

export const RoleCode = z.enum([
  'CURATOR',
  'ORG_HEAD',
  'MOUO',
  'RNC',
  'FORM_STEWARD',
  'REGION_AUTHORITY',
  'PROJECT_OFFICE',
  'MENTOR',
  'PSYCHOLOGIST',
  'INFORMANT',
  'ADMINISTRATOR',
  'DPO_OFFICER',
])
export type RoleCode = z.infer<typeof RoleCode>

export const Session = z.object({
  user: z.object({ login: z.string(), name: z.string() }),
  territory: z.object({
    code: z.string(),
    title: z.string(),
    municipalityCaption: z.string(),
    curatorCaption: z.string(),
    countingMode: CountingMode,
  }),
  /** With the organisation that answers for the form in the territory; null: the documents name none. */
  forms: z.array(z.object({ ...FormRef.shape, steward: z.nullable(z.string()) })),
  /** Authorities of the region that an organisation may answer to instead of the МОУО. */
  authorities: z.array(z.object({ code: z.string(), title: z.string() })),
  organisationKinds: z.array(z.object({ code: z.string(), title: z.string() })),
  grants: z.array(z.object({ role: RoleCode, roleTitle: z.string(), place: UnitRef })),
  permissions: z.array(z.enum(permissions)),
  today: z.iso.date(),
})
export type Session = z.infer<typeof Session>

/** How many characters the words of an account take. */
export const accountTexts = { name: 200, login: 100, password: 200, code: 40 } as const
export const shortestPassword = 10
/** A login as it is kept: whoever types capitals means small letters. */
export const loginPattern = /^[a-z0-9._@-]{2,100}$/

/** A password as it is typed: whether it is good enough is told apart. */
export const Password = z.string().check(z.minLength(1), z.maxLength(accountTexts.password))

export const SignIn = z.strictObject({ login: RequiredText(accountTexts.login), password: Password })
export type SignIn = z.infer<typeof SignIn>

/** The password was right; a code is asked for, or a second factor is to be set up first. */
export const SecondStep = z.object({ step: z.enum(['code', 'enrol']) })
export type SecondStep = z.infer<typeof SecondStep>

const Nothing = z.object({})

export const sessionRoutes = {
  signIn: route('POST', '/api/session', { open: 'signing in is how one becomes known' }, 'Войти', {
    body: SignIn,
    reply: z.union([SecondStep, Session]),
  }),
  current: route('GET', '/api/session', { signedIn: true }, 'Кто я и что мне можно', { reply: Session }),
  signOut: route('DELETE', '/api/session', { open: 'leaving needs no right' }, 'Выйти', { reply: Nothing }),
}
