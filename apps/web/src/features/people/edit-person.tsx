import { Textarea, TextInput } from '@mantine/core'
import { Person, peopleRoutes } from '@nastavnik/contract'
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
import { kindOptions } from '../../ui/kind-titles.ts'
import { ProblemNotice } from '../../ui/problem-notice.tsx'
import { peopleProblems } from './people-problems.ts'
import {
  type Changes,
  changesOf,
  differencesOf,
  type FieldKey,
  fieldKeys,
  fieldLabels,
  isList,
  longest,
  toTexts,
  wrongTexts,
} from './person-fields.ts'

interface EditPersonProps {
  readonly person: Person
  readonly onSaved: (person: Person) => void
  readonly onCancel: () => void
}

/** From this length on a text gets several lines. */
const severalLines = 500
const hints: Partial<Record<FieldKey, () => string>> = {
  birth: m.birth_hint,
  experienceYears: m.person_experience_hint,
  experienceHereYears: m.person_experience_hint,
}
const hintOf = (key: FieldKey) => hints[key]?.() ?? (isList(key) ? m.person_entries_hint() : undefined)

export function EditPerson({ person, onSaved, onCancel }: EditPersonProps) {
  const [before] = useState(person) // what was on the screen when the editing began
  const [texts, setTexts] = useState(toTexts(before.fields))
  const { attempt, errors, field, isSendable } = useFieldErrors('person', fieldLabels(), wrongTexts(texts))
  const save = useMutation({
    mutationFn: ({ version, fields }: { version: number; fields: Changes }) =>
      call(peopleRoutes.correct, { params: { id: person.id }, body: { version, fields } }),
    onSuccess: onSaved,
  })
  const changes = changesOf(before.fields, texts)
  const edited = fieldKeys.filter((key) => Object.hasOwn(changes, key))
  const fresh = currentOf(save.error, Person)
  if (fresh !== undefined) {
    return (
      <ConflictChooser
        differences={differencesOf(texts, edited, fresh)}
        busy={save.isPending}
        onDrop={() => onSaved(fresh)}
        onKeep={(mine) => save.mutate({ version: fresh.version, fields: changesOf(fresh.fields, texts, mine) })}
      />
    )
  }
  return (
    <Form
      label={m.person_edit()}
      errors={errors}
      attempt={attempt}
      submitText={m.save()}
      busy={save.isPending}
      problem={save.error === null ? null : <ProblemNotice error={save.error} texts={peopleProblems} />}
      onCancel={onCancel}
      onSubmit={() => {
        if (!isSendable()) return
        if (edited.length === 0) onCancel()
        else save.mutate({ version: before.version, fields: changes })
      }}
    >
      {fieldKeys.map((key) => {
        const common = {
          ...field(key),
          description: hintOf(key),
          value: texts[key],
          maxLength: longest[key],
          required: key === 'name',
        }
        const set = (value: string) => setTexts({ ...texts, [key]: value })
        if (key === 'kind') {
          return (
            <Choice
              key={key}
              {...field(key)}
              any={m.person_kind_unknown()}
              value={texts.kind}
              options={kindOptions()}
              onChoose={(kind = '') => set(kind)}
            />
          )
        }
        if (key === 'contacts') return <Textarea key={key} {...common} rows={3} onChange={(event) => set(event.currentTarget.value)} />
        return longest[key] >= severalLines ? (
          <FreeText key={key} {...common} rows={3} onText={set} />
        ) : (
          <TextInput key={key} {...common} onChange={(event) => set(event.currentTarget.value)} />
        )
      })}
    </Form>
  )
}
