import type { JointRound } from '@nastavnik/contract'
import { formTitle, type TargetModel } from '@nastavnik/target-model'
import type { Reach } from '../../access/actor.ts'
import { type UnitInReach, unitInReach } from '../../access/units.ts'
import type { Context } from '../../access/use-case.ts'
import { conflict, invalid, notFound } from '../../kernel/problem.ts'
import { type FoundJointRound, findJointRound } from './rounds.repo.ts'

/** Whether a form is the reader's to lead: a steward has some, others have all. */
export const mayForm = ({ forms }: Pick<UnitInReach, 'forms'>, form: string): boolean => forms === null || forms.includes(form)

/** A round that the reader may lead: of a place within the reach, in a form that is the reader's. 404 `joint.notFound`, `unit.notFound`. */
export async function hostedRound({ tx, reach }: Context, { id }: { readonly id: string }, lock = false): Promise<FoundJointRound> {
  const round = await findJointRound(tx, reach.regionId, id, lock)
  if (round === undefined) throw notFound('joint.notFound')
  const unit = await unitInReach(tx, reach, round.unit.code)
  if (!mayForm(unit, round.form)) throw notFound('joint.notFound')
  return round
}

/** The place a round is opened in or looked for: no organisation, and not in a form that another steward answers for. 404 `unit.notFound`. */
export async function hostUnit(tx: Context['tx'], reach: Reach, code: string, form?: string): Promise<UnitInReach> {
  const unit = await unitInReach(tx, reach, code)
  if (unit.level === 'organisation' || (form !== undefined && !mayForm(unit, form))) throw notFound('unit.notFound')
  return unit
}

/** Whoever decides must have seen what stands: 409 `joint.outdated` with the round afresh; 422 `joint.finished`. */
export function refuseOutdated(model: TargetModel, round: FoundJointRound, version: number): void {
  if (round.finishedAt !== null) throw invalid('joint.finished')
  if (round.version !== version) throw conflict('joint.outdated', tellJointRound(model, round))
}

export const tellJointRound = (model: TargetModel, round: FoundJointRound): JointRound => ({
  id: round.id,
  unit: round.unit,
  form: { code: round.form, title: formTitle(model, round.form) },
  orderOn: round.orderOn,
  finishedAt: round.finishedAt?.toISOString() ?? null,
  countedAt: round.countedAt?.toISOString() ?? null,
  version: round.version,
  organisations: round.organisations,
  mentees: round.mentees,
  mentors: round.mentors,
  placed: round.placed,
  certified: round.figures?.certified ?? null,
})

/** The round afresh. */
export async function freshRound({ tx, reach, model }: Context, id: string): Promise<JointRound> {
  const round = await findJointRound(tx, reach.regionId, id)
  if (round === undefined) throw notFound('joint.notFound')
  return tellJointRound(model, round)
}
