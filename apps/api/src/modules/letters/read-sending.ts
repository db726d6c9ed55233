import { type FailedLetter, type LetterKind, type LetterSending, type LetterTrouble, pageSize } from '@nastavnik/contract'
import { processing } from '../../access/gate.ts'
import { defineUseCase, noPeople } from '../../access/use-case.ts'
import { notFound } from '../../kernel/problem.ts'
import { countSending } from './letters.repo.ts'
import { wholeTerritory } from './whole-territory.ts'

/** What waits, what has gone and what has not, with reasons. `isSetUp`: there is a server to send by. */
export const readSending = (isSetUp: boolean) =>
  defineUseCase({
    name: 'letters.readSending',
    permission: 'letter.edit',
    sees: 'people',
    gate: processing,
    authorize: wholeTerritory,
    run: async ({ tx, reach, model, clock }, _target, { page }: { page: number }): Promise<LetterSending> => {
      const { failed, ...counts } = await countSending(tx, reach.regionId, clock.now())
      const rows = await tx
        .selectFrom('letters as l')
        .leftJoin('users as u', (join) => join.onRef('u.region_id', '=', 'l.region_id').onRef('u.id', '=', 'l.user_id'))
        .select(['l.id', 'l.kind', 'l.failed_at', 'l.trouble', 'l.attempts', 'u.id as userId', 'u.name'])
        .where('l.region_id', '=', reach.regionId)
        .where('l.failed_at', 'is not', null)
        .orderBy('l.failed_at', 'desc')
        .orderBy('l.id')
        .limit(pageSize)
        .offset((page - 1) * pageSize)
        .execute()
      const titleOf = (kind: LetterKind) => model.letters.kinds.find(({ code }) => code === kind)?.title ?? kind
      return { ...counts, isSetUp, page, pageSize, total: failed, items: rows.flatMap((row) => failedOf(row, titleOf)) }
    },
    audit: noPeople,
  })

interface FailedRow {
  readonly id: string
  readonly kind: LetterKind
  readonly failed_at: Date | null
  readonly trouble: LetterTrouble | null
  readonly attempts: number
  readonly userId: string | null
  readonly name: string | null
}

function failedOf(
  { id, kind, failed_at, trouble, attempts, userId, name }: FailedRow,
  titleOf: (kind: LetterKind) => string,
): FailedLetter[] {
  if (failed_at === null) return []
  const user = userId === null || name === null ? null : { id: userId, name }
  return [{ id, kindTitle: titleOf(kind), user, failedAt: failed_at.toISOString(), why: trouble ?? 'interrupted', attempts }]
}

/** A letter that was given up begins anew. 404 `letter.notFound` when there is none such, `unit.notFound`. */
export const resendLetter = defineUseCase({
  name: 'letters.resendLetter',
  permission: 'letter.edit',
  sees: 'people',
  gate: processing,
  changes: true,
  authorize: wholeTerritory,
  run: async ({ tx, reach, clock }, _target, { id }: { id: string }) => {
    const changed = await tx
      .updateTable('letters')
      .set({ failed_at: null, trouble: null, attempts: 0, not_before: clock.now() })
      .where('region_id', '=', reach.regionId)
      .where('id', '=', id)
      .where('failed_at', 'is not', null)
      .executeTakeFirst()
    if (changed.numUpdatedRows === 0n) throw notFound('letter.notFound')
    return {}
  },
  audit: noPeople,
})
