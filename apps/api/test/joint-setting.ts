import type { JointPair, JointPairs, JointRound } from '@nastavnik/contract'
import { sql } from 'kysely'
import { newId } from '../src/kernel/ids.ts'
import { insertUser } from '../src/modules/identity/identity.repo.ts'
import { openSession } from './access-app.ts'
import { consentOfAll, programmeOf } from './matching-school.ts'
import { addSchool, fileOf, mentee, menteeHeader, organisationRows, type School, type SchoolApp, schoolApp } from './school-app.ts'

const mentorHeader = [
  'ФИО наставника',
  'Дата рождения',
  'Место работы, должность',
  'Форма наставничества',
  'Программа',
  'Дата начала',
  'Дата окончания',
]
export const jointForm = 'работодатель – ученик'

/** Who leads matching in a municipality. */
async function addHost(app: SchoolApp): Promise<School> {
  const { id: municipalityId } = await app.owner
    .selectFrom('municipalities')
    .select('id')
    .where('code', '=', 'sargatskiy')
    .executeTakeFirstOrThrow()
  const userId = newId()
  const grant = { id: newId(), role: 'MOUO', municipalityId, organisationId: null, forms: null, validFrom: '2021-01-01' } as const
  const account = { id: userId, regionId: 1, login: userId, name: 'МОУО', passwordHash: '-', createdAt: app.environment.clock.now() }
  await app.owner.transaction().execute((tx) => insertUser(tx, { ...account, grants: [grant] }))
  return { id: municipalityId, code: 'sargatskiy', cookie: await openSession(app, userId) }
}

/** What stands before a test: a school of two pupils and a factory with one mentor, and a round that is open. */
interface Begun {
  readonly school: School
  readonly factory: School
  readonly round: JointRound
}

/** A municipality that leads joint rounds, with those who take part. */
export class JointSetting {
  readonly app: SchoolApp
  readonly host: School
  #begun: Begun | undefined
  #number = 0

  constructor(app: SchoolApp, host: School) {
    this.app = app
    this.host = host
  }

  /** Opens a round anew, for each test. */
  async begin(): Promise<void> {
    await sql`update joint_rounds set finished_at = now() where finished_at is null`.execute(this.app.owner)
    const school = await this.schoolOf('Белов Иван', 'Орлова Вера')
    const factory = await this.#factoryOf('Гусев Семён')
    const opening = { round: newId(), unit: 'sargatskiy', form: 'EMPLOYER_PUPIL', orderOn: '2021-03-20' }
    const opened = await this.app.send(this.host, 'POST', '/api/joint-rounds', opening)
    this.#begun = { school, factory, round: opened.json() }
  }

  get #now(): Begun {
    if (this.#begun === undefined) throw new Error('nothing has begun')
    return this.#begun
  }

  get school(): School {
    return this.#now.school
  }

  get factory(): School {
    return this.#now.factory
  }

  /** As the last count has left it. */
  get round(): JointRound {
    return this.#now.round
  }

  /** The number in the title that was given last. */
  get number(): number {
    return this.#number
  }

  nextNumber(): number {
    this.#number += 1
    return this.#number
  }

  async schoolOf(...names: string[]): Promise<School> {
    const title = `СОШ № ${this.nextNumber()}`
    const made = await addSchool(this.app, title)
    const rows = names.map((name) => mentee(name, { form: jointForm, mentor: '', programme: 'Завод рядом' }))
    await this.app.take(made, await fileOf({ Организация: organisationRows(title), Наставляемые: [menteeHeader, ...rows] }))
    await this.#consent(made)
    return made
  }

  async #factoryOf(...names: string[]): Promise<School> {
    const made = await addSchool(this.app, `Завод № ${this.nextNumber()}`, 'sargatskiy', 'PARTNER')
    const rows = names.map((name) => [name, '01.02.1980', 'инженер', jointForm, 'Наставники завода', '20.01.2021', '25.05.2021'])
    await this.app.take(made, await fileOf({ Наставники: [mentorHeader, ...rows] }))
    await this.#consent(made)
    await sql`
      insert into safety_checks (region_id, organisation_id, person_id, kind, number, issued_on, valid_until, checked_by)
      select 1, ${made.id}, id, 'CRIMINAL_RECORD', '1', '2021-02-01', '2031-02-01', 'Кадры' from persons where organisation_id = ${made.id}`.execute(
      this.app.owner,
    )
    return made
  }

  async #consent(one: School): Promise<void> {
    await consentOfAll(this.app, one)
    await consentOfAll(this.app, one, 'TRANSFER_TO_PARTNER')
  }

  async join(one: School) {
    const programme = await programmeOf(this.app, one)
    return this.app.send(one, 'PUT', `/api/joint-rounds/${this.round.id}/members/${one.code}`, { programme })
  }

  async count(): Promise<void> {
    const [current] = (await this.app.get<{ items: JointRound[] }>(this.host, '/api/joint-rounds?unit=sargatskiy')).items
    const reply = await this.app.send(this.host, 'POST', `/api/joint-rounds/${this.round.id}/count`, { version: current?.version })
    if (reply.statusCode !== 200) throw new Error(`the count: ${reply.body}`)
    this.#begun = { ...this.#now, round: reply.json() }
  }

  pairsOf(one: School): Promise<JointPairs> {
    return this.app.get<JointPairs>(one, `/api/joint-rounds/${this.round.id}/pairs?organisation=${one.code}`)
  }

  answer(one: School, { menteeId, mentorId }: JointPair, said: string | null) {
    const answers = [{ mentee: menteeId, mentor: mentorId, answer: said }]
    return this.app.send(one, 'PUT', `/api/joint-rounds/${this.round.id}/answers`, { organisation: one.code, answers })
  }

  order(one: School) {
    return this.app.send(one, 'POST', `/api/joint-rounds/${this.round.id}/order`, { organisation: one.code, number: '7', on: '2021-03-20' })
  }

  /** Both join, and it is counted: the pair that the school sees. */
  async counted(): Promise<JointPair> {
    await this.join(this.school)
    await this.join(this.factory)
    await this.count()
    const [pair] = (await this.pairsOf(this.school)).items
    if (pair === undefined) throw new Error('no pair')
    return pair
  }
}

export async function openJointSetting(): Promise<JointSetting> {
  const app = await schoolApp()
  return new JointSetting(app, await addHost(app))
}

export const codeOf = (reply: { json: () => unknown; statusCode: number }) => [reply.statusCode, (reply.json() as { code?: string }).code]
