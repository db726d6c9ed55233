import { randomBytes } from 'node:crypto'
import { Readable } from 'node:stream'
import Fastify from 'fastify'
import { expect, test } from 'vitest'
import { answerProblem } from './problems.ts'
import { bodyReader } from './read-body.ts'

const most = 100_000
const type = 'application/x-test'

async function send(body: Buffer | Readable, headers: Record<string, string> = {}) {
  const app = Fastify({ bodyLimit: 10 })
  app.addContentTypeParser(type, bodyReader(most))
  app.setErrorHandler((error, request, reply) => answerProblem(error as never, request, reply, () => undefined))
  // oxlint-disable-next-line no-async-endpoint-handlers -- this is Fastify, not Express
  app.post('/', async (request) => Buffer.from(request.body as Uint8Array).toString('base64'))
  const reply = await app.inject({ method: 'POST', url: '/', payload: body, headers: { 'content-type': type, ...headers } })
  await app.close()
  return reply
}

const pieces = (body: Buffer) => Readable.from([body.subarray(0, 7), body.subarray(7, 40_000), body.subarray(40_000)])

test.each([0, 1, 50_000, most])('a body of %i bytes arrives as it was sent', async (size) => {
  const body = randomBytes(size)
  expect((await send(body)).body).toBe(body.toString('base64'))
})

test('a body of untold length arrives as well', async () => {
  const body = randomBytes(60_000)
  expect((await send(pieces(body), { 'transfer-encoding': 'chunked' })).body).toBe(body.toString('base64'))
})

test.each([
  ['told', () => send(randomBytes(most + 1))],
  ['untold', () => send(pieces(randomBytes(most + 1)), { 'transfer-encoding': 'chunked' })],
])('a larger one of %s length is refused', async (_how, sending) => {
  const reply = await sending()
  expect([reply.statusCode, reply.json<{ code: string }>().code]).toEqual([413, 'file.tooLarge'])
})
