import { TextInput } from '@mantine/core'
import { accountTexts, type Session, type SecondStep as Step, sessionRoutes, userRoutes } from '@nastavnik/contract'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '../../api/call.ts'
import { m } from '../../paraglide/messages.js'
import { useFieldErrors } from '../../ui/field-errors.ts'
import { Form } from '../../ui/form.tsx'
import { Notice } from '../../ui/notice.tsx'
import { ProblemNotice } from '../../ui/problem-notice.tsx'
import { Enrol } from './enrol.tsx'
import { signInProblems } from './sign-in-problems.ts'

interface SecondStepProps {
  readonly step: Step['step']
  readonly onSignedIn: (session: Session) => void
  readonly onBack: () => void
}

/** After the right password: a code, or, the first time, setting the second factor up. */
export default function SecondStep({ step, onSignedIn, onBack }: SecondStepProps) {
  const enter = useMutation({ mutationFn: () => call(sessionRoutes.current, {}), onSuccess: onSignedIn })
  if (enter.error !== null) return <ProblemNotice error={enter.error} onRetry={() => enter.mutate()} />
  if (step === 'enrol') return <Enrol onDone={() => enter.mutate()} onBack={onBack} />
  return <GiveCode onDone={() => enter.mutate()} onBack={onBack} />
}

function GiveCode({ onDone, onBack }: { readonly onDone: () => void; readonly onBack: () => void }) {
  const [code, setCode] = useState('')
  const { attempt, errors, field, isSendable } = useFieldErrors(
    'code',
    { code: m.factor_code() },
    code.trim() === '' ? { code: m.factor_code_missing() } : {},
  )
  const give = useMutation({ mutationFn: () => call(userRoutes.giveCode, { body: { code } }), onSuccess: onDone })
  return (
    <Form
      label={m.factor_title()}
      errors={errors}
      attempt={attempt}
      submitText={m.factor_submit()}
      busy={give.isPending}
      problem={give.error === null ? null : <ProblemNotice error={give.error} texts={signInProblems} />}
      onCancel={onBack}
      onSubmit={() => {
        if (isSendable()) give.mutate()
      }}
    >
      <Notice tone="info" title={m.factor_title()} focused>
        <p>{m.factor_text()}</p>
      </Notice>
      <TextInput
        {...field('code')}
        autoComplete="one-time-code"
        autoCapitalize="none"
        spellCheck={false}
        maxLength={accountTexts.code}
        description={m.factor_lost()}
        value={code}
        onChange={(event) => setCode(event.currentTarget.value)}
      />
    </Form>
  )
}
