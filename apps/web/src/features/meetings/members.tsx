import { Button, Group } from '@mantine/core'
import { type Meeting, type MeetingMember, meetingRoutes } from '@nastavnik/contract'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '../../api/call.ts'
import { m } from '../../paraglide/messages.js'
import { DataTable } from '../../ui/data-table.tsx'
import { cellId, moveInGrid } from '../../ui/grid-keys.ts'
import { showNumber } from '../../ui/numbers.ts'
import { ProblemNotice } from '../../ui/problem-notice.tsx'
import { Section } from '../../ui/section.tsx'
import { meetingProblems } from './meeting-problems.ts'
import styles from './meetings.module.css'
import { Others } from './others.tsx'

interface MembersProps {
  readonly meeting: Meeting
  readonly mayRun: boolean
  readonly onFresh: (fresh: Meeting) => void
}

const whoIs = ({ role, occupation }: Pick<MeetingMember, 'role' | 'occupation'>): string =>
  [role === 'MENTOR' ? m.role_mentor() : m.role_mentee(), occupation].filter((part) => part !== '').join(' · ')

interface Ticks {
  readonly participations: readonly string[]
  readonly attended: boolean
}

/** Who is invited and who came. Each tick is kept at once; they go one after another, so that no answer overtakes another. */
export function Members({ meeting, mayRun, onFresh }: MembersProps) {
  const { id, members, isHeld, ballots } = meeting
  const [onTheWay, setOnTheWay] = useState<readonly Ticks[]>([])
  const attend = useMutation({
    mutationFn: ({ participations, attended }: Ticks) =>
      call(meetingRoutes.attend, { params: { id }, body: { participations: [...participations], attended } }),
    scope: { id },
    onMutate: (ticks) => setOnTheWay((all) => [...all, ticks]),
    onSuccess: onFresh,
    onSettled: (_fresh, _error, ticks) => setOnTheWay((all) => all.filter((one) => one !== ticks)),
  })
  const uninvite = useMutation({
    mutationFn: (participation: string) => call(meetingRoutes.uninvite, { params: { id, participation } }),
    scope: { id },
    onSuccess: onFresh,
  })
  const hasCome = ({ participationId, attended }: MeetingMember): boolean =>
    onTheWay.findLast(({ participations }) => participations.includes(participationId))?.attended ?? attended
  const came = members.filter(hasCome)
  const areAll = came.length === members.length
  const rest = members.filter((member) => hasCome(member) === areAll).map(({ participationId }) => participationId)
  const error = attend.error ?? uninvite.error
  return (
    <Section
      title={isHeld ? m.meeting_who_came() : m.meeting_who_is_invited()}
      aside={
        mayRun && isHeld && members.length > 0 && !(areAll && ballots !== null) ? (
          <Button variant="default" onClick={() => attend.mutate({ participations: rest, attended: !areAll })}>
            {areAll ? m.meeting_nobody_came() : m.meeting_all_came()}
          </Button>
        ) : undefined
      }
    >
      <p aria-live="polite">
        {isHeld
          ? m.meeting_came_of({ came: showNumber(came.length), invited: showNumber(members.length) })
          : m.meeting_invited({ invited: showNumber(members.length) })}{' '}
        {mayRun && isHeld ? <span className="soft">{m.meeting_ticks_hint()}</span> : null}
      </p>
      {error === null ? null : <ProblemNotice error={error} texts={meetingProblems} />}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: keys pass through from the fields inside */}
      <div onKeyDown={moveInGrid}>
        <DataTable
          label={m.meeting_members()}
          rows={members}
          rowKey={({ participationId }) => participationId}
          columns={[
            ...(isHeld
              ? [
                  {
                    title: m.meeting_came(),
                    render: (member: MeetingMember) => (
                      <input
                        type="checkbox"
                        id={cellId(members.indexOf(member), 0)}
                        className={styles['tick']}
                        aria-label={m.meeting_came_name({ name: member.name })}
                        disabled={!mayRun}
                        checked={hasCome(member)}
                        onChange={({ currentTarget: { checked } }) =>
                          attend.mutate({ participations: [member.participationId], attended: checked })
                        }
                      />
                    ),
                  },
                ]
              : []),
            { title: m.people_name(), heading: true, render: ({ name }) => name },
            { title: m.meeting_role(), render: whoIs },
            ...(mayRun && came.length < members.length
              ? [
                  {
                    title: m.meeting_list(),
                    render: (member: MeetingMember) =>
                      hasCome(member) ? null : (
                        <Button
                          size="xs"
                          variant="default"
                          aria-label={m.meeting_uninvite_name({ name: member.name })}
                          loading={uninvite.isPending && uninvite.variables === member.participationId}
                          onClick={() => uninvite.mutate(member.participationId)}
                        >
                          {m.meeting_uninvite()}
                        </Button>
                      ),
                  },
                ]
              : []),
          ]}
        />
      </div>
      {meeting.others.length === 0 || !mayRun ? null : (
        <Group>
          <Others meeting={meeting} onFresh={onFresh} />
        </Group>
      )}
    </Section>
  )
}
