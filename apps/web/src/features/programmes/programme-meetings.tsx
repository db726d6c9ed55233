import { type MeetingListItem, meetingRoutes } from '@nastavnik/contract'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { reading } from '../../api/queries.ts'
import { useMay } from '../../api/session.ts'
import { m } from '../../paraglide/messages.js'
import { showDay } from '../../ui/days.ts'
import { LinkButton } from '../../ui/link-button.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { showNumber } from '../../ui/numbers.ts'
import styles from './programmes-page.module.css'

/** The meetings of a programme: what comes before its pairs. */
export function ProgrammeMeetings({ id }: { readonly id: string }) {
  const mayRun = useMay('meeting.run')
  const found = useQuery({ ...reading(meetingRoutes.ofProgramme, { params: { id } }), staleTime: 0 })
  return (
    <section>
      <h3>{m.meetings_heading()}</h3>
      <p className="soft">{m.meetings_lead()}</p>
      <Loaded of={found} lines={1}>
        {({ items }) =>
          items.length === 0 ? null : (
            <ul className={styles['meetings']}>
              {items.map((meeting) => (
                <li key={meeting.id}>
                  <Link to="/meetings/$id" params={{ id: meeting.id }}>
                    {m.meetings_item({ day: showDay(meeting.heldOn), time: meeting.beginsAt })}
                  </Link>{' '}
                  <span className="soft small">{stateOf(meeting)}</span>
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
      {mayRun ? (
        <p>
          <LinkButton to="/programmes/$id/new-meeting" params={{ id }} variant="default">
            {m.meetings_plan()}
          </LinkButton>
        </p>
      ) : null}
    </section>
  )
}

function stateOf({ invited, attended, voting }: MeetingListItem): string {
  if (voting) return m.meetings_state_voting({ attended: showNumber(attended) })
  return attended > 0
    ? m.meetings_state_attended({ attended: showNumber(attended), invited: showNumber(invited) })
    : m.meetings_state_invited({ invited: showNumber(invited) })
}
