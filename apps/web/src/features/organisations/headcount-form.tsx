import { TextInput } from '@mantine/core'
import { type Headcount, type Organisation, organisationRoutes } from '@nastavnik/contract'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '../../api/call.ts'
import { useSession } from '../../api/session.ts'
import { m } from '../../paraglide/messages.js'
import { parseDay, showDay } from '../../ui/days.ts'
import { useFieldErrors } from '../../ui/field-errors.ts'
import { Form } from '../../ui/form.tsx'
import { parseCount } from '../../ui/numbers.ts'
import { ProblemNotice } from '../../ui/problem-notice.tsx'
import { organisationProblems } from './organisation-problems.ts'

interface HeadcountFormProps {
  readonly code: string
  readonly onSaved: (saved: Organisation) => void
  readonly onCancel: () => void
}

const numbers = ['children10to19', 'teachers', 'youngTeachers'] as const

export function HeadcountForm({ code, onSaved, onCancel }: HeadcountFormProps) {
  const { today } = useSession()
  const [texts, setTexts] = useState({ countedOn: showDay(today), children10to19: '', teachers: '', youngTeachers: '' })
  const labels = {
    countedOn: m.headcount_on(),
    children10to19: m.headcount_children(),
    teachers: m.headcount_teachers(),
    youngTeachers: m.headcount_young(),
  }
  const countedOn = parseDay(texts.countedOn)
  const [children10to19, teachers, youngTeachers] = numbers.map((key) => parseCount(texts[key]))
  const isTooYoung = teachers !== undefined && youngTeachers !== undefined && youngTeachers > teachers
  const { attempt, errors, field, isSendable } = useFieldErrors('headcount', labels, {
    ...(countedOn === undefined ? { countedOn: m.day_invalid() } : {}),
    ...Object.fromEntries(numbers.flatMap((key) => (parseCount(texts[key]) === undefined ? [[key, m.number_invalid()]] : []))),
    ...(isTooYoung ? { youngTeachers: m.headcount_young_too_many() } : {}),
  })
  const save = useMutation({
    mutationFn: (body: Headcount) => call(organisationRoutes.setHeadcount, { params: { code }, body }),
    onSuccess: onSaved,
  })
  const submit = () => {
    if (!isSendable()) return
    if (countedOn === undefined || children10to19 === undefined || teachers === undefined || youngTeachers === undefined) return
    save.mutate({ countedOn, children10to19, teachers, youngTeachers })
  }
  return (
    <Form
      label={m.organisation_headcount_add()}
      errors={errors}
      attempt={attempt}
      submitText={m.organisation_headcount_add()}
      busy={save.isPending}
      problem={save.error === null ? null : <ProblemNotice error={save.error} texts={organisationProblems} />}
      onCancel={onCancel}
      onSubmit={submit}
    >
      <TextInput
        {...field('countedOn')}
        required
        description={`${m.day_hint()}. ${m.headcount_same_day()}`}
        value={texts.countedOn}
        onChange={(event) => setTexts({ ...texts, countedOn: event.currentTarget.value })}
      />
      {numbers.map((key) => (
        <TextInput
          key={key}
          {...field(key)}
          required
          inputMode="numeric"
          value={texts[key]}
          onChange={(event) => setTexts({ ...texts, [key]: event.currentTarget.value })}
        />
      ))}
    </Form>
  )
}
