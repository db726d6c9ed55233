import type { Block } from '@nastavnik/documents'
import { dayText } from '../../kernel/days.ts'
import type { Tx } from '../../kernel/db.ts'
import { hasSnils } from './duplicates.repo.ts'
import { standingMergersInto } from './wipe-mergers.repo.ts'

const dayOf = (at: Date): string => dayText(at.toISOString().slice(0, 10))

/** By what a person is known in several organisations, and which cards of his were joined: for the answer to his request. */
export async function identityInWords(tx: Tx, regionId: number, personId: string): Promise<Block[]> {
  const former = await standingMergersInto(tx, regionId, personId)
  return [
    {
      kind: 'fields',
      rows: [
        {
          label: 'СНИЛС',
          value: (await hasSnils(tx, regionId, personId)) ? 'введён; номер не хранится, только его отпечаток' : 'не введён',
        },
        { label: 'Отпечаток', value: 'ФИО и полной даты рождения: по нему узнают, что человек участвует и в другой организации' },
      ],
    },
    ...former.map(({ name, occupation, contacts, mergedAt, until }): Block => {
      const was = [name, occupation, contacts].filter((part) => part !== '').join(', ')
      return {
        kind: 'paragraph',
        text: `${dayOf(mergedAt)} с карточкой объединена ещё одна: ${was}. Прежние сведения обеих хранятся до ${dayOf(until)}, чтобы объединение можно было отменить.`,
      }
    }),
  ]
}
