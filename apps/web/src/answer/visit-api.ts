import type { OpenedInforming, OpenedIntake, OpenedPartnerQuestions } from '@nastavnik/contract'
import type { Answers } from '@nastavnik/questionnaires'
import { Refusal } from './api.ts'
import type { Typed } from './visit.rules.ts'

/** Addresses of the contract, written once more as in `api.ts`; a test compares them. */
export const visitAddresses = {
  apply: { open: '/api/applying/open', send: '/api/applying/applications' },
  tell: { open: '/api/informing/open', send: '/api/informing/statements' },
  partner: { open: '/api/partner-answers/open', send: '/api/partner-answers' },
} as const

async function post(address: string, body: object): Promise<unknown> {
  const headers = { 'content-type': 'application/json' }
  const response = await fetch(address, { method: 'POST', headers, body: JSON.stringify(body) }).catch(() => {
    throw new Refusal(0, 'network.unreachable')
  })
  const reply: unknown = await response.json().catch(() => undefined)
  if (response.ok && reply !== undefined) return reply
  const { code } = (reply ?? {}) as { code?: unknown }
  throw new Refusal(response.status, typeof code === 'string' ? code : 'response.unreadable')
}

interface Judged {
  readonly code: string
  readonly answers: Answers
}

interface Sent extends Judged {
  readonly questionnaireId: string
}

/** The server as the pages of applying, of telling and of judging know it. Everything throws `Refusal`. */
export const visitServer = {
  openIntake: async (code: string) => (await post(visitAddresses.apply.open, { code })) as OpenedIntake,
  apply: async (sent: Sent & Typed & { readonly id: string }) => void (await post(visitAddresses.apply.send, sent)),
  openInforming: async (code: string) => (await post(visitAddresses.tell.open, { code })) as OpenedInforming,
  tell: async (sent: Sent) => void (await post(visitAddresses.tell.send, sent)),
  openPartnerQuestions: async (code: string) => (await post(visitAddresses.partner.open, { code })) as OpenedPartnerQuestions,
  judge: async (sent: Judged) => void (await post(visitAddresses.partner.send, sent)),
}
