import { createServer } from 'node:net'
import type { SMTPServerOptions } from 'smtp-server'
import { expect, test } from 'vitest'
import { loopbackCertificate } from '../../test/loopback-certificate.ts'
import { type PostOffice, postOffice } from '../../test/post-office.ts'
import { type MailSettings, smtpMail } from './mail.ts'

const letter = {
  id: '0190a0b0-0000-7000-8000-000000000001',
  to: 'curator@school.example.ru',
  subject: 'Не ответили 7 из 30 — «Удовлетворённость программой наставничества в школе»',
  text: `Здравствуйте!\n\n${'Школа № 1. Опрос «Ёлка»: не ответили 7 из 30. '.repeat(4)}\n.\nhttps://nastavnik.example.ru/surveys/1\n`,
}

async function through<Result>(
  options: SMTPServerOptions | undefined,
  settings: Partial<MailSettings>,
  work: (mail: ReturnType<typeof smtpMail>, office: PostOffice) => Promise<Result>,
): Promise<Result> {
  const office = await postOffice(options)
  const own = {
    host: '127.0.0.1',
    port: office.port,
    secure: false,
    user: undefined,
    password: undefined,
    from: 'nastavnik@rnc.example.ru',
  }
  const mail = smtpMail({ ...own, ...settings })
  try {
    return await work(mail, office)
  } finally {
    mail.close()
    await office.close()
  }
}

test('a Russian letter arrives letter by letter, under its own id', () =>
  through({}, {}, async (mail, office) => {
    expect(await mail.send(letter)).toEqual({ outcome: 'sent' })
    const [came] = office.letters
    expect(came).toMatchObject({ from: 'nastavnik@rnc.example.ru', to: ['curator@school.example.ru'] })
    expect(came?.headers.get('subject')).toBe(letter.subject)
    expect(came?.text).toBe(letter.text.trimEnd())
    expect(came?.headers.get('from')).toBe('Наставник <nastavnik@rnc.example.ru>')
    expect(came?.headers.get('message-id')).toBe(`<${letter.id}@rnc.example.ru>`)
    expect(came?.headers.get('auto-submitted')).toBe('auto-generated')
    expect(came?.headers.get('content-type')).toMatch(/^text\/plain; charset=utf-8/)
    expect(Math.max(...(came?.raw.split('\r\n').map((line) => line.length) ?? []))).toBeLessThanOrEqual(998)
  }))

test.each([
  ['a@b.ru\r\nBcc: spy@evil.ru', 'a line of its own'],
  ['a@b.ru, spy@evil.ru', 'a second address'],
  ['Spy <spy@evil.ru>', 'a name'],
  ['"a\r\nX: y"@b.ru', 'a quoted line'],
  ['a@b.ru>\r\nRCPT TO:<spy@evil.ru', 'a command'],
  ['file:///etc/passwd', 'a file'],
])('%j is no address: %s', (to) =>
  through({}, {}, async (mail, office) => {
    expect(await mail.send({ ...letter, to })).toEqual({ outcome: 'never', why: 'addressRefused' })
    expect(office.letters).toEqual([])
  }),
)

test('a subject cannot grow a header, a text cannot end the letter or read a file', () =>
  through({}, {}, async (mail, office) => {
    const text = 'one\r\n.\r\nMAIL FROM:<spy@evil.ru>\n{"path":"/etc/passwd"}'
    expect(await mail.send({ ...letter, subject: 'Опрос\r\nBcc: spy@evil.ru\r\n\r\nтекст', text })).toEqual({ outcome: 'sent' })
    const [came, ...others] = office.letters
    expect(others).toEqual([])
    expect(came?.to).toEqual(['curator@school.example.ru'])
    expect(came?.headers.get('subject')).toBe('Опрос Bcc: spy@evil.ru текст')
    expect([...(came?.headers.keys() ?? [])].sort()).toEqual(
      ['auto-submitted', 'content-transfer-encoding', 'content-type', 'date', 'from', 'message-id', 'mime-version', 'subject', 'to'].sort(),
    )
    expect(came?.text).toBe(text.replace(/\r\n/g, '\n'))
  }))

test.each([
  [451, 'letter', { outcome: 'later', why: 'busy', whole: false }],
  [450, 'address', { outcome: 'later', why: 'busy', whole: false }],
  [421, 'letter', { outcome: 'later', why: 'busy', whole: true }],
  [550, 'address', { outcome: 'never', why: 'addressRefused' }],
  [554, 'letter', { outcome: 'never', why: 'refused' }],
] as const)('%i to the %s', (code, at, delivery) =>
  through({}, {}, async (mail, office) => {
    office.refuse({ code, at })
    expect(await mail.send(letter)).toEqual(delivery)
    office.refuse(undefined)
    expect(await mail.send(letter)).toEqual({ outcome: 'sent' })
  }),
)

test('nobody listens: later; then somebody does', async () => {
  const gone = await postOffice()
  await gone.close()
  const settings = { host: '127.0.0.1', port: gone.port, secure: false, user: undefined, password: undefined, from: 'a@b.ru' }
  const mail = smtpMail(settings)
  expect(await mail.send(letter)).toEqual({ outcome: 'later', why: 'unreachable', whole: true })
  const back = await postOffice({}, gone.port)
  expect(await mail.send(letter)).toEqual({ outcome: 'sent' })
  mail.close()
  await back.close()
})

test('a connection that breaks in the middle: later', async () => {
  const server = createServer((socket) => {
    socket.write('220 hello\r\n')
    socket.once('data', () => socket.destroy())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()))
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  const mail = smtpMail({ host: '127.0.0.1', port, secure: false, user: undefined, password: undefined, from: 'a@b.ru' })
  expect(await mail.send(letter)).toMatchObject({ outcome: 'later' })
  mail.close()
  await new Promise((resolve) => server.close(resolve))
})

test('over TLS with a name and a password; a certificate of nobody and a wrong password are told apart', () => {
  const options: SMTPServerOptions = {
    ...loopbackCertificate,
    secure: true,
    authOptional: false,
    onAuth: ({ username, password }, _session, done) =>
      username === 'nastavnik' && password === 'п@роль' ? done(null, { user: username }) : done(new Error('no')),
  }
  const account = { secure: true, user: 'nastavnik', password: 'п@роль' }
  return through(options, { ...account, ca: loopbackCertificate.cert }, async (mail, office) => {
    expect(await mail.send(letter)).toEqual({ outcome: 'sent' })
    const at = { host: '127.0.0.1', port: office.port, from: 'a@b.ru' }
    for (const [settings, why] of [
      [{ ...account, ...at }, 'tls'],
      [{ ...account, ...at, password: 'other', ca: loopbackCertificate.cert }, 'signIn'],
    ] as const) {
      const other = smtpMail(settings)
      expect(await other.send(letter)).toEqual({ outcome: 'later', why, whole: true })
      other.close()
    }
    expect(office.letters).toHaveLength(1)
  })
})
