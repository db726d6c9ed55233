import type { ParticipantRole } from '@nastavnik/contract'
import { Link } from '@tanstack/react-router'
import { m } from '../../paraglide/messages.js'
import { showNumber } from '../../ui/numbers.ts'
import type { Scope } from './scope.ts'

export type Behind = Scope & { readonly form: string; readonly programme?: string }

interface PeopleNumberProps {
  readonly value: number
  readonly who: ParticipantRole
  /** What the number is of. */
  readonly row: string
  /** Undefined: the reader may not see the people. */
  readonly behind: Behind | undefined
}

/** A number of a form; where the people may be seen, a link to them. */
export function PeopleNumber({ value, who, row, behind }: PeopleNumberProps) {
  const number = showNumber(value)
  if (behind === undefined) return number
  const roleTitle = who === 'MENTOR' ? m.role_mentors() : m.role_mentees()
  return (
    <Link to="/reports/people" search={{ ...behind, role: who }} aria-label={m.reports_people_link({ number, role: roleTitle, row })}>
      {number}
    </Link>
  )
}
