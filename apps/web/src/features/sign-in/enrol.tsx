import { Button, Group, TextInput } from '@mantine/core'
import { userRoutes } from '@nastavnik/contract'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '../../api/call.ts'
import { m } from '../../paraglide/messages.js'
import { useFieldErrors } from '../../ui/field-errors.ts'
import { Form } from '../../ui/form.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Notice } from '../../ui/notice.tsx'
import { ProblemNotice } from '../../ui/problem-notice.tsx'
import styles from './enrol.module.css'
import { signInProblems } from './sign-in-problems.ts'

interface EnrolProps {
  readonly onDone: () => void
  readonly onBack: () => void
}

/** Four letters at a time: so a secret is typed into a telephone without losing one's place. */
const inGroups = (secret: string): string => secret.match(/.{1,4}/g)?.join(' ') ?? secret

/** The first sign-in of a role that needs a second factor: a secret for the telephone, a code back, recovery codes. */
export function Enrol({ onDone, onBack }: EnrolProps) {
  // Every asking makes a new secret: one a visit, and never from memory.
  const start = useQuery({
    queryKey: [userRoutes.enrol.path],
    queryFn: () => call(userRoutes.enrol, {}),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    retry: false,
  })
  const [code, setCode] = useState('')
  const { attempt, errors, field, isSendable } = useFieldErrors(
    'enrol',
    { code: m.factor_code() },
    code.trim() === '' ? { code: m.factor_code_missing() } : {},
  )
  const confirm = useMutation({ mutationFn: () => call(userRoutes.confirmEnrolment, { body: { code } }) })
  if (confirm.data !== undefined) return <RecoveryCodes codes={confirm.data.recoveryCodes} onDone={onDone} />
  return (
    <Loaded of={start} lines={4}>
      {({ secret, uri }) => (
        <Form
          label={m.factor_enrol_title()}
          errors={errors}
          attempt={attempt}
          submitText={m.factor_enrol_submit()}
          busy={confirm.isPending}
          problem={confirm.error === null ? null : <ProblemNotice error={confirm.error} texts={signInProblems} />}
          onCancel={onBack}
          onSubmit={() => {
            if (isSendable()) confirm.mutate()
          }}
        >
          <Notice tone="info" title={m.factor_enrol_title()} focused>
            <p>{m.factor_enrol_text()}</p>
          </Notice>
          <ol className={styles['steps']}>
            <li>{m.factor_enrol_app()}</li>
            <li>
              {m.factor_enrol_key()}
              <code className={styles['secret']}>{inGroups(secret)}</code>
              <a href={uri}>{m.factor_enrol_link()}</a>
            </li>
            <li>{m.factor_enrol_code()}</li>
          </ol>
          <TextInput
            {...field('code')}
            autoComplete="one-time-code"
            inputMode="numeric"
            maxLength={10}
            value={code}
            onChange={(event) => setCode(event.currentTarget.value)}
          />
        </Form>
      )}
    </Loaded>
  )
}

function RecoveryCodes({ codes, onDone }: { readonly codes: readonly string[]; readonly onDone: () => void }) {
  return (
    <Notice tone="good" title={m.factor_codes_title()} focused>
      <p>{m.factor_codes_text()}</p>
      <ul className={styles['codes']} aria-label={m.factor_codes_list()}>
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <Group className="no-print" mt="sm">
        <Button variant="default" onClick={() => print()}>
          {m.factor_codes_print()}
        </Button>
        <Button color="accent" onClick={onDone}>
          {m.factor_codes_done()}
        </Button>
      </Group>
    </Notice>
  )
}
