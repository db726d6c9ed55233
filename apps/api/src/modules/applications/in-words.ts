import type { ApplicationState, ParticipantRole } from '@nastavnik/contract'
import type { Block } from '@nastavnik/documents'
import { type Answers, answerInWords, type Definition, questionsOf } from '@nastavnik/questionnaires'
import { sql } from 'kysely'
import type { Context } from '../../access/use-case.ts'
import { dayIn } from '../../kernel/clock.ts'
import { dayText } from '../../kernel/days.ts'

const states: Readonly<Record<ApplicationState, string>> = {
  new: 'ждёт решения',
  waiting: 'в листе ожидания',
  accepted: 'принята',
  declined: 'отклонена',
}

interface Row {
  readonly role: ParticipantRole
  readonly state: ApplicationState
  readonly applied_at: Date
  readonly definition: Definition
  readonly answers: Answers
}

/** What a person wrote in applications, for a paper about him. */
export async function applicationsInWords({ tx, reach: { regionId }, model }: Context, personId: string): Promise<Block[]> {
  const { rows } = await sql<Row>`
    select a.role, a.state, a.applied_at, q.definition, a.answers
    from persons s join applications a on a.region_id = ${regionId} and a.organisation_id = s.organisation_id
      and (a.person_id = s.id or (a.person_id is null and a.name_key = s.name_key and (s.born_on is null or s.born_on = a.born_on)))
    join questionnaires q on q.region_id = ${regionId} and q.id = a.questionnaire_id
    where s.region_id = ${regionId} and s.id = ${personId} order by a.applied_at desc`.execute(tx)
  if (rows.length === 0) return [{ kind: 'paragraph', text: 'Заявок не было.' }]
  return rows.flatMap(({ role, state, applied_at, definition, answers }): Block[] => [
    {
      kind: 'paragraph',
      text: `Заявка ${role === 'MENTOR' ? 'наставника' : 'наставляемого'} от ${dayText(dayIn(model.timeZone, applied_at))}: ${states[state]}.`,
    },
    {
      kind: 'fields',
      rows: questionsOf(definition).flatMap((question) => {
        const answer = answers[question.name]
        return answer === undefined ? [] : [{ label: question.title, value: answerInWords(question, answer, answers) }]
      }),
    },
  ])
}
