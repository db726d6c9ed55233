import { answeringRoutes } from '@nastavnik/contract'
import { afterEach, expect, test, vi } from 'vitest'
import { addresses, Refusal, server } from './api.ts'

afterEach(() => vi.unstubAllGlobals())

const answerWith = (status: number, body: string) => vi.stubGlobal('fetch', () => Promise.resolve(new Response(body, { status })))

test('the addresses are those of the contract', () => {
  const due = Object.entries(answeringRoutes).map(([name, { method, path }]) => [name, [method, path]])
  expect(addresses).toEqual(Object.fromEntries(due))
})

test.each([
  [404, '{"status":404,"code":"answering.unknown"}', 'answering.unknown', false],
  [422, '{"status":422,"code":"answering.notOpen","current":{"startsOn":"2026-12-01"}}', 'answering.notOpen', false],
  [429, '{"status":429,"code":"answering.tooManyTries"}', 'answering.tooManyTries', true],
  [503, '{"status":503,"code":"database.unavailable"}', 'database.unavailable', true],
  [502, '<html>Bad gateway</html>', 'response.unreadable', true],
])('a refusal %s %s', async (status, body, code, isPassing) => {
  answerWith(status, body)
  const refusal = await server.open('K7QF2M9XTD').catch((error: unknown) => error)
  expect(refusal).toBeInstanceOf(Refusal)
  expect(refusal).toMatchObject({ status, code, isPassing })
})

test('a server that is not reached may be reached later', async () => {
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch')))
  await expect(server.save('K7QF2M9XTD', {})).rejects.toMatchObject({ status: 0, code: 'network.unreachable', isPassing: true })
})

test('a good reply is given', async () => {
  answerWith(200, '{"title":"Анкета"}')
  expect(await server.open('K7QF2M9XTD')).toEqual({ title: 'Анкета' })
})
