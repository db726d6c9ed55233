import { sql } from 'kysely'
import type { Database, Tx } from '../../kernel/db.ts'
import { newId } from '../../kernel/ids.ts'
import { answerCodeOf, hashOfAnswerCode } from '../surveys/index.ts'

export interface CodedChild {
  readonly regionId: number
  readonly organisationId: string
  readonly personId: string
}

/** A new code of the person in the place of the former one; told once. */
export async function writeParentCode(
  tx: Tx,
  personKey: Buffer,
  { regionId, organisationId, personId }: CodedChild,
  until: string,
): Promise<string> {
  const code = answerCodeOf(personKey, newId())
  await tx.deleteFrom('parent_codes').where('region_id', '=', regionId).where('person_id', '=', personId).execute()
  const hash = hashOfAnswerCode(personKey, code)
  await tx
    .insertInto('parent_codes')
    .values({ code_hash: hash, region_id: regionId, organisation_id: organisationId, person_id: personId, expires_on: until })
    .execute()
  return code
}

/** Whose child a code opens and until when, for somebody without an account; undefined when nobody's. */
export async function findCodedChild(db: Database, personKey: Buffer, code: string): Promise<(CodedChild & { until: string }) | undefined> {
  const { rows } = await sql<CodedChild & { until: string }>`
    select region_id as "regionId", organisation_id as "organisationId", person_id as "personId", expires_on as until
    from parent_codes where code_hash = ${hashOfAnswerCode(personKey, code)}`.execute(db)
  return rows[0]
}
