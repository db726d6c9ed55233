import type { InterviewVerdict } from '@nastavnik/contract'
import type { Answers } from '@nastavnik/questionnaires'
import type { Tx } from '../../kernel/db.ts'
import { notFound } from '../../kernel/problem.ts'
import { findInForce, findVersion, type PublishedQuestionnaire } from '../questionnaires/index.ts'

const interviewCode = 'MENTOR_INTERVIEW'

/** What is asked at an interview of a mentor of the organisation now. 404 `questionnaire.notFound`. */
export async function interviewInForce(tx: Tx, regionId: number, organisationId: string): Promise<PublishedQuestionnaire> {
  const found = await findInForce(tx, { regionId, organisationId }, interviewCode)
  if (found === undefined) throw notFound('questionnaire.notFound')
  return found
}

/** The text that whoever writes a protocol saw, also when a new one is in force since. 404 `questionnaire.notFound`. */
export async function interviewSeen(tx: Tx, regionId: number, questionnaireId: string): Promise<PublishedQuestionnaire> {
  const found = await findVersion(tx, regionId, questionnaireId)
  if (found?.code !== interviewCode) throw notFound('questionnaire.notFound')
  return found
}

const verdicts: Readonly<Record<string, InterviewVerdict>> = {
  recommended: 'RECOMMENDED',
  withConditions: 'CONDITIONS',
  notRecommended: 'NOT_RECOMMENDED',
}

/** The verdict is an answer of the protocol: asked once, kept once. Undefined: the question was not answered, or is not asked. */
export function verdictIn({ recommendation }: Answers): InterviewVerdict | undefined {
  return typeof recommendation === 'string' ? verdicts[recommendation] : undefined
}
