import type { JointMember } from '@nastavnik/contract'
import { m } from '../../paraglide/messages.js'
import { DataTable } from '../../ui/data-table.tsx'
import { showInstant } from '../../ui/days.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Mark } from '../../ui/mark.tsx'
import { showNumber } from '../../ui/numbers.ts'
import { Pager } from '../../ui/pager.tsx'
import { Section } from '../../ui/section.tsx'

interface MembersProps {
  readonly members: { readonly items: readonly JointMember[]; readonly page: number; readonly pageSize: number; readonly total: number }
  readonly countedAt: string | null
  readonly onPage: (page: number) => void
}

/** The organisations of a round in counts. */
export function Members({ members, countedAt, onPage }: MembersProps) {
  // What has not been counted is no zero.
  const counted = ({ joinedAt }: JointMember, value: number) =>
    countedAt === null || joinedAt > countedAt ? m.empty_dash() : showNumber(value)
  return (
    <Section title={m.joint_members()}>
      {members.total === 0 ? (
        <EmptyState title={m.joint_members_none()}>
          <p>{m.joint_members_none_text()}</p>
        </EmptyState>
      ) : (
        <>
          <DataTable
            label={m.joint_members()}
            rows={members.items}
            rowKey={({ organisation }) => organisation.code}
            columns={[
              { title: m.joint_member(), heading: true, render: ({ organisation }) => organisation.title },
              {
                title: m.joint_joined(),
                render: ({ joinedAt }) => (
                  <>
                    {showInstant(joinedAt)}{' '}
                    {countedAt !== null && joinedAt > countedAt ? <Mark tone="warn">{m.joint_joined_late()}</Mark> : null}
                  </>
                ),
              },
              { title: m.joint_mentees(), numeric: true, render: (member) => counted(member, member.mentees) },
              { title: m.joint_mentors(), numeric: true, render: (member) => counted(member, member.mentors) },
              { title: m.joint_placed(), numeric: true, render: (member) => counted(member, member.placed) },
            ]}
          />
          <Pager list={members} onPage={onPage} />
        </>
      )}
    </Section>
  )
}
