import type { QuestionnaireDefinition } from '@nastavnik/contract'
import { questionsOf } from '@nastavnik/questionnaires'
import type { TargetModel } from '@nastavnik/target-model'
import { sql } from 'kysely'
import type { Tx } from '../../kernel/db.ts'
import { consented as hasConsented } from '../consents/index.ts'
import { findVersion } from '../questionnaires/index.ts'
import { type FoundRespondent, listChoosable } from './respondents.repo.ts'

interface Questions {
  readonly title: string
  readonly definition: QuestionnaireDefinition
  /** Who may be chosen in its rankings. */
  readonly people: { id: string; name: string }[]
  /** It measures what is psychological. */
  readonly diagnostic: boolean
  /** False: it measures what is psychological and the consent does not hold. */
  readonly consented: boolean
}

/** The questions of a respondent; with `terms` it is looked whether the consent that they need holds. */
export async function findQuestions(
  tx: Tx,
  regionId: number,
  respondent: FoundRespondent,
  terms?: { readonly model: TargetModel; readonly today: string },
): Promise<Questions> {
  const version = await findVersion(tx, regionId, respondent.questionnaireId)
  if (version === undefined) throw new Error('a respondent without a questionnaire')
  const { title, definition, diagnostic } = version
  const ranking = questionsOf(definition).find((question) => question.type === 'ranking')
  const role = ranking?.choicesFrom === 'MENTORS' ? 'MENTOR' : 'MENTEE'
  const people = ranking === undefined ? [] : await listChoosable(tx, regionId, respondent, role)
  const consented = !diagnostic || terms === undefined || (await isConsented(tx, regionId, respondent.view.personId, terms))
  return { title, definition, people, diagnostic, consented }
}

async function isConsented(
  tx: Tx,
  regionId: number,
  personId: string,
  terms: { readonly model: TargetModel; readonly today: string },
): Promise<boolean> {
  const { rows } = await sql<{ consented: boolean }>`
    select ${hasConsented(terms, 'PSY_DIAGNOSTICS')} as consented from persons s where s.region_id = ${regionId} and s.id = ${personId}`.execute(
    tx,
  )
  return rows[0]?.consented === true
}
