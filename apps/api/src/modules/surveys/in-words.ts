import type { QuestionnaireDefinition } from '@nastavnik/contract'
import type { Block } from '@nastavnik/documents'
import { type Answer, type Question, questionsOf } from '@nastavnik/questionnaires'
import { sql } from 'kysely'
import type { Context } from '../../access/use-case.ts'
import { dayText } from '../../kernel/days.ts'
import type { KeptAnswers } from './answers.rules.ts'

interface Asked {
  readonly title: string
  readonly definition: QuestionnaireDefinition
  readonly answeredOn: string | null
  readonly anonymous: boolean
  readonly kept: KeptAnswers | null
}

function answerText(question: Question, answer: Answer): string {
  const choices = 'choices' in question ? question.choices : []
  const textOf = (value: string) => choices.find((choice) => choice.value === value)?.text ?? value
  if (typeof answer === 'boolean') return answer ? 'да' : 'нет'
  if (typeof answer === 'number') return String(answer)
  // Who was chosen is the matter of others too: how many is told.
  if (question.type === 'ranking') return `выбрано: ${answer.length}`
  return typeof answer === 'string' ? textOf(answer) : answer.map(textOf).join('; ')
}

function blocksOf({ title, definition, answeredOn, anonymous, kept }: Asked): Block[] {
  if (answeredOn === null && kept === null) return [{ kind: 'paragraph', text: `«${title}»: ответов нет.` }]
  if (anonymous) return [{ kind: 'paragraph', text: `«${title}»: ответы анонимны и не связаны с человеком.` }]
  const given: Readonly<Record<string, Answer>> = { ...kept?.marks, ...kept?.texts }
  const rows = questionsOf(definition).flatMap((question) => {
    const answer = given[question.name]
    return answer === undefined ? [] : [[question.title, answerText(question, answer)]]
  })
  return [
    { kind: 'paragraph', text: `«${title}», ${answeredOn === null ? 'не закончена' : dayText(answeredOn)}` },
    {
      kind: 'table',
      columns: [
        { title: 'Вопрос', width: 7 },
        { title: 'Ответ', width: 5 },
      ],
      rows,
    },
  ]
}

/** What a person was asked and what he answered, as a paper tells it. */
export async function answersInWords({ tx, reach }: Context, personId: string): Promise<Block[]> {
  const { rows } = await sql<Asked>`
    select q.title, q.definition, r.answered_on as "answeredOn", c.anonymous,
      case when a.id is null then null else json_build_object('marks', a.marks, 'texts', a.texts) end as kept
    from respondents r join campaigns c on c.region_id = r.region_id and c.id = r.campaign_id
    join questionnaires q on q.region_id = r.region_id and q.id = r.questionnaire_id
    left join responses a on a.region_id = r.region_id and a.respondent_id = r.id
    where r.region_id = ${reach.regionId} and r.person_id = ${personId} order by c.starts_on, c.id, r.number`.execute(tx)
  return rows.length === 0 ? [{ kind: 'paragraph', text: 'Анкет не заполнял.' }] : rows.flatMap(blocksOf)
}
