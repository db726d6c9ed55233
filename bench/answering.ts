import { spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { isDeepStrictEqual } from 'node:util'
import type { OpenedQuestionnaire } from '@nastavnik/contract'
import type { Answer, Question } from '@nastavnik/questionnaires'
import { sql } from 'kysely'
import { answerCodeOf } from '../apps/api/src/modules/surveys/answer-codes.ts'
import { askRegion } from './kit/campaigns.ts'
import { gate, info, percentile, type Row } from './kit/measure.ts'
import { freshRegion } from './kit/region.ts'

const main = path.resolve(import.meta.dirname, '../apps/api/src/main.ts')
const port = 18_081
const secretKey = Buffer.alloc(32, 5)

/** A day's worth of people asked, and the burst of the issue. */
const asked = 60_000
const perSecond = 30
const seconds = 60
/** Opened, saved three times, sent. */
const requestsOfOne = 5

/** The server as it is started, which is killed and started again. */
function server(databaseUrl: string) {
  const start = () =>
    spawn(process.execPath, [main, '--no-demo', '--port', String(port)], {
      env: { ...process.env, DATABASE_URL: databaseUrl, NASTAVNIK_SECRET_KEY: secretKey.toString('base64') },
      stdio: ['ignore', 'ignore', 'inherit'],
    })
  let child = start()
  return {
    async up() {
      const answers = () => fetch(`http://127.0.0.1:${port}/api/health`).then(({ ok }) => ok, () => false) // biome-ignore format: one thought
      while (!(await answers())) {
        if (child.exitCode !== null) throw new Error(`the server has ended: ${child.exitCode}`)
        await sleep(20)
      }
    },
    async killAndStart() {
      child.kill('SIGKILL')
      await once(child, 'exit')
      child = start()
    },
    async stop() {
      child.kill('SIGTERM')
      await once(child, 'exit')
    },
  }
}

const times: number[] = []

/** Sends until it is heard, as the page does; a request that found no server says nothing of how fast the server is. */
async function send(method: string, rest: string, body: object): Promise<Response> {
  for (let attempt = 0; ; attempt++) {
    const from = performance.now()
    try {
      const reply = await fetch(`http://127.0.0.1:${port}/api/answering/${rest}`, {
        method,
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      })
      if (reply.status < 500) {
        if (attempt === 0) times.push(performance.now() - from)
        return reply
      }
    } catch {
      // no server: the answers stay on the device
    }
    await sleep(200)
  }
}

function anAnswer(question: Question, index: number): Answer {
  switch (question.type) {
    case 'boolean':
      return false
    case 'rating':
      return question.rateMin + (index % (1 + question.rateMax - question.rateMin))
    case 'radiogroup':
      return question.choices[0]?.value ?? ''
    case 'checkbox':
      return question.choices.slice(0, 1).map(({ value }) => value)
    case 'text':
      return question.inputType === 'number' ? (question.min ?? 0) : 'Ответ'
    default:
      return 'Ответ'
  }
}

/** One respondent from the first look to the end; says what was sent last. */
async function answer(code: string): Promise<Record<string, unknown>> {
  const { definition } = (await (await send('POST', 'open', { code })).json()) as OpenedQuestionnaire
  const questions = definition.pages.flatMap(({ elements }) => elements).filter(({ isRequired }) => isRequired === true)
  const given = Object.fromEntries(questions.map((question, index) => [question.name, anAnswer(question, index)]))
  const part = (share: number) => Object.fromEntries(Object.entries(given).slice(0, Math.ceil(questions.length * share)))
  for (const share of [0.3, 0.6, 1]) {
    await sleep(1000)
    await send('PUT', 'answers', { code, answers: part(share) })
  }
  await sleep(1000)
  const reply = await send('POST', 'finish', { code, answers: given })
  // The first reply may have been lost with the server: then the answers are there already.
  if (reply.status !== 200 && reply.status !== 409) throw new Error(`not taken: ${reply.status} ${await reply.text()}`)
  return given
}

/** They come one after another; the server is killed when half of them have come. */
async function burst(running: ReturnType<typeof server>, codes: readonly { readonly code: string }[]): Promise<Record<string, unknown>[]> {
  try {
    await running.up()
    return await Promise.all(
      codes.map(async ({ code }, index) => {
        await sleep((index * 1000 * requestsOfOne) / perSecond)
        if (index === Math.floor(codes.length / 2)) void running.killAndStart()
        return answer(code)
      }),
    )
  } finally {
    await running.stop()
  }
}

export async function run(): Promise<Row[]> {
  const database = await freshRegion('bench_answering')
  const { owner, environment } = database
  const total = await askRegion(database, 'BASELINE', asked)
  const { rows } = await sql<{ id: string }>`
    select id from respondents order by md5(id::text) limit ${Math.round((perSecond * seconds) / requestsOfOne)}`.execute(owner)
  const codes = rows.map(({ id }) => ({ id, code: answerCodeOf(environment.personKey, id) }))
  const running = server(database.url)
  const sent = await burst(running, codes)
  const kept = await sql<{ id: string; answers: object }>`
    select respondent_id as id, marks || texts as answers from responses where finished_at is not null`.execute(owner)
  const answers = new Map(kept.rows.map((row) => [row.id, row.answers]))
  const lost = codes.filter(({ id }, index) => !isDeepStrictEqual(answers.get(id), sent[index]))
  await database.close()
  return [
    info('Анкеты: опрошенных сразу', `${total.toLocaleString('ru')}; ответили ${codes.length} по ${requestsOfOne} запросов`),
    gate(
      `Анкеты: ${perSecond} запросов в секунду, p95`,
      percentile(times, 0.95),
      100,
      'мс',
      `(p50 ${percentile(times, 0.5).toFixed(0)} мс)`,
    ),
    gate('Анкеты: потеряно ответов при kill −9 сервера посередине', lost.length, 0, ''),
  ]
}
