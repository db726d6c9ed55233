import type { LetterFrequency, OwnMail } from '@nastavnik/contract'
import { sql } from 'kysely'
import type { Actor } from '../../access/actor.ts'
import type { Environment } from '../../access/use-case.ts'
import type { Database, Tx } from '../../kernel/db.ts'
import { invalid, Problem } from '../../kernel/problem.ts'
import { codeOfLetter } from './letter-secret.rules.ts'
import { putLetter } from './put-letter.ts'

const codeMinutes = 60
/** Wrong codes for one address, after which it has to be named again. */
const mostWrongCodes = 5
/** Letters with a code that one user can cause in a day: nobody's letterbox is to be filled by somebody else. */
const mostCodesInDay = 5

/** Who looks after his own letters, and whether there is a server to send them. */
export interface OwnMailParts {
  readonly environment: Environment
  readonly isSetUp: boolean
  readonly actor: Actor
}

interface SettingsRow {
  readonly address: string | null
  readonly frequency: LetterFrequency
  readonly asked_address: string | null
  readonly asked_letter: string | null
  readonly asked_until: Date | null
  readonly wrong_codes: number
}

const settingsOf = (db: Database, { regionId, userId }: Actor) =>
  db.selectFrom('letter_settings').selectAll().where('region_id', '=', regionId).where('user_id', '=', userId)

const changing = (tx: Tx, { regionId, userId }: Actor) =>
  tx.updateTable('letter_settings').where('region_id', '=', regionId).where('user_id', '=', userId)

const nothingAsked = { asked_address: null, asked_letter: null, asked_until: null, wrong_codes: 0 }

function ownMailOf({ environment: { clock }, isSetUp }: OwnMailParts, row: SettingsRow | undefined): OwnMail {
  const { address = null, frequency = 'daily', asked_address = null, asked_until = null } = row ?? {}
  const isAsked = asked_address !== null && asked_until !== null && asked_until > clock.now()
  return { isSetUp, address, frequency, asked: isAsked ? { address: asked_address, until: asked_until.toISOString() } : null }
}

/** Where and how often the reader gets letters. */
export async function readOwnMail(parts: OwnMailParts): Promise<OwnMail> {
  return ownMailOf(parts, await settingsOf(parts.environment.db, parts.actor).executeTakeFirst())
}

/** Works on the own row, which is made when there is none and held till the end. */
async function changeOwn<Result>(
  { environment: { db }, actor }: OwnMailParts,
  work: (tx: Tx, row: SettingsRow) => Promise<Result>,
): Promise<Result> {
  const { regionId, userId } = actor
  return db.transaction().execute(async (tx) => {
    const own = { region_id: regionId, user_id: userId }
    await tx
      .insertInto('letter_settings')
      .values(own)
      .onConflict((row) => row.doNothing())
      .execute()
    return work(tx, await settingsOf(tx, actor).forUpdate().executeTakeFirstOrThrow())
  })
}

/** Sends a code to an address that the reader names; the address that stood stays until it is given. 422 `mail.notSetUp`, 429 `mail.tooManyCodes`. */
export async function askAddress(parts: OwnMailParts, { address }: { address: string }): Promise<OwnMail> {
  const { environment, isSetUp, actor } = parts
  if (!isSetUp) throw invalid('mail.notSetUp')
  const { regionId, userId } = actor
  const now = environment.clock.now()
  await changeOwn(parts, async (tx) => {
    const { rows } = await sql<{ n: number }>`
      select count(*)::int as n from letters where region_id = ${regionId} and user_id = ${userId} and kind = 'emailConfirmation'
        and created_at > ${new Date(now.getTime() - 86_400_000)}`.execute(tx)
    if ((rows[0]?.n ?? 0) >= mostCodesInDay) throw new Problem(429, 'mail.tooManyCodes')
    const data = { minutes: codeMinutes }
    const letter = await putLetter(tx, { regionId, kind: 'emailConfirmation', userId, address, data, at: now })
    const until = new Date(now.getTime() + codeMinutes * 60_000)
    await changing(tx, actor)
      .set({ ...nothingAsked, asked_address: address, asked_letter: letter, asked_until: until })
      .execute()
  })
  return readOwnMail(parts)
}

/** Takes the named address into use. 422 `mail.codeWrong` for a wrong code, one that is too old, or the one after too many wrong ones. */
export async function confirmAddress(parts: OwnMailParts, { code }: { code: string }): Promise<OwnMail> {
  const { environment, actor } = parts
  const isRight = await changeOwn(parts, async (tx, { asked_address, asked_letter, asked_until, wrong_codes }) => {
    if (asked_letter === null || asked_until === null || asked_until <= environment.clock.now()) return false
    if (code.replace(/\s/g, '') === codeOfLetter(environment.personKey, asked_letter)) {
      await changing(tx, actor)
        .set({ ...nothingAsked, address: asked_address })
        .execute()
      return true
    }
    const isLast = wrong_codes + 1 >= mostWrongCodes
    await changing(tx, actor)
      .set(isLast ? nothingAsked : { wrong_codes: wrong_codes + 1 })
      .execute()
    return false
  })
  if (!isRight) throw invalid('mail.codeWrong')
  return readOwnMail(parts)
}

/** The reader wants no letters and no address kept. */
export async function clearAddress(parts: OwnMailParts): Promise<OwnMail> {
  await changeOwn(parts, (tx) =>
    changing(tx, parts.actor)
      .set({ ...nothingAsked, address: null })
      .execute(),
  )
  return readOwnMail(parts)
}

export async function setFrequency(parts: OwnMailParts, { frequency }: { frequency: LetterFrequency }): Promise<OwnMail> {
  await changeOwn(parts, (tx) => changing(tx, parts.actor).set({ frequency }).execute())
  return readOwnMail(parts)
}
