import type { LetterTrouble } from '@nastavnik/contract'
import { mailAddressPattern } from '@nastavnik/contract'
import { createTransport } from 'nodemailer'

/** A letter as it goes out. */
interface Letter {
  /** The same for every attempt, so that a second copy is recognised as one. */
  readonly id: string
  readonly to: string
  readonly subject: string
  readonly text: string
}

/** `later`: worth trying again; `never`: this letter is not wanted. `whole`: the server itself is in trouble, other letters would meet the same. */
export type Delivery =
  | { readonly outcome: 'sent' }
  | { readonly outcome: 'later'; readonly why: LetterTrouble; readonly whole: boolean }
  | { readonly outcome: 'never'; readonly why: LetterTrouble }

/** The way letters leave by. */
export interface Mail {
  /** Never throws: what went wrong is a code. */
  send(letter: Letter): Promise<Delivery>
  close(): void
}

export interface MailSettings {
  readonly host: string
  readonly port: number
  /** TLS from the first byte; otherwise the connection is raised to TLS where the server offers it. */
  readonly secure: boolean
  readonly user: string | undefined
  readonly password: string | undefined
  readonly from: string
  /** Certificates to trust beside those of the system. */
  readonly ca?: string
}

const sender = 'Наставник'
const loopback = ['localhost', '127.0.0.1', '[::1]']
/** How long a silent server is waited for, ms. */
const patience = 20_000

const troubles: Readonly<Record<string, LetterTrouble>> = {
  EAUTH: 'signIn',
  ENOAUTH: 'signIn',
  ETLS: 'tls',
  EREQUIRETLS: 'tls',
  ESOCKET: 'unreachable',
  ECONNECTION: 'unreachable',
  ETIMEDOUT: 'unreachable',
  EDNS: 'unreachable',
}

const isCertificateFault = (message: string): boolean => /certificate|self.signed|SSL|TLS/i.test(message)

/** What a failure means for the letter. A refusal by the sign-in or the connection says nothing of the letter, whatever its number. */
function deliveryOf(error: Error & { code?: string; responseCode?: number }): Delivery {
  const { code = '', responseCode = 0, message } = error
  const trouble = troubles[code]
  if (trouble === 'unreachable' && isCertificateFault(message)) return { outcome: 'later', why: 'tls', whole: true }
  if (trouble !== undefined) return { outcome: 'later', why: trouble, whole: true }
  if (responseCode >= 500) return { outcome: 'never', why: code === 'EENVELOPE' ? 'addressRefused' : 'refused' }
  return { outcome: 'later', why: responseCode >= 400 ? 'busy' : 'interrupted', whole: responseCode === 421 }
}

const domainOf = (address: string): string => address.slice(address.lastIndexOf('@') + 1)

/** Letters by SMTP. A password never travels in the clear: only to this very machine may the connection stay bare. */
export function smtpMail({ host, port, secure, user, password, from, ca }: MailSettings): Mail {
  const isLocal = loopback.includes(host)
  const transport = createTransport({
    ...{ host, port, secure, pool: true, maxConnections: 1, maxMessages: 100 },
    ...(user !== undefined && { auth: { user, pass: password ?? '' }, requireTLS: !isLocal }),
    ignoreTLS: isLocal && !secure,
    ...(ca !== undefined && { tls: { ca } }),
    ...{ connectionTimeout: patience, greetingTimeout: patience, socketTimeout: patience, dnsTimeout: patience },
    ...{ disableFileAccess: true, disableUrlAccess: true },
  })
  const closing = Promise.withResolvers<Delivery>()
  return {
    async send({ id, to, subject, text }) {
      if (!mailAddressPattern.test(to)) return { outcome: 'never', why: 'addressRefused' }
      const sent = transport.sendMail({
        from: { name: sender, address: from },
        to: { name: '', address: to },
        messageId: `<${id}@${domainOf(from)}>`,
        headers: { 'Auto-Submitted': 'auto-generated' },
        subject: subject.replace(/\p{Cc}+/gu, ' '),
        text,
      })
      const delivery = sent.then((): Delivery => ({ outcome: 'sent' }), deliveryOf)
      return Promise.race([delivery, closing.promise])
    },
    close() {
      // Whoever stops does not wait for a silent server.
      closing.resolve({ outcome: 'later', why: 'interrupted', whole: true })
      transport.close()
    },
  }
}
