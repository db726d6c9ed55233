import { createHmac, hkdfSync } from 'node:crypto'
import type { AuditKind } from '@nastavnik/contract'
import { sql } from 'kysely'
import type { Database, Tx } from '../kernel/db.ts'
import { inTransaction } from '../kernel/transaction.ts'

/** What a use case over people's rows has done, in ids and numbers: a value would make the audit one more place to leak from. */
export interface AuditNote {
  /** The organisation whose people they are; null: the region or a municipality itself. */
  readonly organisationId: string | null
  /** Whose row it was: a person, a pair, an import, an account — the action says which. */
  readonly subjectId?: string | undefined
  /** How many people were named. */
  readonly people?: number | undefined
  /** Which fields were given new values. */
  readonly fields?: readonly string[] | undefined
}

/** A line of the audit before it has its place in a chain. */
export interface AuditLine extends AuditNote {
  readonly regionId: number
  readonly at: Date
  /** Null: the operator at the command line. */
  readonly userId: string | null
  /** Name of the use case. */
  readonly action: string
  readonly kind: AuditKind
  /** The code of the problem, of a refusal. */
  readonly refusal?: string | undefined
}

/** Where a line stands that belongs to no organisation. */
export const regionItself = '00000000-0000-0000-0000-000000000000'

export const auditKeyOf = (secret: Buffer): Buffer => Buffer.from(hkdfSync('sha256', secret, '', 'nastavnik audit', 32))

/** A line as it is stored, whoever reads it. */
export interface ChainedLine {
  readonly regionId: number
  readonly organisationId: string
  readonly number: number
  readonly at: Date
  readonly userId: string | null
  readonly action: string
  readonly kind: AuditKind
  readonly refusal: string | null
  readonly subjectId: string | null
  readonly people: number | null
  readonly fields: readonly string[]
}

/** The hash of the first line is taken over nothing. */
export const noHash = Buffer.alloc(0)

/** Binds a line to the one before it. Keyed: whoever writes to the database alone cannot make a chain that holds. */
export function hashOf(key: Buffer, previous: Buffer, line: ChainedLine): Buffer {
  const { regionId, organisationId, number, at, userId, action, kind, refusal, subjectId, people, fields } = line
  const text = JSON.stringify([
    regionId,
    organisationId,
    number,
    at.toISOString(),
    userId,
    action,
    kind,
    refusal,
    subjectId,
    people,
    fields,
  ])
  return createHmac('sha256', key).update(previous).update(text).digest()
}

interface Head {
  readonly number: number
  readonly hash: Buffer
}

/** The last line of the chain, held until the transaction ends: the next one is made after it. */
async function lockHead(tx: Tx, regionId: number, organisationId: string): Promise<Head> {
  const { rows } = await sql<Head>`
    insert into audit_heads (region_id, organisation_id, number, hash) values (${regionId}, ${organisationId}, 0, ${noHash})
    on conflict (region_id, organisation_id) do update set number = audit_heads.number returning number, hash`.execute(tx)
  const [head] = rows
  if (head === undefined) throw new Error('a chain without a head')
  return head
}

const largestPart = 1_000 // lines in one statement: PostgreSQL takes 65 535 values, and an outage gathers more

/** Puts lines of one region into their chains. Chains are held in one order, so that writers wait for each other and never in a ring. */
export async function appendAudit(tx: Tx, key: Buffer, lines: readonly AuditLine[]): Promise<void> {
  const chains = Map.groupBy(lines, ({ organisationId }) => organisationId ?? regionItself)
  for (const [organisationId, ofChain] of [...chains].toSorted(([one], [other]) => (one < other ? -1 : 1))) {
    const [{ regionId } = { regionId: 0 }] = ofChain
    let head = await lockHead(tx, regionId, organisationId)
    const entries = ofChain.map(({ at, userId, action, kind, refusal = null, subjectId = null, people = null, fields = [] }) => {
      const line = { regionId, organisationId, number: head.number + 1, at, userId, action, kind, refusal, subjectId, people, fields }
      head = { number: line.number, hash: hashOf(key, head.hash, line) }
      return { line, hash: head.hash }
    })
    const rows = entries.map(({ line, hash }) => ({
      region_id: regionId,
      organisation_id: organisationId,
      number: line.number,
      at: line.at,
      user_id: line.userId,
      action: line.action,
      kind: line.kind,
      refusal: line.refusal,
      subject_id: line.subjectId,
      people: line.people,
      fields: [...line.fields],
      hash,
    }))
    for (let start = 0; start < rows.length; start += largestPart) {
      await tx
        .insertInto('audit_entries')
        .values(rows.slice(start, start + largestPart))
        .execute()
    }
    await tx.updateTable('audit_heads').set(head).where('region_id', '=', regionId).where('organisation_id', '=', organisationId).execute()
  }
}

const pause = 300 // ms that a line may wait for others: a chain is then held once for all of them
const longestQueue = 50_000 // lines kept while the database does not answer

/**
 * The audit of an installation. Changes are written by their own transaction; readings and refusals, whose transactions write nothing,
 * wait here for a moment and are written together. A server killed in that moment loses the lines of it, and nothing else.
 */
export class Audit {
  readonly key: Buffer
  readonly #db: Database
  #waiting: AuditLine[] = []
  #timer: NodeJS.Timeout | undefined
  #writing: Promise<void> = Promise.resolve()

  constructor(db: Database, key: Buffer) {
    this.#db = db
    this.key = key
  }

  later(line: AuditLine): void {
    this.#waiting.push(line)
    if (this.#waiting.length > longestQueue) throw new Error('the audit cannot be written')
    this.#timer ??= setTimeout(() => {
      this.flush().catch(() => undefined) // the lines wait for the next attempt
    }, pause)
  }

  /** Writes what waits; throws when the database does not answer, and the lines stay. */
  flush(): Promise<void> {
    clearTimeout(this.#timer)
    this.#timer = undefined
    this.#writing = this.#writing.catch(() => undefined).then(() => this.#write())
    return this.#writing
  }

  async #write(): Promise<void> {
    const left = Map.groupBy(this.#waiting, ({ regionId }) => regionId)
    this.#waiting = []
    try {
      for (const [regionId, lines] of left) {
        await inTransaction(this.#db, { regionId, organisationIds: [] }, (tx) => appendAudit(tx, this.key, lines))
        left.delete(regionId)
      }
    } finally {
      this.#waiting.unshift(...[...left.values()].flat())
    }
  }
}
