import { TextInput } from '@mantine/core'
import { Participation, participationTexts, peopleRoutes } from '@nastavnik/contract'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '../../api/call.ts'
import { currentOf } from '../../api/problem.ts'
import { m } from '../../paraglide/messages.js'
import { Choice } from '../../ui/choice.tsx'
import { ConflictChooser } from '../../ui/conflict-chooser.tsx'
import { useFieldErrors } from '../../ui/field-errors.ts'
import { Form } from '../../ui/form.tsx'
import { FreeText } from '../../ui/free-text.tsx'
import { ProblemNotice } from '../../ui/problem-notice.tsx'
import {
  type ParticipationChanges,
  participationChanges,
  participationKeys,
  participationLabels,
  toParticipationTexts,
  wrongParticipation,
} from './participation-fields.ts'
import { peopleProblems } from './people-problems.ts'

interface EditParticipationProps {
  readonly participation: Participation
  readonly onSaved: () => void
  readonly onCancel: () => void
}

export function EditParticipation({ participation, onSaved, onCancel }: EditParticipationProps) {
  const [before] = useState(participation)
  const [texts, setTexts] = useState(toParticipationTexts(before))
  const labels = participationLabels()
  const { attempt, errors, field, isSendable } = useFieldErrors(`participation-${before.id}`, labels, wrongParticipation(texts))
  const save = useMutation({
    mutationFn: ({ version, changes }: { version: number; changes: ParticipationChanges }) =>
      call(peopleRoutes.correctParticipation, { params: { id: before.id }, body: { version, ...changes } }),
    onSuccess: onSaved,
  })
  const changes = participationChanges(before, texts)
  const edited = participationKeys.filter((key) => Object.hasOwn(changes, key))
  const fresh = currentOf(save.error, Participation)
  if (fresh !== undefined) {
    const theirs = toParticipationTexts(fresh)
    const shown = (key: string, text: string) =>
      key !== 'completed'
        ? text
        : text === ''
          ? m.participation_completed_unknown()
          : text === 'yes'
            ? m.participation_completed_yes()
            : m.participation_completed_no()
    return (
      <ConflictChooser
        differences={edited
          .filter((key) => texts[key].trim() !== theirs[key].trim())
          .map((key) => ({ key, label: labels[key], mine: shown(key, texts[key]), theirs: shown(key, theirs[key]) }))}
        busy={save.isPending}
        onDrop={onSaved}
        onKeep={(mine) => save.mutate({ version: fresh.version, changes: participationChanges(fresh, texts, mine) })}
      />
    )
  }
  const set = (change: Partial<typeof texts>) => setTexts({ ...texts, ...change })
  return (
    <Form
      label={m.participation_edit({ programme: before.programme.title })}
      errors={errors}
      attempt={attempt}
      submitText={m.save()}
      busy={save.isPending}
      problem={save.error === null ? null : <ProblemNotice error={save.error} texts={peopleProblems} />}
      onCancel={onCancel}
      onSubmit={() => {
        if (!isSendable()) return
        if (edited.length === 0) onCancel()
        else save.mutate({ version: before.version, changes })
      }}
    >
      <TextInput
        {...field('startsOn')}
        description={m.day_hint()}
        required
        value={texts.startsOn}
        onChange={(event) => set({ startsOn: event.currentTarget.value })}
      />
      <TextInput
        {...field('endsOn')}
        description={`${m.day_hint()}; ${m.participation_ends_hint()}`}
        value={texts.endsOn}
        onChange={(event) => set({ endsOn: event.currentTarget.value })}
      />
      <FreeText {...field('request')} maxLength={participationTexts.request} value={texts.request} onText={(request) => set({ request })} />
      <FreeText {...field('result')} maxLength={participationTexts.result} value={texts.result} onText={(result) => set({ result })} />
      <TextInput
        {...field('link')}
        maxLength={participationTexts.link}
        value={texts.link}
        onChange={(event) => set({ link: event.currentTarget.value })}
      />
      <Choice
        {...field('completed')}
        value={texts.completed}
        options={[
          ['', m.participation_completed_unknown()],
          ['yes', m.participation_completed_yes()],
          ['no', m.participation_completed_no()],
        ]}
        onChoose={(completed = '') => set({ completed })}
      />
    </Form>
  )
}
