import { TextInput } from '@mantine/core'
import { type Practice, Programme, programmeRoutes, programmeTexts } from '@nastavnik/contract'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '../../api/call.ts'
import { currentOf } from '../../api/problem.ts'
import { m } from '../../paraglide/messages.js'
import { ConflictChooser } from '../../ui/conflict-chooser.tsx'
import { useFieldErrors } from '../../ui/field-errors.ts'
import { Form } from '../../ui/form.tsx'
import { FreeText } from '../../ui/free-text.tsx'
import { ProblemNotice } from '../../ui/problem-notice.tsx'
import type { ProblemTexts } from '../../ui/problem-text.ts'
import styles from './programmes-page.module.css'

type Fields = Pick<Programme, 'title' | 'practice' | 'result'>
const keys = ['title', 'practice', 'result'] as const

const judgements = [
  ['unchecked', m.programme_unchecked, m.programme_unchecked_means],
  ['practice', m.programme_practice, m.programme_practice_means],
  ['notPractice', m.programme_not, m.programme_not_means],
] as const satisfies readonly (readonly [Practice, () => string, () => string])[]

const problems: ProblemTexts = {
  'programme.titleTaken': [m.problem_programme_taken, m.problem_programme_taken_text],
  'programme.outdated': [m.problem_outdated, m.problem_outdated_text],
}

const changed = (before: Fields, fields: Fields, among: readonly (typeof keys)[number][] = keys): Partial<Fields> =>
  Object.fromEntries(among.filter((key) => before[key] !== fields[key]).map((key) => [key, fields[key]]))

const shown = (fields: Fields, key: (typeof keys)[number]) =>
  key === 'practice' ? (judgements.find(([practice]) => practice === fields.practice)?.[1]() ?? '') : fields[key]

export function EditProgramme({ programme, onSaved }: { readonly programme: Programme; readonly onSaved: () => void }) {
  const [before] = useState(programme)
  const [fields, setFields] = useState<Fields>({ title: before.title, practice: before.practice, result: before.result })
  const labels = { title: m.programmes_name(), practice: m.programme_judgement(), result: m.programme_result() }
  const wrong = fields.title.trim() === '' ? { title: m.field_required() } : {}
  const { attempt, errors, field, isSendable } = useFieldErrors('programme', labels, wrong)
  const save = useMutation({
    mutationFn: (body: { version: number } & Partial<Fields>) => call(programmeRoutes.correct, { params: { id: before.id }, body }),
    onSuccess: onSaved,
  })
  const fresh = currentOf(save.error, Programme)
  if (fresh !== undefined) {
    const edited = keys.filter((key) => fields[key] !== before[key] && fields[key] !== fresh[key])
    return (
      <ConflictChooser
        differences={edited.map((key) => ({ key, label: labels[key], mine: shown(fields, key), theirs: shown(fresh, key) }))}
        busy={save.isPending}
        onDrop={onSaved}
        onKeep={(mine) => save.mutate({ version: fresh.version, ...changed(fresh, fields, mine) })}
      />
    )
  }
  return (
    <Form
      label={m.programme_card()}
      errors={errors}
      attempt={attempt}
      submitText={m.programme_save()}
      busy={save.isPending}
      problem={save.error === null ? null : <ProblemNotice error={save.error} texts={problems} />}
      onSubmit={() => {
        if (isSendable()) save.mutate({ version: before.version, ...changed(before, fields) })
      }}
    >
      <fieldset>
        <legend>{labels.practice}</legend>
        {judgements.map(([practice, title, means]) => (
          <label key={practice} className={styles['choice']}>
            <input
              type="radio"
              name="practice"
              checked={fields.practice === practice}
              onChange={() => setFields({ ...fields, practice })}
            />
            <span>
              {title()}
              <span className="soft small"> — {means()}</span>
            </span>
          </label>
        ))}
      </fieldset>
      <TextInput
        {...field('title')}
        required
        maxLength={programmeTexts.title}
        value={fields.title}
        onChange={(event) => setFields({ ...fields, title: event.currentTarget.value })}
      />
      <FreeText
        {...field('result')}
        description={m.programme_result_hint()}
        rows={4}
        maxLength={programmeTexts.result}
        value={fields.result}
        onText={(result) => setFields({ ...fields, result })}
      />
    </Form>
  )
}
