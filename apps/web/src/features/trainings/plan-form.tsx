import { Group, Textarea, TextInput } from '@mantine/core'
import { type TrainingMode, type TrainingPlan, trainingTexts } from '@nastavnik/contract'
import { useState } from 'react'
import { m } from '../../paraglide/messages.js'
import { Choice } from '../../ui/choice.tsx'
import { parseDay } from '../../ui/days.ts'
import { useFieldErrors } from '../../ui/field-errors.ts'
import { Form } from '../../ui/form.tsx'
import { ProblemNotice } from '../../ui/problem-notice.tsx'
import { trainingModes } from './mode-titles.ts'
import { hoursOf, type TypedPlan, testOf, toPlan } from './plan-fields.ts'
import { SessionFields } from './session-fields.tsx'
import { TestFields } from './test-fields.tsx'
import { trainingProblems } from './training-problems.ts'

interface PlanFormProps {
  readonly initial: TypedPlan
  readonly busy: boolean
  readonly error: Error | null
  readonly onSave: (plan: TrainingPlan) => void
  readonly onCancel?: () => void
}

/** The plan of a training: what, when, who teaches, by which materials, the sessions and the test. */
export function PlanForm({ initial, busy, error, onSave, onCancel }: PlanFormProps) {
  const [typed, setTyped] = useState(initial)
  const set = (change: Partial<TypedPlan>) => setTyped({ ...typed, ...change })
  const [startsOn, endsOn] = [parseDay(typed.startsOn), parseDay(typed.endsOn)]
  const labels = {
    title: m.training_title(),
    hours: m.training_hours(),
    startsOn: m.training_starts_on(),
    endsOn: m.training_ends_on(),
    mode: m.training_mode(),
    place: m.training_place(),
    taughtBy: m.training_taught_by(),
    materials: m.training_materials(),
    sessions: m.training_sessions(),
    test: m.training_test(),
  }
  const { attempt, errors, field, isSendable } = useFieldErrors('plan', labels, {
    ...(typed.title.trim() === '' && { title: m.field_required() }),
    ...(hoursOf(typed) === undefined && { hours: m.training_hours_invalid() }),
    ...(startsOn === undefined && { startsOn: m.day_invalid() }),
    ...(endsOn === undefined
      ? { endsOn: m.day_invalid() }
      : startsOn !== undefined && endsOn < startsOn
        ? { endsOn: m.problem_dates_reversed() }
        : {}),
    ...(typed.sessions.some(({ on }) => parseDay(on) === undefined) && { sessions: m.training_sessions_invalid() }),
    ...(testOf(typed) === undefined && { test: m.training_test_invalid() }),
  })
  const text = (key: 'title' | 'hours' | 'startsOn' | 'endsOn' | 'place' | 'taughtBy') => ({
    ...field(key),
    value: typed[key],
    onChange: ({ currentTarget: { value } }: { readonly currentTarget: { readonly value: string } }) => set({ [key]: value }),
  })
  return (
    <Form
      label={m.training_plan()}
      errors={errors}
      attempt={attempt}
      submitText={m.save()}
      busy={busy}
      problem={error === null ? null : <ProblemNotice error={error} texts={trainingProblems} />}
      {...(onCancel !== undefined && { onCancel })}
      onSubmit={() => {
        const plan = toPlan(typed)
        if (isSendable() && plan !== undefined) onSave(plan)
      }}
    >
      <TextInput {...text('title')} required maxLength={trainingTexts.title} />
      <Group align="flex-start" grow>
        <TextInput {...text('startsOn')} description={m.day_hint()} required />
        <TextInput {...text('endsOn')} description={m.day_hint()} required />
      </Group>
      <Group align="flex-start" grow>
        <TextInput {...text('hours')} required inputMode="numeric" />
        <Choice<TrainingMode>
          {...field('mode')}
          value={typed.mode}
          options={trainingModes()}
          onChoose={(mode = 'ONSITE') => set({ mode })}
        />
      </Group>
      <TextInput {...text('place')} maxLength={trainingTexts.place} />
      <TextInput {...text('taughtBy')} description={m.training_taught_by_hint()} maxLength={trainingTexts.taughtBy} />
      <Textarea
        {...field('materials')}
        description={m.training_materials_hint()}
        autosize
        minRows={3}
        value={typed.materials}
        onChange={({ currentTarget: { value } }) => set({ materials: value })}
      />
      <SessionFields {...field('sessions')} sessions={typed.sessions} onChange={(sessions) => set({ sessions })} />
      <TestFields
        {...field('test')}
        questions={typed.questions}
        passMark={typed.passMark}
        onQuestions={(questions) => set({ questions })}
        onPassMark={(passMark) => set({ passMark })}
      />
    </Form>
  )
}
