import { once } from 'node:events'
import { type AddressInfo, createServer, type Socket } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { letterApp } from '../test/letter-app.ts'
import { smtpMail } from './gateways/mail.ts'
import { silent } from './kernel/log.ts'
import { inTransaction } from './kernel/transaction.ts'
import { LetterSender } from './letter-sender.ts'
import { putLetter } from './modules/letters/index.ts'

let at: Awaited<ReturnType<typeof letterApp>>
beforeAll(async () => {
  at = await letterApp()
  await at.begin()
})
afterAll(() => at.close())

test('it stops while a server of mail is silent, and the letter is still there', async () => {
  const { regionId, app, clock } = at
  const sockets: Socket[] = []
  const server = createServer((socket) => void sockets.push(socket))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  await inTransaction(app.environment.db, { regionId, organisationIds: [] }, (tx) =>
    putLetter(tx, { regionId, kind: 'emailConfirmation', userId: null, address: 'a@b.ru', data: { minutes: 60 }, at: clock.now() }),
  )
  const { port } = server.address() as AddressInfo
  const mail = smtpMail({ host: '127.0.0.1', port, secure: false, user: undefined, password: undefined, from: 'a@b.ru' })
  const sender = new LetterSender({ environment: app.environment, mail, publicUrl: at.publicUrl, log: silent })
  await once(server, 'connection')
  await sender.stop()
  expect(await at.rows()).toMatchObject([{ sent_at: null, failed_at: null }])
  for (const socket of sockets) socket.destroy()
  server.close()
})
