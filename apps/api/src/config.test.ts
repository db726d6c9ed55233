import { expect, test } from 'vitest'
import { readServerConfig } from './config.ts'

const from = { MAIL_FROM: 'n@rnc.example.ru' }
const read = (env: NodeJS.ProcessEnv) => readServerConfig([], env)

test.each([
  ['smtp://mail.example.ru', { host: 'mail.example.ru', port: 587, secure: false, user: undefined, password: undefined }],
  ['smtps://mail.example.ru', { host: 'mail.example.ru', port: 465, secure: true }],
  ['smtps://n%40rnc.example.ru:p%40%3Ass@mail.example.ru:2465', { port: 2465, user: 'n@rnc.example.ru', password: 'p@:ss' }],
  ['smtp://localhost:1025', { host: 'localhost', port: 1025 }],
])('SMTP_URL %s', (SMTP_URL, settings) => expect(read({ SMTP_URL, ...from }).mail).toMatchObject({ ...settings, from: from.MAIL_FROM }))

test.each([
  [{ SMTP_URL: 'mail.example.ru', ...from }, 'SMTP_URL'],
  [{ SMTP_URL: 'https://user:secret@mail.example.ru', ...from }, 'SMTP_URL'],
  [{ SMTP_URL: 'smtp://' }, 'SMTP_URL'],
  [{ SMTP_URL: 'smtp://user:secret@mail.example.ru' }, 'MAIL_FROM'],
  [{ SMTP_URL: 'smtp://mail.example.ru', MAIL_FROM: 'a@b.ru\r\nBcc: c@d.ru' }, 'MAIL_FROM'],
  [{ PUBLIC_URL: 'nastavnik.example.ru' }, 'PUBLIC_URL'],
  [{ PUBLIC_URL: 'https://nastavnik.example.ru/?a=1' }, 'PUBLIC_URL'],
])('%j is refused in words, without the password', (env, word) => {
  expect(() => read(env)).toThrow(word)
  expect(() => read(env)).not.toThrow('secret')
})

test('nothing is set: letters wait, links lead to this machine', () =>
  expect(read({ SMTP_URL: '', PUBLIC_URL: '' })).toMatchObject({ mail: undefined, publicUrl: 'http://localhost:8080' }))

test.each([
  ['https://nastavnik.example.ru/', 'https://nastavnik.example.ru'],
  ['https://rnc.example.ru/nastavnik/', 'https://rnc.example.ru/nastavnik'],
])('PUBLIC_URL %s', (PUBLIC_URL, publicUrl) => expect(read({ PUBLIC_URL }).publicUrl).toBe(publicUrl))
