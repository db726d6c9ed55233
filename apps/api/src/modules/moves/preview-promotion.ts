import type { Promotion } from '@nastavnik/contract'
import { pageSize } from '@nastavnik/contract'
import { processing } from '../../access/gate.ts'
import { peopleOrganisationInReach } from '../../access/units.ts'
import { defineUseCase, noPeople } from '../../access/use-case.ts'
import { nextClass } from '../people/index.ts'
import { proposedMove } from './class-moves.rules.ts'
import { countClasses, countDone, countUnread, listDue } from './promotions.repo.ts'
import { isSeason, yearOfPromotion } from './school-year.rules.ts'

/**
 * What the promotion of the year would do, class by class. Once it has been made, those who are left stayed behind or came after it: nothing is
 * proposed for them.
 */
export const previewPromotion = defineUseCase({
  name: 'moves.previewPromotion',
  permission: 'person.correct',
  sees: 'people',
  gate: processing,
  authorize: ({ tx, reach }, { organisation }: { organisation: string }) => peopleOrganisationInReach(tx, reach, organisation),
  run: async ({ tx, today }, { id: organisationId, regionId }): Promise<Promotion> => {
    const place = { regionId, organisationId }
    const year = yearOfPromotion(today)
    const { done, corrected } = await countDone(tx, place, year)
    const classes = await countClasses(tx, place, year, today)
    return {
      year,
      inSeason: isSeason(today),
      classes: classes.map(({ class: code, people }) => ({
        class: code,
        people,
        next: nextClass(code) ?? null,
        move: done > 0 ? 'STAY' : proposedMove(code),
      })),
      done,
      corrected,
      unread: await countUnread(tx, place, today),
    }
  },
  audit: noPeople, // counts
})

interface ListDue {
  readonly organisation: string
  readonly class: string
  readonly page: number
}

/** Who is in a class that is to be promoted, with the text of each after it. */
export const listPromotionPeople = defineUseCase({
  name: 'moves.listPromotionPeople',
  permission: 'person.correct',
  sees: 'people',
  gate: processing,
  authorize: ({ tx, reach }, { organisation }: ListDue) => peopleOrganisationInReach(tx, reach, organisation),
  run: async ({ tx, today }, { id: organisationId, regionId }, { class: group, page }: ListDue) => ({
    ...(await listDue(tx, { regionId, organisationId }, { year: yearOfPromotion(today), today, class: group, page })),
    page,
    pageSize,
  }),
  audit: ({ target, output }) => ({ organisationId: target.id, people: output.items.length }),
})
