import type { Meeting } from '@nastavnik/contract'
import { formTitle } from '@nastavnik/target-model'
import type { Context } from '../../access/use-case.ts'
import { notFound } from '../../kernel/problem.ts'
import { countBallots, type FoundMeeting, findMeeting, listMembers, listOthers } from './meetings.repo.ts'

/** A meeting of the organisations where the permission holds. 404 `meeting.notFound` outside. */
export async function meetingInReach({ tx, reach }: Context, { id }: { readonly id: string }, lock = false): Promise<FoundMeeting> {
  const meeting = await findMeeting(tx, reach, id, lock)
  if (meeting === undefined) throw notFound('meeting.notFound')
  return meeting
}

/** The meeting as it stands: who is invited and came, and how many have voted. */
export async function tellMeeting(context: Context, { id }: Pick<FoundMeeting, 'id'>): Promise<Meeting> {
  const { tx, reach, model, today } = context
  const { organisation, programme, ...meeting } = await meetingInReach(context, { id })
  const term = { programmeId: programme.id, heldOn: meeting.heldOn, today }
  return {
    ...meeting,
    organisation: { level: 'organisation', code: organisation.code, title: organisation.title },
    programme: { ...programme, form: { code: programme.form, title: formTitle(model, programme.form) } },
    isHeld: meeting.heldOn <= today,
    members: await listMembers(tx, reach.regionId, id),
    others: await listOthers(tx, reach.regionId, id, term),
    ballots: await countBallots(tx, reach.regionId, id, today),
  }
}

/** For the audit: whose meeting, and how many people the answer speaks of. */
export const meetingNote = (target: Pick<FoundMeeting, 'organisation'>, id: string, people: number, ...fields: string[]) => ({
  organisationId: target.organisation.id,
  subjectId: id,
  people,
  fields,
})
