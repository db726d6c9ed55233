import { createHash } from 'node:crypto'
import type { RawBuilder } from 'kysely'
import type { Tx } from '../../kernel/db.ts'

/** The fingerprint of a question: another model or another way of counting asks another one. */
export function fingerprintOf(tx: Tx, question: RawBuilder<unknown>, stamp = ''): Buffer {
  const { sql: text, parameters } = question.compile(tx)
  return createHash('sha256')
    .update(JSON.stringify([text, parameters, stamp]))
    .digest()
}
