import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { Refusal } from './api.ts'
import { Autosave, type Saving } from './autosave.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const away = new Refusal(0, 'network.unreachable')

/** An autosave whose server replies with these in turn; what was sent and told. */
function started(...replies: (Refusal | 'good')[]) {
  const sent: unknown[] = []
  const told: Saving['kind'][] = []
  const autosave = new Autosave({
    save: (answers) => {
      sent.push(answers)
      const reply = replies.shift() ?? 'good'
      return reply === 'good' ? Promise.resolve() : Promise.reject(reply)
    },
    tell: ({ kind }) => void told.push(kind),
  })
  return { autosave, sent, told }
}

test('answers go a second after the last one, all at once', async () => {
  const { autosave, sent, told } = started()
  autosave.changed({ a: 1 })
  await vi.advanceTimersByTimeAsync(900)
  autosave.changed({ a: 1, b: 2 })
  await vi.advanceTimersByTimeAsync(900)
  expect(sent).toEqual([])
  await vi.advanceTimersByTimeAsync(100)
  expect(sent).toEqual([{ a: 1, b: 2 }])
  expect(told).toEqual(['waiting', 'waiting', 'saved'])
})

test('without a connection it is tried again, seldomer each time, and at once when the connection is back', async () => {
  const { autosave, sent, told } = started(away, away, away)
  autosave.changed({ a: 1 })
  await vi.advanceTimersByTimeAsync(1_000 + 2_000 + 4_000)
  expect(sent).toHaveLength(3)
  await vi.advanceTimersByTimeAsync(7_000)
  expect(sent).toHaveLength(3)
  await autosave.now()
  expect(told.slice(1)).toEqual(['offline', 'offline', 'offline', 'saved'])
  await vi.advanceTimersByTimeAsync(60_000)
  expect(sent).toHaveLength(4)
})

test('a refusal that will not pass is told and not repeated', async () => {
  const { autosave, sent, told } = started(new Refusal(422, 'answering.closed'))
  autosave.changed({ a: 1 })
  await vi.advanceTimersByTimeAsync(100_000)
  expect(sent).toHaveLength(1)
  expect(told).toEqual(['waiting', 'refused'])
})

test('nothing is sent after it was closed', async () => {
  const { autosave, sent } = started(away)
  autosave.changed({ a: 1 })
  await vi.advanceTimersByTimeAsync(1_000)
  autosave.close()
  await vi.advanceTimersByTimeAsync(100_000)
  expect(sent).toHaveLength(1)
})
