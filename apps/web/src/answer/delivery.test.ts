import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { Refusal } from './api.ts'
import { type Delivered, Delivery } from './delivery.ts'
import { draftsOn } from './drafts.ts'
import { draft } from './sample.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const away = new Refusal(0, 'network.unreachable')
const never = () => Promise.reject(new Error('not asked for here'))

/** A device with one finished draft and a server that replies with these in turn. */
function started(...replies: (Refusal | 'good')[]) {
  const drafts = draftsOn(new Map())
  drafts.keep(draft({ finished: true }))
  const told: Delivered[] = []
  let tries = 0
  const finish = () => {
    const reply = replies[tries] ?? 'good'
    tries += 1
    return reply === 'good' ? Promise.resolve() : Promise.reject(reply)
  }
  const delivery = new Delivery({ drafts, server: { open: never, save: never, finish }, tell: (_, what) => void told.push(what) })
  return { delivery, drafts, told, tries: () => tries }
}

test('accepted answers do not stay on the device', async () => {
  const { delivery, drafts, told } = started()
  await delivery.now()
  expect(told).toEqual([{ kind: 'accepted' }])
  expect(drafts.find('K7QF2M9XTD')).toBeUndefined()
})

test('without a connection they stay and go by themselves later', async () => {
  const { delivery, drafts, told, tries } = started(away, new Refusal(503, 'database.unavailable'))
  await delivery.now()
  expect(drafts.waiting()).toHaveLength(1)
  await vi.advanceTimersByTimeAsync(2_000 + 4_000)
  expect(told.map(({ kind }) => kind)).toEqual(['waiting', 'waiting', 'accepted'])
  await vi.advanceTimersByTimeAsync(600_000)
  expect(tries()).toBe(3)
})

test('«already accepted» after a lost reply means that they had arrived; at the first try that somebody else has answered', async () => {
  const finished = new Refusal(409, 'answering.finished')
  const lost = started(away, finished)
  await lost.delivery.now()
  await vi.advanceTimersByTimeAsync(2_000)
  expect(lost.told.at(-1)).toEqual({ kind: 'accepted' })
  const other = started(finished)
  await other.delivery.now()
  expect(other.told).toEqual([{ kind: 'refused', refusal: finished }])
  expect([lost, other].map(({ drafts }) => drafts.find('K7QF2M9XTD'))).toEqual([undefined, undefined])
})

test('answers that came too late stay, for the campaign may be prolonged; refused ones go back to the respondent', async () => {
  const late = started(new Refusal(422, 'answering.closed'))
  await late.delivery.now()
  expect(late.drafts.waiting()).toHaveLength(1)
  const refused = started(new Refusal(422, 'answers.refused'))
  await refused.delivery.now()
  expect(refused.drafts.find('K7QF2M9XTD')).toMatchObject({ finished: false, at: 'review' })
})
