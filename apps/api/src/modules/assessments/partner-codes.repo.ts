import { sql } from 'kysely'
import type { Database, Tx } from '../../kernel/db.ts'
import { answerCodeOf, hashOfAnswerCode } from '../surveys/index.ts'

/** The code of a partner, made anew whenever it is shown. */
export const partnerCodeOf = (personKey: Buffer, assessmentId: string): string => answerCodeOf(personKey, `partner:${assessmentId}`)

interface CodedPartner {
  readonly regionId: number
  readonly organisationId: string
  readonly assessmentId: string
}

/** Lets the code of a partner open the questions until a day. */
export async function writePartnerCode(
  tx: Tx,
  personKey: Buffer,
  { regionId, organisationId, assessmentId }: CodedPartner,
  until: string,
): Promise<void> {
  const hash = hashOfAnswerCode(personKey, partnerCodeOf(personKey, assessmentId))
  await tx
    .insertInto('partner_codes')
    .values({ code_hash: hash, region_id: regionId, organisation_id: organisationId, assessment_id: assessmentId, expires_on: until })
    .execute()
}

export async function forgetPartnerCode(tx: Tx, regionId: number, assessmentId: string): Promise<void> {
  await tx.deleteFrom('partner_codes').where('region_id', '=', regionId).where('assessment_id', '=', assessmentId).execute()
}

/** Which assessment a code opens and until when, for somebody without an account; undefined when none. */
export async function findCodedPartner(
  db: Database,
  personKey: Buffer,
  code: string,
): Promise<(CodedPartner & { until: string }) | undefined> {
  const { rows } = await sql<CodedPartner & { until: string }>`
    select region_id as "regionId", organisation_id as "organisationId", assessment_id as "assessmentId", expires_on as until
    from partner_codes where code_hash = ${hashOfAnswerCode(personKey, code)}`.execute(db)
  return rows[0]
}
