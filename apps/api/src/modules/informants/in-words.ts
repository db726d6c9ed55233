import type { Block } from '@nastavnik/documents'
import { answerInWords, questionsOf } from '@nastavnik/questionnaires'
import type { Context } from '../../access/use-case.ts'
import { dayIn } from '../../kernel/clock.ts'
import { dayText } from '../../kernel/days.ts'
import { readStatements } from './inquiries.repo.ts'

/** What was told of a person, for a paper about him; the closed section is given out by the psychologist. */
export async function statementsInWords({ tx, reach: { regionId }, model }: Context, personId: string): Promise<Block[]> {
  const statements = await readStatements(tx, regionId, personId)
  if (statements.length === 0) return [{ kind: 'paragraph', text: 'Сведений нет.' }]
  return statements.flatMap(({ userId, by, givenAt, definition, answers }): Block[] => {
    const told = questionsOf(definition).filter(({ name }) => answers[name] !== undefined)
    return [
      {
        kind: 'paragraph',
        text: `${dayText(dayIn(model.timeZone, givenAt))}: ${userId === null ? 'родитель или законный представитель' : (by ?? 'сотрудник')}.`,
      },
      {
        kind: 'fields',
        rows: told.map((question) => ({
          label: question.title,
          value:
            question.restricted === true
              ? 'закрытый раздел: содержание выдаёт педагог-психолог'
              : answerInWords(question, answers[question.name] ?? '', answers),
        })),
      },
    ]
  })
}
