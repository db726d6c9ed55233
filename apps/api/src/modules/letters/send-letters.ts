import type { TargetModel } from '@nastavnik/target-model'
import type { Environment } from '../../access/use-case.ts'
import type { Delivery, Mail } from '../../gateways/mail.ts'
import type { Log } from '../../kernel/log.ts'
import { composeDigest, composeLetter, type Wordings } from './compose-letter.rules.ts'
import { type GatheredNotice, gatherNotices } from './gather-notices.ts'
import { codeOfLetter, tokenOfLetter } from './letter-secret.rules.ts'
import { deleteLetter, forgetLetters, markFailed, markLater, markSent, type TakenLetter, takeLetter, titlesOf } from './letters.repo.ts'
import { pauseAfter } from './retry.rules.ts'
import { findWordings } from './wordings.repo.ts'

export interface Sending extends Pick<Environment, 'db' | 'clock' | 'models' | 'personKey'> {
  readonly mail: Mail
  readonly publicUrl: string
  readonly log: Log
  /** Aborted when no further letter is to be begun. */
  readonly stopping: AbortSignal
}

async function wordingsFor({ db, publicUrl }: Sending, model: TargetModel, notices: readonly GatheredNotice[]): Promise<Wordings> {
  const own = await findWordings(db, model.regionId)
  const ids = notices.flatMap(({ organisationId }) => (organisationId === null ? [] : [organisationId]))
  const titles = await titlesOf(db, model.regionId, [...new Set(ids)])
  return {
    publicUrl,
    territory: model.title,
    titleOf: (id) => (id === null ? model.title : (titles.get(id) ?? model.title)),
    wordingOf: (kind) => {
      const wording = own.get(kind) ?? model.letters.kinds.find(({ code }) => code === kind)
      if (wording === undefined) throw new Error(`no wording of ${kind}`)
      return wording
    },
  }
}

/** A secret is put in when the letter is written, not before. */
function secretsOf({ personKey }: Sending, { id, kind, data }: TakenLetter): Record<string, string> {
  if (kind === 'emailConfirmation') return { code: codeOfLetter(personKey, id) }
  if (kind === 'passwordInvitation') return { link: `${String(data['link'])}#${tokenOfLetter(personKey, id)}` }
  return {}
}

async function compose(sending: Sending, model: TargetModel, letter: TakenLetter) {
  const notices = letter.kind === 'digest' ? ((letter.data['notices'] ?? []) as GatheredNotice[]) : []
  const wordings = await wordingsFor(sending, model, notices)
  if (letter.kind === 'digest') return composeDigest(notices, wordings)
  return composeLetter(letter.kind, { ...(letter.data as Record<string, string | number>), ...secretsOf(sending, letter) }, wordings)
}

/** Writes down what became of an attempt. */
async function mark({ db, clock }: Sending, regionId: number, { id, attempts }: TakenLetter, delivery: Delivery): Promise<void> {
  const now = clock.now()
  if (delivery.outcome === 'sent') return markSent(db, regionId, id, now)
  const pause = delivery.outcome === 'never' ? undefined : pauseAfter(attempts)
  if (pause === undefined) return markFailed(db, regionId, id, now, delivery.why)
  return markLater(db, regionId, id, new Date(now.getTime() + pause), delivery.why)
}

/** Sends what is due in a territory; false when the server of mail is in trouble, and another letter would meet the same. */
async function sendIn(sending: Sending, model: TargetModel): Promise<boolean> {
  const { db, clock, mail, log, stopping } = sending
  const { regionId } = model
  while (!stopping.aborted) {
    const letter = await takeLetter(db, regionId, clock.now())
    if (letter === undefined) return true
    if (letter.address === null) {
      await deleteLetter(db, regionId, letter.id) // its user wants no letters any more
      continue
    }
    const delivery = await mail.send({ id: letter.id, to: letter.address, ...(await compose(sending, model, letter)) })
    await mark(sending, regionId, letter, delivery)
    if (delivery.outcome === 'sent') continue
    log({ event: 'letter.notSent', error: delivery.why, count: letter.attempts })
    if (delivery.outcome === 'later' && delivery.whole) return false
  }
  return false
}

/**
 * Gathers notices into letters and sends every letter that is due, in all territories. A letter is marked after it has gone: a kill in between sends
 * it once more, under the same Message-ID. The server does it of itself: nobody asks, so it is no use case.
 */
export async function sendLetters(sending: Sending): Promise<void> {
  const { db, clock, models } = sending
  for (const model of models.values()) {
    await forgetLetters(db, model.regionId, clock.now())
    await gatherNotices(db, model, clock.now())
  }
  for (const model of models.values()) if (!(await sendIn(sending, model))) return
}
