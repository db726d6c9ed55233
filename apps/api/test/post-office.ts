import type { AddressInfo } from 'node:net'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'

/** A letter as it came: headers with small names, everything decoded. */
interface ReceivedLetter {
  readonly to: readonly string[]
  readonly from: string
  readonly headers: ReadonlyMap<string, string>
  readonly text: string
  readonly raw: string
}

/** What the server answers instead of taking a letter. */
interface Refusal {
  readonly code: number
  /** To the address or to the letter itself. */
  readonly at: 'address' | 'letter'
}

export interface PostOffice {
  readonly port: number
  readonly letters: readonly ReceivedLetter[]
  /** Every following letter meets it; undefined: they are taken again. */
  refuse(refusal: Refusal | undefined): void
  /** Takes everything out of the box. */
  empty(): ReceivedLetter[]
  close(): Promise<void>
}

const bytesOf = (encoded: string): Buffer =>
  Buffer.from(
    encoded.replace(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  )

const decodeWords = (header: string): string =>
  header
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(/(?:=\?utf-8\?[bq]\?[^?]*\?=)+/gi, (run) =>
      Buffer.concat(
        [...run.matchAll(/=\?utf-8\?([bq])\?([^?]*)\?=/gi)].map(([, way = '', body = '']) =>
          way.toLowerCase() === 'b' ? Buffer.from(body, 'base64') : bytesOf(body.replaceAll('_', ' ')),
        ),
      ).toString(),
    )

function decodeBody(body: string, encoding: string): string {
  if (encoding === 'base64') return Buffer.from(body, 'base64').toString()
  if (encoding === 'quoted-printable') return bytesOf(body.replace(/=\r\n/g, '')).toString()
  return Buffer.from(body, 'latin1').toString()
}

function read(raw: string, from: string, to: readonly string[]): ReceivedLetter {
  const end = raw.indexOf('\r\n\r\n')
  const headers = new Map(
    raw
      .slice(0, end)
      .replace(/\r\n[ \t]+/g, ' ')
      .split('\r\n')
      .map((line): [string, string] => [
        line.slice(0, line.indexOf(':')).toLowerCase(),
        decodeWords(line.slice(line.indexOf(':') + 1).trim()),
      ]),
  )
  const body = decodeBody(raw.slice(end + 4), headers.get('content-transfer-encoding') ?? '7bit')
  return { from, to, headers, text: body.replaceAll('\r\n', '\n').trimEnd(), raw }
}

/** A real server of mail on loopback. */
export async function postOffice(options: SMTPServerOptions = {}, port = 0): Promise<PostOffice> {
  const letters: ReceivedLetter[] = []
  let refusal: Refusal | undefined
  const refused = (at: Refusal['at']): Error | null =>
    refusal?.at === at ? Object.assign(new Error('not now'), { responseCode: refusal.code }) : null
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    logger: false,
    disableReverseLookup: true,
    onRcptTo: (_address, _session, done) => done(refused('address')),
    onData: (stream, { envelope }, done) => {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        const problem = refused('letter')
        const from = envelope.mailFrom === false ? '' : envelope.mailFrom.address
        const to = envelope.rcptTo.map(({ address }) => address)
        if (problem === null) letters.push(read(Buffer.concat(chunks).toString(), from, to))
        done(problem)
      })
    },
    ...options,
  })
  server.on('error', () => undefined) // clients that leave in the middle are what some tests are about
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', () => resolve()))
  return {
    port: (server.server.address() as AddressInfo).port,
    letters,
    refuse: (next) => {
      refusal = next
    },
    empty: () => letters.splice(0),
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}
