import type { Block } from '@nastavnik/documents'
import type { Context } from '../../access/use-case.ts'
import { dayText } from '../../kernel/days.ts'
import { listHistory } from './consents.repo.ts'
import { kindOf } from './kinds.rules.ts'

/** The consents of a person as a paper tells them. */
export async function consentsInWords({ tx, reach, model }: Context, personId: string): Promise<Block[]> {
  const history = await listHistory(tx, reach.regionId, personId)
  if (history.length === 0) return [{ kind: 'paragraph', text: 'Согласий не записано.' }]
  return [
    {
      kind: 'table',
      columns: [
        { title: 'Согласие', width: 5 },
        { title: 'Подписано', width: 2 },
        { title: 'Действует до', width: 2 },
        { title: 'Сейчас', width: 3 },
      ],
      rows: history.map(({ kind, givenOn, validUntil, ended }) => [
        kindOf(model, kind).title,
        dayText(givenOn),
        dayText(validUntil),
        ended === null ? 'действует' : `${ended.why === 'WITHDRAWN' ? 'отозвано' : 'заменено'} ${dayText(ended.on)}`,
      ]),
    },
  ]
}
