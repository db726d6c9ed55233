import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { afterAll, describe, expect, test } from 'vitest'
import { answerFile } from './answer-instance.ts'
import { Complaint } from './complaint.ts'

// The instances lie beside the project and are not copied into it: where they are absent, the tests of them are not there either.
const shared = path.resolve(import.meta.dirname, '../../../../shared/data/matching')
const present = existsSync(shared)
const names = present ? readdirSync(shared).filter((name) => name.endsWith('.json.gz')) : []

const folder = mkdtempSync(path.join(tmpdir(), 'match-'))
afterAll(() => rmSync(folder, { recursive: true }))
const write = (name: string, content: unknown): string => {
  const file = path.join(folder, name)
  const text = JSON.stringify(content)
  writeFileSync(file, name.endsWith('.gz') ? gzipSync(text) : text)
  return file
}

interface Optimum {
  readonly card: number
  readonly weight: number
}

interface SharedFile {
  readonly format: string
  readonly optimum: Optimum
  readonly events: { readonly optimum: Optimum }[]
  readonly instances: { readonly oracle: { readonly maxCard: number; readonly maxWeight: number; readonly maxStableCard: number } }[]
}

const files = names.map((name) => {
  const file = path.join(shared, name)
  return { name, file, content: JSON.parse(gunzipSync(readFileSync(file)).toString()) as SharedFile }
})
const inFormat = (format: string) => files.filter(({ content }) => content.format === format)

/** Of each of several answers: the fields that are asked for. */
async function resultsOf<Result extends object>(file: string, mode: 'points' | 'stable', read: (result: Result) => unknown) {
  const answer = await answerFile(file, mode)
  return 'results' in answer ? answer.results.map((result) => read(result as unknown as Result)) : []
}

describe.runIf(present)('the shared instances', () => {
  test.each(inFormat('match-instance/1'))('$name', async ({ file, content }) => {
    expect(await answerFile(file, 'points')).toMatchObject({ ...content.optimum, certificate: true })
  })

  test.each(inFormat('match-incremental/1'))('$name', async ({ file, content }) => {
    const found = await resultsOf(file, 'points', ({ card, weight }: Optimum) => ({ card, weight }))
    expect(found).toEqual(content.events.map(({ optimum }) => optimum))
  })

  test.each(inFormat('match-hrt/1'))('$name', async ({ file, content }) => {
    const oracles = content.instances.map(({ oracle }) => oracle)
    const best = await resultsOf(file, 'points', ({ card, weight }: Optimum) => [card, weight])
    expect(best).toEqual(oracles.map(({ maxCard, maxWeight }) => [maxCard, maxWeight]))
    type Stable = Optimum & { blockingPairs: number; filled: Optimum }
    const stable = await resultsOf(file, 'stable', ({ card, blockingPairs, filled }: Stable) => ({
      card,
      blockingPairs,
      filled: filled.card,
    }))
    expect(stable).toEqual(oracles.map(({ maxCard }) => ({ card: expect.any(Number), blockingPairs: 0, filled: maxCard })))
    const cards = await resultsOf(file, 'stable', ({ card }: Optimum) => card)
    cards.forEach((card, at) => {
      expect(3 * Number(card)).toBeGreaterThanOrEqual(2 * (oracles[at]?.maxStableCard ?? 0))
    })
  })
})

const tiny = { format: 'match-instance/1', nMentees: 2, nMentors: 2, cap: [1, 1], dense: true, weight: [900, 800, 700, 100] }

test('an answer has the pairs, the proof and the pairs who would rather have each other', async () => {
  const file = write('tiny.json.gz', tiny)
  const { ms, ...answer } = (await answerFile(file, 'points')) as { ms: number }
  expect(answer).toEqual({ card: 2, weight: 1500, mate: [1, 0], certificate: true, blockingPairs: 1 })
  expect(ms).toBeGreaterThanOrEqual(0)
  expect(await answerFile(file, 'stable')).toMatchObject({ card: 2, weight: 1000, mate: [0, 1], blockingPairs: 0 })
  expect(await answerFile(file, 'worstPair')).toMatchObject({ weight: 1500 })
  await expect(answerFile(file, 'rankMaximal')).rejects.toThrow('нет желаний')
})

test('the command answers one JSON line and nothing else', () => {
  const file = write('spawned.json', tiny)
  const root = path.resolve(import.meta.dirname, '../../..')
  const run = (...args: string[]) =>
    spawnSync('npm', ['run', '--silent', 'match', '--', ...args], { cwd: root, encoding: 'utf8', shell: process.platform === 'win32' })
  const { status, stdout } = run(file, '--json')
  expect([status, JSON.parse(stdout)]).toEqual([0, expect.objectContaining({ card: 2, mate: [1, 0] })])
  expect(stdout.trimEnd()).not.toContain('\n')
  const failed = run(`${file}.gz`, '--json')
  expect([failed.status, failed.stdout, JSON.parse(failed.stderr)]).toEqual([1, '', expect.objectContaining({ code: 'file.missing' })])
})

test.each([
  ['no JSON', 'text', 'file.formatUnknown'],
  ['another format', { format: 'match-instance/2' }, 'file.formatUnknown'],
  ['no candidates', { ...tiny, weight: undefined }, 'file.damaged'],
  ['too few candidates', { ...tiny, weight: [1, 2, 3] }, 'file.damaged'],
  ['no places', { ...tiny, cap: undefined }, 'file.damaged'],
  ['places of strangers', { ...tiny, cap: [1, 1, 1] }, 'file.damaged'],
  ['half a place', { ...tiny, cap: [0.5, 1] }, 'file.damaged'],
  ['half a mentee', { ...tiny, nMentees: 1.5 }, 'file.damaged'],
  ['too many points', { ...tiny, weight: [1, 2, 3, 1001] }, 'file.damaged'],
  ['no instances', { format: 'match-hrt/1' }, 'file.damaged'],
  ['a stranger', { format: 'match-hrt/1', instances: [{ nMentees: 1, cap: [1], edges: [[1, 0, 5, 1, 1]] }] }, 'file.damaged'],
  ['a base that is none', { format: 'match-incremental/1', base: 'wrong.json', events: [] }, 'file.damaged'],
  [
    'an event of a stranger',
    { format: 'match-incremental/1', base: 'base.json', events: [{ kind: 'withdrawMentee', mentee: 7 }] },
    'file.damaged',
  ],
  ['an unknown event', { format: 'match-incremental/1', base: 'base.json', events: [{ kind: 'rain' }] }, 'file.damaged'],
  [
    'an impossible event',
    { format: 'match-incremental/1', base: 'base.json', events: [{ kind: 'capacity', mentor: 0, cap: -1 }] },
    'file.damaged',
  ],
])('refused in words: %s', async (_, content, code) => {
  write('base.json', tiny)
  await expect(answerFile(write('wrong.json', content), 'points')).rejects.toSatisfy(
    (error) => error instanceof Complaint && error.code === code,
  )
})
