import { Button, Group } from '@mantine/core'
import { Training, type TrainingMember, trainingRoutes } from '@nastavnik/contract'
import { useMutation } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { call } from '../../api/call.ts'
import { currentOf } from '../../api/problem.ts'
import { m } from '../../paraglide/messages.js'
import { type Column, DataTable } from '../../ui/data-table.tsx'
import { showDay } from '../../ui/days.ts'
import { cellId, moveInGrid } from '../../ui/grid-keys.ts'
import { Mark } from '../../ui/mark.tsx'
import { ProblemNotice } from '../../ui/problem-notice.tsx'
import { Section } from '../../ui/section.tsx'
import { EnrolMentors } from './enrol-mentors.tsx'
import { trainingProblems } from './training-problems.ts'
import styles from './trainings.module.css'

interface GroupSheetProps {
  readonly training: Training
  readonly onFresh: (fresh: Training) => void
}

interface Marked {
  readonly attended: readonly string[]
  readonly points: string
}

const written = ({ attended, points }: TrainingMember) => ({ attended, points: points === null ? '' : String(points) })

/** Who came to which session and how the test was written: a table for the keyboard. */
export function GroupSheet({ training, onFresh }: GroupSheetProps) {
  const { id, version, plan, members, attendancePercent } = training
  /** Only what was touched: it outlives a fresh sheet that somebody else has saved meanwhile. */
  const [touched, setTouched] = useState<Readonly<Record<string, Marked>>>({})
  const [isEnrolling, setEnrolling] = useState(members.length === 0)
  const most = plan.test?.questions.length ?? 0
  const isWrong = (points: string) => points !== '' && !(/^\d{1,2}$/.test(points) && Number(points) <= most)
  const marksOf = (member: TrainingMember): Marked => touched[member.personId] ?? written(member)
  const changed = members.filter((member) => touched[member.personId] !== undefined)
  const wrong = members.filter((member) => isWrong(marksOf(member).points))
  const freshen = (error: Error) => {
    const fresh = currentOf(error, Training)
    if (fresh !== undefined) onFresh(fresh)
  }
  const save = useMutation({
    mutationFn: () =>
      call(trainingRoutes.mark, {
        params: { id },
        body: {
          version,
          members: changed.map((member) => {
            const { attended, points } = marksOf(member)
            return { personId: member.personId, attended: [...attended], points: points === '' ? null : Number(points) }
          }),
        },
      }),
    onSuccess: (fresh) => {
      onFresh(fresh)
      setTouched({})
    },
    onError: freshen,
  })
  const dismiss = useMutation({
    mutationFn: (personId: string) => call(trainingRoutes.dismiss, { params: { id, personId } }),
    onSuccess: onFresh,
  })
  const set = (member: TrainingMember, change: Partial<Marked>) =>
    setTouched({ ...touched, [member.personId]: { ...marksOf(member), ...change } })
  const rowOf = ({ personId }: TrainingMember) => members.findIndex((member) => member.personId === personId)
  const sessions = plan.sessions.map(
    (session, column): Column<TrainingMember> => ({
      title: `${column + 1}. ${showDay(session.on).slice(0, 5)}`,
      render: (member) => {
        const { attended } = marksOf(member)
        return (
          <input
            type="checkbox"
            id={cellId(rowOf(member), column)}
            className={styles['tick']}
            aria-label={m.training_attended_of({ name: member.name, day: showDay(session.on), number: column + 1 })}
            checked={attended.includes(session.id)}
            onChange={({ currentTarget: { checked } }) =>
              set(member, { attended: checked ? [...attended, session.id] : attended.filter((one) => one !== session.id) })
            }
          />
        )
      },
    }),
  )
  const points: Column<TrainingMember> = {
    title: m.training_points({ most }),
    render: (member) => {
      const value = marksOf(member).points
      return (
        <input
          id={cellId(rowOf(member), plan.sessions.length)}
          className={styles['points']}
          inputMode="numeric"
          maxLength={2}
          aria-label={m.training_points_of({ name: member.name, most })}
          aria-invalid={isWrong(value)}
          value={value}
          onChange={(event) => set(member, { points: event.currentTarget.value.trim() })}
        />
      )
    },
  }
  return (
    <Section
      title={m.training_group()}
      aside={
        isEnrolling ? undefined : (
          <Button variant="default" onClick={() => setEnrolling(true)}>
            {m.training_enrol()}
          </Button>
        )
      }
    >
      {isEnrolling ? (
        <EnrolMentors training={training} onFresh={onFresh} {...(members.length > 0 && { onCancel: () => setEnrolling(false) })} />
      ) : null}
      {members.length === 0 ? null : (
        <>
          <p className="soft">
            {m.training_rule({ percent: attendancePercent })}{' '}
            {plan.test === null ? '' : m.training_rule_test({ mark: plan.test.passMark, most })} {m.training_keys()}
          </p>
          {/* biome-ignore lint/a11y/noStaticElementInteractions: keys pass through from the fields inside */}
          <div onKeyDown={moveInGrid}>
            <DataTable
              label={m.training_group()}
              rows={members}
              rowKey={({ personId }) => personId}
              columns={[
                {
                  title: m.people_name(),
                  heading: true,
                  render: ({ personId, name }) => (
                    <Link to="/readiness/people/$id" params={{ id: personId }}>
                      {name}
                    </Link>
                  ),
                },
                ...sessions,
                ...(plan.test === null ? [] : [points]),
                {
                  title: m.training_result(),
                  render: ({ completed }) =>
                    completed ? <Mark tone="good">{m.training_completed()}</Mark> : <Mark tone="plain">{m.training_not_completed()}</Mark>,
                },
                {
                  title: m.training_leaves(),
                  render: ({ personId, name, certificate }) =>
                    certificate === null ? (
                      <Button
                        size="xs"
                        variant="default"
                        aria-label={m.training_dismiss_of({ name })}
                        loading={dismiss.isPending && dismiss.variables === personId}
                        onClick={() => dismiss.mutate(personId)}
                      >
                        {m.training_remove()}
                      </Button>
                    ) : (
                      certificate.number
                    ),
                },
              ]}
            />
          </div>
          {wrong.length === 0 ? null : (
            <p className={styles['wrong']}>{m.training_points_wrong({ names: wrong.map(({ name }) => name).join(', '), most })}</p>
          )}
          {[save.error, dismiss.error].map((error) =>
            error === null ? null : <ProblemNotice key={error.message} error={error} texts={trainingProblems} />,
          )}
          <Group>
            <Button
              color="accent"
              loading={save.isPending}
              disabled={changed.length === 0 || wrong.length > 0}
              onClick={() => save.mutate()}
            >
              {m.training_save_marks()}
            </Button>
            <span role="status" className="soft">
              {changed.length > 0 ? m.training_unsaved() : save.isSuccess ? m.training_marks_saved() : m.training_no_changes()}
            </span>
          </Group>
        </>
      )}
    </Section>
  )
}
