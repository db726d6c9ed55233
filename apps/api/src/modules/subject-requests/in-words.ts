import type { Block } from '@nastavnik/documents'
import type { Context } from '../../access/use-case.ts'
import { dayText } from '../../kernel/days.ts'
import { kindTitle, listRequestsOf } from './subject-requests.repo.ts'

const states = { OPEN: 'ждёт ответа', DONE: 'исполнено', REFUSED: 'отказано' } as const

/** What a person asked of his data and was answered, for a paper about him. */
export async function requestsInWords({ tx, reach, model }: Context, personId: string): Promise<Block[]> {
  const requests = await listRequestsOf(tx, reach.regionId, personId)
  if (requests.length === 0) return [{ kind: 'paragraph', text: 'Обращений не записано.' }]
  return [
    {
      kind: 'table',
      columns: [
        { title: 'Обращение', width: 5 },
        { title: 'Получено', width: 2 },
        { title: 'Ответить до', width: 2 },
        { title: 'Ответ', width: 5 },
      ],
      rows: requests.map(({ kind, askedBy, text, askedOn, dueOn, state, answeredOn, answer }) => [
        [`${kindTitle(model, kind)} (${askedBy === 'PERSON' ? 'сам человек' : 'представитель'})`, text]
          .filter((part) => part !== '')
          .join(': '),
        dayText(askedOn),
        dayText(dueOn),
        answeredOn === null ? states[state] : `${states[state]} ${dayText(answeredOn)}: ${answer}`,
      ]),
    },
  ]
}
