import type { ClassMove } from '@nastavnik/contract'
import { userIdOf } from '../../access/actor.ts'
import { processing } from '../../access/gate.ts'
import { peopleOrganisationInReach } from '../../access/units.ts'
import { type Context, defineUseCase } from '../../access/use-case.ts'
import { invalid } from '../../kernel/problem.ts'
import { lockOrganisation } from '../imports/index.ts'
import { nextYear } from '../people/index.ts'
import { type Chosen, type ChosenPerson, lockChosen } from './chosen.repo.ts'
import { isPossible, proposedMove } from './class-moves.rules.ts'
import { checkDay } from './days.rules.ts'
import { cancelOffers, letLeave, takeLeavingBack } from './leaving.repo.ts'
import { type Moved, movedAmong, undoPromotion as takeBack, writePromotion } from './promotions.repo.ts'
import { yearOfPromotion } from './school-year.rules.ts'

type PromotePeople = Chosen & {
  readonly organisation: string
  readonly year: number
  readonly moves: readonly { readonly class: string; readonly move: ClassMove }[]
  readonly staying: readonly string[]
  readonly graduatedOn: string
}

function checkYear(year: number, today: string): void {
  if (year !== yearOfPromotion(today)) throw invalid('promotion.anotherYear')
}

/** Who goes on and who leaves, by what is said of the classes and proposed for the rest. 422 `promotion.noNext` when a class has no next one. */
function sortMoves(people: readonly ChosenPerson[], { moves, staying }: PromotePeople): { next: Moved[]; graduated: Moved[] } {
  const said = new Map(moves.map(({ class: code, move }) => [code, move]))
  const behind = new Set(staying)
  const next: Moved[] = []
  const graduated: Moved[] = []
  for (const { id, class: code, occupation } of people) {
    if (code === '' || behind.has(id)) continue
    const move = said.get(code) ?? proposedMove(code)
    if (!isPossible(code, move)) throw invalid('promotion.noNext')
    const text = nextYear(occupation)
    if (move === 'GRADUATE') graduated.push({ id, was: occupation, occupation })
    if (move === 'NEXT' && text !== undefined) next.push({ id, was: occupation, occupation: text })
  }
  return { next, graduated }
}

async function promote(context: Context, place: { regionId: number; organisationId: string }, input: PromotePeople) {
  const { tx, today, actor, clock } = context
  const { year, graduatedOn } = input
  await lockOrganisation(tx, place)
  const people = await lockChosen(context, place, input)
  const moved = await movedAmong(
    tx,
    place.regionId,
    year,
    people.map(({ id }) => id),
  )
  const { next, graduated } = sortMoves(
    people.filter(({ id }) => !moved.has(id)),
    input,
  )
  const by = userIdOf(actor)
  const leaving = graduated.map(({ id }) => id)
  const at = clock.now()
  await letLeave(tx, place.regionId, leaving, { on: graduatedOn, why: 'GRADUATED', today })
  await cancelOffers(tx, place.regionId, leaving, { by, at })
  await writePromotion(tx, place, { year, by, at }, { next, graduated })
  return { moved: next.length, graduated: graduated.length, next, leaving }
}

/**
 * Moves people on to the next school year, each once a year: a second time nothing happens. 422 `promotion.anotherYear` when the turn is of another
 * year, 409 `move.othersFound` when a filter finds other people than the reader saw.
 */
export const promotePeople = defineUseCase({
  name: 'moves.promotePeople',
  permission: 'person.correct',
  sees: 'people',
  gate: processing,
  changes: true,
  authorize: ({ tx, reach }, { organisation }: PromotePeople) => peopleOrganisationInReach(tx, reach, organisation),
  run: (context, { id: organisationId, regionId }, input: PromotePeople) => {
    checkYear(input.year, context.today)
    checkDay(input.graduatedOn, context.today, 'graduatedOn')
    return promote(context, { regionId, organisationId }, input)
  },
  audit: ({ target, output: { next, leaving } }) => [
    ...next.map(({ id }) => ({ organisationId: target.id, subjectId: id, people: 1, fields: ['occupation'] })),
    ...leaving.map((subjectId) => ({ organisationId: target.id, subjectId, people: 1, fields: ['left'] })),
  ],
})

/** Takes a year's promotion back for all whose cards nobody has touched since; the others keep their new class. */
export const undoPromotion = defineUseCase({
  name: 'moves.undoPromotion',
  permission: 'person.correct',
  sees: 'people',
  gate: processing,
  changes: true,
  authorize: ({ tx, reach }, { organisation }: { organisation: string; year: number }) =>
    peopleOrganisationInReach(tx, reach, organisation),
  run: async ({ tx }, { id: organisationId, regionId }, { year }: { organisation: string; year: number }) => {
    const place = { regionId, organisationId }
    await lockOrganisation(tx, place)
    const returned = await takeBack(tx, place, year)
    await takeLeavingBack(
      tx,
      regionId,
      returned.flatMap(({ id, left }) => (left ? [id] : [])),
    )
    const kept = await tx
      .selectFrom('promotions')
      .select(({ fn }) => fn.countAll<number>().as('n'))
      .where('region_id', '=', regionId)
      .where('organisation_id', '=', organisationId)
      .where('year', '=', year)
      .executeTakeFirstOrThrow()
    return { returned: returned.length, kept: kept.n, people: returned }
  },
  audit: ({ target, output }) =>
    output.people.map(({ id, left }) => ({
      organisationId: target.id,
      subjectId: id,
      people: 1,
      fields: [left ? 'returned' : 'occupation'],
    })),
})
