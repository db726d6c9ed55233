import { finished } from 'node:stream/promises'
import pg from 'pg'
import { from } from 'pg-copy-streams'
import type { Connection } from './db.ts'

type Value = string | number | boolean | null
export interface CopyColumn<Row> {
  readonly name: string
  readonly of: (row: Row) => Value
}

const special = /[\\\t\n\r]/
const escapes: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' }

function field(value: Value): string {
  if (typeof value !== 'string') return value === null ? '\\N' : String(value)
  return special.test(value) ? value.replace(/[\\\t\n\r]/g, (sign) => escapes[sign] ?? sign) : value
}

/** Rows of one table gathered as text of COPY until they are sent. Table and column names come from code, never from a request. */
export class CopyTable<Row> {
  readonly #statement: string
  readonly #columns: readonly CopyColumn<Row>[]
  #text = ''

  constructor(table: string, columns: readonly CopyColumn<Row>[]) {
    this.#statement = `copy ${table} (${columns.map(({ name }) => name).join()}) from stdin`
    this.#columns = columns
  }

  /** Characters waiting to be sent. */
  get waiting(): number {
    return this.#text.length
  }

  add(row: Row): void {
    let line = ''
    for (const { of } of this.#columns) line += line === '' ? field(of(row)) : `\t${field(of(row))}`
    this.#text += `${line}\n`
  }

  async send(client: pg.Client): Promise<void> {
    if (this.#text === '') return
    const stream = client.query(from(this.#statement))
    stream.end(this.#text)
    this.#text = ''
    await finished(stream)
  }
}

/** One transaction of the owner, whom row-level security lets use COPY. Whatever breaks it leaves nothing behind. */
export async function asOwner<Result>(owner: Connection, work: (client: pg.Client) => Promise<Result>): Promise<Result> {
  const client = new pg.Client(owner)
  // A lost connection fails the running query; without a listener it would end the process too.
  client.on('error', () => undefined)
  await client.connect()
  try {
    await client.query('begin')
    const result = await work(client)
    await client.query('commit')
    return result
  } finally {
    await client.end()
  }
}
