import { letterRoutes } from '@nastavnik/contract'
import type { FastifyRequest } from 'fastify'
import type { Actor } from '../../access/actor.ts'
import type { Binder } from '../../access/binder.ts'
import type { Environment } from '../../access/use-case.ts'
import { Problem } from '../../kernel/problem.ts'
import { getLetter, listLetters, setWording } from './edit-letters.ts'
import { askAddress, clearAddress, confirmAddress, type OwnMailParts, readOwnMail, setFrequency } from './own-mail.ts'
import { readSending, resendLetter } from './read-sending.ts'

export interface LetterParts {
  readonly environment: Environment
  /** There is a server to send letters by. */
  readonly isSetUp: boolean
  /** Whose session a request belongs to; never the key of a programme. */
  readonly findSignedIn: (request: FastifyRequest) => Promise<Actor | undefined>
  /** A letter waits that should go at once. */
  readonly onLetter?: (() => void) | undefined
}

export function bindLetters(binder: Binder, { environment, isSetUp, findSignedIn, onLetter }: LetterParts): void {
  const mine = async (request: FastifyRequest): Promise<OwnMailParts> => {
    const actor = await findSignedIn(request)
    if (actor === undefined) throw new Problem(401, 'session.missing')
    return { environment, isSetUp, actor }
  }
  binder.use(letterRoutes.list, listLetters)
  binder.use(letterRoutes.sending, readSending(isSetUp))
  binder.use(letterRoutes.get, getLetter)
  binder.use(letterRoutes.setWording, setWording)
  binder.use(letterRoutes.resend, resendLetter, onLetter)
  binder.open(letterRoutes.own, async (_input, request) => readOwnMail(await mine(request)))
  binder.open(letterRoutes.askAddress, async (input, request) => {
    const own = await askAddress(await mine(request), input)
    onLetter?.()
    return own
  })
  binder.open(letterRoutes.confirmAddress, async (input, request) => confirmAddress(await mine(request), input))
  binder.open(letterRoutes.clearAddress, async (_input, request) => clearAddress(await mine(request)))
  binder.open(letterRoutes.setFrequency, async (input, request) => setFrequency(await mine(request), input))
}
