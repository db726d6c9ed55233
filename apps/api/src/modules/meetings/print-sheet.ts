import type { PaperDocument } from '@nastavnik/documents'
import { processing } from '../../access/gate.ts'
import { defineUseCase } from '../../access/use-case.ts'
import { dayText } from '../../kernel/days.ts'
import { meetingInReach, meetingNote, tellMeeting } from './meeting-in-reach.ts'
import { meetingSheet } from './sheet.rules.ts'

/** The list of a meeting on paper: who is invited, and a place to mark who came. */
export const printSheet = defineUseCase({
  name: 'meetings.printSheet',
  permission: 'meeting.run',
  sees: 'people',
  gate: processing,
  exports: true,
  authorize: (context, input: { id: string }) => meetingInReach(context, input),
  run: async (context, { id }) => {
    const meeting = await tellMeeting(context, { id })
    const document: PaperDocument = {
      title: `Групповая встреча ${dayText(meeting.heldOn)}`,
      sheets: [meetingSheet(meeting)],
      numbered: true,
    }
    return { name: `Лист встречи ${dayText(meeting.heldOn)}.pdf`, document, people: meeting.members.length }
  },
  audit: ({ target, output }) => meetingNote(target, target.id, output.people),
})
