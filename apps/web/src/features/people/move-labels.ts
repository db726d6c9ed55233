import { m } from '../../paraglide/messages.js'

/** What the audit calls a move of a person. */
export const moveLabels = (): Readonly<Record<string, string>> => ({
  enrolledOn: m.enrolment_on(),
  left: m.moves_left(),
  returned: m.moves_returned(),
  transfer: m.moves_transfer(),
  transferCancelled: m.moves_transfer_cancelled(),
  transferDeclined: m.moves_transfer_declined(),
  transferAccepted: m.moves_transfer_accepted(),
})
