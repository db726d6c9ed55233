import { TextInput } from '@mantine/core'
import { type NewToken, type TokenPermission, tokenRoutes, tokenTexts, type UnitRef } from '@nastavnik/contract'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '../../api/call.ts'
import { useSession } from '../../api/session.ts'
import { m } from '../../paraglide/messages.js'
import { Check } from '../../ui/check.tsx'
import { parseDay, showDay } from '../../ui/days.ts'
import { useFieldErrors } from '../../ui/field-errors.ts'
import { Form } from '../../ui/form.tsx'
import { ProblemNotice } from '../../ui/problem-notice.tsx'
import type { ProblemTexts } from '../../ui/problem-text.ts'
import styles from './api-docs.module.css'
import { rightTitle } from './titles.ts'

const problems: ProblemTexts = {
  'token.beyondOwn': [m.problem_token_beyond, m.problem_token_beyond_text],
  'token.tooLong': [m.problem_token_long, m.problem_token_long_text],
  'token.alreadyEnded': [m.problem_token_ended, m.problem_token_ended_text],
  'token.formsNotKept': [m.problem_token_forms, m.problem_token_forms_text],
}

interface TokenFormProps {
  readonly unit: UnitRef
  readonly offered: readonly TokenPermission[]
  readonly onIssued: (secret: string) => void
  readonly onCancel: () => void
}

const toggled = <Value extends string>(chosen: readonly Value[], value: Value) =>
  chosen.includes(value) ? chosen.filter((one) => one !== value) : [...chosen, value]

export function TokenForm({ unit, offered, onIssued, onCancel }: TokenFormProps) {
  const { today, forms } = useSession()
  const [texts, setTexts] = useState({ name: '', from: showDay(today), to: `31.12.${today.slice(0, 4)}` })
  const [permissions, setPermissions] = useState<readonly TokenPermission[]>([])
  const [chosenForms, setChosenForms] = useState<readonly string[]>([])
  const validFrom = parseDay(texts.from)
  const validTo = parseDay(texts.to)
  const labels = { name: m.keys_name(), permissions: m.keys_choose(), from: m.keys_from(), to: m.keys_to() }
  const { attempt, errors, field, isSendable } = useFieldErrors('token', labels, {
    ...(texts.name.trim() === '' ? { name: m.field_required() } : {}),
    ...(permissions.length === 0 ? { permissions: m.keys_choose_missing() } : {}),
    ...(validFrom === undefined ? { from: m.day_invalid() } : {}),
    ...(validTo === undefined ? { to: m.day_invalid() } : {}),
  })
  const issue = useMutation({
    mutationFn: (body: NewToken) => call(tokenRoutes.issue, { body }),
    onSuccess: ({ secret }) => onIssued(secret),
  })
  if (offered.length === 0) return <p>{m.keys_offered_none()}</p>
  const text = (key: 'name' | 'from' | 'to', hint: string) => (
    <TextInput
      {...field(key)}
      required
      description={hint}
      maxLength={tokenTexts.name}
      value={texts[key]}
      onChange={(event) => setTexts({ ...texts, [key]: event.currentTarget.value })}
    />
  )
  const rights = field('permissions')
  return (
    <Form
      label={m.keys_new()}
      errors={errors}
      attempt={attempt}
      submitText={m.keys_issue()}
      busy={issue.isPending}
      problem={issue.error === null ? null : <ProblemNotice error={issue.error} texts={problems} />}
      onCancel={onCancel}
      onSubmit={() => {
        if (!isSendable() || validFrom === undefined || validTo === undefined) return
        const only = chosenForms.length === 0 ? null : [...chosenForms]
        issue.mutate({ name: texts.name, unit: unit.code, permissions: [...permissions], forms: only, validFrom, validTo })
      }}
    >
      <p className="soft">{m.keys_new_for({ unit: unit.title })}</p>
      {text('name', m.keys_name_hint())}
      <fieldset>
        <legend className={styles['legend']}>{rights.label}</legend>
        <div className={styles['choices']}>
          {offered.map((permission, index) => (
            <Check
              key={permission}
              {...(index === 0 ? { id: rights.id } : {})}
              label={rightTitle(permission)}
              checked={permissions.includes(permission)}
              onChange={() => setPermissions(toggled(permissions, permission))}
            />
          ))}
          {rights.error === undefined ? null : <p className={styles['wrong']}>{rights.error}</p>}
        </div>
      </fieldset>
      <fieldset>
        <legend className={styles['legend']}>{m.keys_forms()}</legend>
        <div className={styles['choices']}>
          <p className="soft small">{m.keys_forms_hint()}</p>
          {forms.map(({ code, title }) => (
            <Check
              key={code}
              label={title}
              checked={chosenForms.includes(code)}
              onChange={() => setChosenForms(toggled(chosenForms, code))}
            />
          ))}
        </div>
      </fieldset>
      {text('from', m.day_hint())}
      {text('to', m.keys_to_hint())}
    </Form>
  )
}
