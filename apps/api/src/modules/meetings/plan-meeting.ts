import type { MeetingKind } from '@nastavnik/contract'
import { formTitle } from '@nastavnik/target-model'
import { userIdOf } from '../../access/actor.ts'
import { processing } from '../../access/gate.ts'
import { type Context, defineUseCase, noPeople } from '../../access/use-case.ts'
import { conflict, invalid, notFound } from '../../kernel/problem.ts'
import { meetingInReach, meetingNote, tellMeeting } from './meeting-in-reach.ts'
import {
  deleteMeeting,
  findProgramme,
  insertMeeting,
  inviteMembers,
  type MeetingPlan,
  listMeetings as readMeetings,
  updateMeeting,
} from './meetings.repo.ts'

/** 404 `programme.notFound`. */
async function programmeInReach({ tx, reach }: Context, { id }: { readonly id: string }, lock = false) {
  const found = await findProgramme(tx, reach, id, lock)
  if (found === undefined) throw notFound('programme.notFound')
  return found
}

/** The meetings of a programme with how many are invited and came. */
export const listMeetings = defineUseCase({
  name: 'meetings.listMeetings',
  permission: 'meeting.read',
  sees: 'people',
  gate: processing,
  authorize: (context, input: { id: string }) => programmeInReach(context, input),
  run: async ({ tx, reach, model }, { programme }) => ({
    programme: { ...programme, form: { code: programme.form, title: formTitle(model, programme.form) } },
    items: await readMeetings(tx, reach.regionId, programme.id),
  }),
  audit: noPeople, // days and counts
})

/** One meeting with who is invited. */
export const getMeeting = defineUseCase({
  name: 'meetings.getMeeting',
  permission: 'meeting.read',
  sees: 'people',
  gate: processing,
  authorize: (context, input: { id: string }) => meetingInReach(context, input),
  run: tellMeeting,
  audit: ({ target, output }) => meetingNote(target, target.id, output.members.length + output.others.length),
})

interface PlanMeeting extends MeetingPlan {
  /** Of the programme. */
  readonly id: string
  readonly meeting: string
  readonly kind: MeetingKind
}

/** Plans a meeting and invites everybody who takes part in the programme. The same id plans nothing twice. 422 `meeting.nobody`. */
export const planMeeting = defineUseCase({
  name: 'meetings.planMeeting',
  permission: 'meeting.run',
  sees: 'people',
  gate: processing,
  changes: true,
  authorize: (context, input: PlanMeeting) => programmeInReach(context, input, true),
  run: async (context, { organisation, programme }, { meeting: id, kind, heldOn, beginsAt, place }: PlanMeeting) => {
    const { tx, reach, today, clock, actor } = context
    const where = { regionId: reach.regionId, organisationId: organisation.id }
    const meeting = { id, kind, programmeId: programme.id, heldOn, beginsAt, place }
    if (await insertMeeting(tx, where, meeting, { at: clock.now(), userId: userIdOf(actor) })) {
      const invited = await inviteMembers(tx, where, id, { programmeId: programme.id, heldOn, today }, null)
      if (invited === 0) throw invalid('meeting.nobody')
    }
    return tellMeeting(context, { id })
  },
  audit: ({ target, output }) => meetingNote(target, output.id, output.members.length, 'meeting'),
})

interface CorrectMeeting extends MeetingPlan {
  readonly id: string
  readonly version: number
}

/** Changes the day, the time and the place. 409 `meeting.outdated` with the fresh meeting; 422 `meeting.voting` for a day to come once somebody has come. */
export const correctMeeting = defineUseCase({
  name: 'meetings.correctMeeting',
  permission: 'meeting.run',
  sees: 'people',
  gate: processing,
  changes: true,
  authorize: (context, input: CorrectMeeting) => meetingInReach(context, input, true),
  run: async (context, meeting, { version, heldOn, beginsAt, place }: CorrectMeeting) => {
    const current = await tellMeeting(context, meeting)
    if (meeting.version !== version) throw conflict('meeting.outdated', current)
    const hasBegun = current.ballots !== null || current.members.some(({ attended }) => attended)
    if (hasBegun && heldOn > context.today) throw invalid('meeting.voting')
    await updateMeeting(context.tx, context.reach.regionId, meeting.id, { heldOn, beginsAt, place })
    return tellMeeting(context, meeting)
  },
  audit: ({ target }) => meetingNote(target, target.id, 0, 'heldOn', 'beginsAt', 'place'),
})

/** Takes a planned meeting away with its list. 422 `meeting.voting` once the voting has begun. */
export const cancelMeeting = defineUseCase({
  name: 'meetings.cancelMeeting',
  permission: 'meeting.run',
  sees: 'people',
  gate: processing,
  changes: true,
  authorize: (context, input: { id: string }) => meetingInReach(context, input, true),
  run: async (context, meeting) => {
    const { ballots } = await tellMeeting(context, meeting)
    if (ballots !== null) throw invalid('meeting.voting')
    await deleteMeeting(context.tx, context.reach.regionId, meeting.id)
    return {}
  },
  audit: ({ target }) => meetingNote(target, target.id, 0, 'meeting'),
})
