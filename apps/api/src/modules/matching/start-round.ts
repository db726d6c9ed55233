import { formTitle } from '@nastavnik/target-model'
import { userIdOf } from '../../access/actor.ts'
import { processing } from '../../access/gate.ts'
import { type Context, defineUseCase, noPeople } from '../../access/use-case.ts'
import { invalid, notFound } from '../../kernel/problem.ts'
import { roundInReach, roundNote, tellRound } from './round-in-reach.ts'
import { findProgramme, insertRound, listRounds } from './rounds.repo.ts'
import { countWaiting } from './sides.repo.ts'

/** 404 `programme.notFound`. */
async function programmeInReach({ tx, reach }: Context, { id }: { readonly id: string }, lock = false) {
  const found = await findProgramme(tx, reach, id, lock)
  if (found === undefined) throw notFound('programme.notFound')
  return found
}

/** The rounds of a programme with their counts, and how many wait for a pair. */
export const listProgrammeRounds = defineUseCase({
  name: 'matching.listProgrammeRounds',
  permission: 'matching.read',
  sees: 'people',
  gate: processing,
  authorize: (context, input: { id: string }) => programmeInReach(context, input),
  run: async ({ tx, reach: { regionId }, model, today }, { programme }) => ({
    programme: { ...programme, form: { code: programme.form, title: formTitle(model, programme.form) } },
    items: (await listRounds(tx, regionId, programme.id)).map(({ createdAt, finishedAt, ...round }) => ({
      ...round,
      createdAt: createdAt.toISOString(),
      finishedAt: finishedAt?.toISOString() ?? null,
    })),
    waiting: await countWaiting(tx, { model, today }, { regionId, programmeId: programme.id }),
  }),
  audit: noPeople, // days and counts
})

interface StartRound {
  /** Of the programme. */
  readonly id: string
  readonly round: string
  readonly orderOn: string
}

/** Begins a round of a programme. The same id begins nothing twice. 422 `matching.open` while another one is not finished, `dates.past` for a day that is over. */
export const startRound = defineUseCase({
  name: 'matching.startRound',
  permission: 'matching.run',
  sees: 'people',
  gate: processing,
  changes: true,
  authorize: (context, input: StartRound) => programmeInReach(context, input, true),
  run: async (context, { organisation, programme }, { round: id, orderOn }: StartRound) => {
    const { tx, reach, clock, actor, today } = context
    if (orderOn < today) throw invalid('dates.past', [{ path: 'orderOn', code: 'dates.past' }])
    const round = { id, organisationId: organisation.id, programmeId: programme.id, orderOn, at: clock.now(), userId: userIdOf(actor) }
    if (!(await insertRound(tx, reach.regionId, round))) throw invalid('matching.open')
    return tellRound(context, { id })
  },
  audit: ({ target, output }) => roundNote(target, output.id, 0, 'round'),
})

/** A round as it stands, in figures. */
export const getRound = defineUseCase({
  name: 'matching.getRound',
  permission: 'matching.read',
  sees: 'people',
  gate: processing,
  authorize: (context, input: { id: string }) => roundInReach(context, input),
  run: tellRound,
  audit: noPeople, // figures
})
