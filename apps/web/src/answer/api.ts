import type { OpenedQuestionnaire } from '@nastavnik/contract'
import type { Answers } from '@nastavnik/questionnaires'

/** Addresses of the contract, written once more: its schemas would weigh as much as the rest of the page (a test compares them). */
export const addresses = {
  open: ['POST', '/api/answering/open'],
  save: ['PUT', '/api/answering/answers'],
  finish: ['POST', '/api/answering/finish'],
} as const

/** A refusal of the server; status 0 and the code `network.unreachable` when it was not reached. */
export class Refusal extends Error {
  readonly status: number
  readonly code: string
  /** What the server adds to it: the first day of a campaign that has not begun. */
  readonly current: unknown

  constructor(status: number, code: string, current?: unknown) {
    super(code)
    this.name = 'Refusal'
    this.status = status
    this.code = code
    this.current = current
  }

  /** The same may well be taken a little later. */
  get isPassing(): boolean {
    return this.status === 0 || this.status === 408 || this.status === 429 || this.status >= 500
  }
}

export const toRefusal = (error: unknown): Refusal => (error instanceof Refusal ? error : new Refusal(0, 'network.unreachable'))

async function call(name: keyof typeof addresses, body: { code: string; answers?: Answers }): Promise<unknown> {
  const [method, address] = addresses[name]
  // A body of the answers fits into what the browser still sends after the page is closed.
  const keepalive = name === 'save'
  const headers = { 'content-type': 'application/json' }
  const response = await fetch(address, { method, headers, body: JSON.stringify(body), keepalive }).catch(() => {
    throw new Refusal(0, 'network.unreachable')
  })
  const reply: unknown = await response.json().catch(() => undefined)
  if (response.ok && reply !== undefined) return reply
  const { code, current } = (reply ?? {}) as { code?: unknown; current?: unknown }
  throw new Refusal(response.status, typeof code === 'string' ? code : 'response.unreadable', current)
}

export interface Server {
  open(code: string): Promise<OpenedQuestionnaire>
  save(code: string, answers: Answers): Promise<void>
  finish(code: string, answers: Answers): Promise<void>
}

/** The server as the answering page knows it. Everything throws `Refusal`. */
export const server: Server = {
  open: async (code) => (await call('open', { code })) as OpenedQuestionnaire,
  save: async (code, answers) => void (await call('save', { code, answers })),
  finish: async (code, answers) => void (await call('finish', { code, answers })),
}
