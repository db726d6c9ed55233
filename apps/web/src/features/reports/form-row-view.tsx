import type { FormRow } from '@nastavnik/contract'
import { m } from '../../paraglide/messages.js'
import { Mark } from '../../ui/mark.tsx'
import styles from './form-table.module.css'
import { type Behind, PeopleNumber } from './people-number.tsx'

export function FormRowView({ row, behind }: { readonly row: FormRow; readonly behind: Behind | undefined }) {
  const { municipality, organisation, programme, mentors, mentees, mentorDetails, result } = row
  const mine = behind === undefined ? undefined : { ...behind, programme: programme.id }
  return (
    <tr>
      <td>{municipality}</td>
      <td>{organisation.title}</td>
      <th scope="row">
        {programme.title}
        {programme.practice === 'unchecked' ? (
          <div>
            <Mark tone="warn">{m.practice_unchecked()}</Mark>
          </div>
        ) : null}
      </th>
      <td data-numeric="true">
        <PeopleNumber value={mentors} who="MENTOR" row={programme.title} behind={mine} />
        {mentorDetails.length === 0 ? null : <div className={`${styles['details']} small`}>{mentorDetails.join('; ')}</div>}
      </td>
      <td data-numeric="true">
        <PeopleNumber value={mentees} who="MENTEE" row={programme.title} behind={mine} />
      </td>
      <td>{result}</td>
    </tr>
  )
}
