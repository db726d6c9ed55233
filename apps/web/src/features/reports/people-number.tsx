import type { ParticipantRole } from '@nastavnik/contract'
import { Link } from '@tanstack/react-router'
import { m } from '../../paraglide/messages.js'
import { showNumber } from '../../ui/numbers.ts'
import type { Scope } from './scope.ts'

export type Behind = Scope & { readonly form: string; readonly programme?: string }

interface PeopleNumberProps {
  readonly value: number
  readonly role: ParticipantRole
  /** What the number is of. */
  readonly row: string
  /** Undefined: the reader may not see the people. */
  readonly behind: Behind | undefined
}

/** A number of a form; where the people may be seen, a link to them. */
export function PeopleNumber({ value, role, row, behind }: PeopleNumberProps) {
  const number = showNumber(value)
  if (behind === undefined) return number
  const roleTitle = role === 'MENTOR' ? m.role_mentors() : m.role_mentees()
  return (
    <Link to="/reports/people" search={{ ...behind, role }} aria-label={m.reports_people_link({ number, role: roleTitle, row })}>
      {number}
    </Link>
  )
}
