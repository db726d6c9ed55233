import { pageSize } from '@nastavnik/contract'
import { formTitle } from '@nastavnik/target-model'
import { userIdOf } from '../../access/actor.ts'
import { processing } from '../../access/gate.ts'
import { defineUseCase, noPeople } from '../../access/use-case.ts'
import { invalid } from '../../kernel/problem.ts'
import { freshRound, hostedRound, hostUnit, mayForm, refuseOutdated, tellJointRound } from './round-in-reach.ts'
import { insertJointRound, listMembers, readOpenForms, listJointRounds as readRounds, touchJointRound } from './rounds.repo.ts'

/** The joint rounds of a place, in counts, and the forms in which another one can be opened. */
export const listJointRounds = defineUseCase({
  name: 'jointRounds.listRounds',
  permission: 'matching.host',
  sees: 'people',
  gate: processing,
  authorize: ({ tx, reach }, { unit }: { unit: string; page: number }) => hostUnit(tx, reach, unit),
  run: async ({ tx, model }, unit, { page }) => {
    const { regionId, municipalityId, forms } = unit
    const { items, total } = await readRounds(tx, regionId, { municipalityId, forms }, page)
    const taken = await readOpenForms(tx, regionId, municipalityId)
    const openable = model.forms.filter(({ code, sameOrganisation }) => !sameOrganisation && mayForm(unit, code) && !taken.includes(code))
    return {
      items: items.map((round) => tellJointRound(model, round)),
      total,
      page,
      pageSize,
      forms: openable.map(({ code }) => ({ code, title: formTitle(model, code) })),
    }
  },
  audit: noPeople, // counts
})

interface OpenRound {
  readonly round: string
  readonly unit: string
  readonly form: string
  readonly orderOn: string
}

/**
 * Opens a joint round of a municipality or of the region. The same id opens nothing twice. 422 `joint.open` while another one of the form is open
 * there, `joint.formClosed` for a form whose pairs are made inside one organisation, `form.unknown`, `dates.past`.
 */
export const openJointRound = defineUseCase({
  name: 'jointRounds.openRound',
  permission: 'matching.host',
  sees: 'people',
  gate: processing,
  changes: true,
  authorize: ({ tx, reach }, { unit, form }: OpenRound) => hostUnit(tx, reach, unit, form),
  run: async (context, { municipalityId, regionId }, { round: id, form: code, orderOn }: OpenRound) => {
    const { tx, model, today, clock, actor } = context
    const form = model.forms.find((one) => one.code === code)
    if (form === undefined) throw invalid('form.unknown', [{ path: 'form', code: 'form.unknown' }])
    if (form.sameOrganisation) throw invalid('joint.formClosed', [{ path: 'form', code: 'joint.formClosed' }])
    if (orderOn < today) throw invalid('dates.past', [{ path: 'orderOn', code: 'dates.past' }])
    const round = { id, municipalityId, form: code, orderOn, at: clock.now(), userId: userIdOf(actor) }
    if (!(await insertJointRound(tx, regionId, round))) throw invalid('joint.open')
    return freshRound(context, id)
  },
  audit: noPeople, // a form and a day
})

/** The organisations that take part in a round, in counts. */
export const listJointMembers = defineUseCase({
  name: 'jointRounds.listMembers',
  permission: 'matching.host',
  sees: 'people',
  gate: processing,
  authorize: (context, input: { id: string; page: number }) => hostedRound(context, input),
  run: async ({ tx, reach, model }, round, { page }) => ({
    round: tellJointRound(model, round),
    ...(await listMembers(tx, reach.regionId, round.id, page)),
    page,
    pageSize,
  }),
  audit: noPeople, // counts
})

/** Ends a round: pairs to which both have not said yes go nowhere. 409 `joint.outdated` with the round afresh. */
export const finishJointRound = defineUseCase({
  name: 'jointRounds.finishRound',
  permission: 'matching.host',
  sees: 'people',
  gate: processing,
  changes: true,
  authorize: (context, input: { id: string; version: number }) => hostedRound(context, input, true),
  run: async (context, round, { version }) => {
    const { tx, reach, model, clock } = context
    refuseOutdated(model, round, version)
    await touchJointRound(tx, reach.regionId, round.id, { finishedAt: clock.now() })
    return freshRound(context, round.id)
  },
  audit: noPeople, // a day
})
