import { TextInput } from '@mantine/core'
import { accountTexts, type Enrolment } from '@nastavnik/contract'
import { useMutation } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { m } from '../paraglide/messages.js'
import { useFieldErrors } from './field-errors.ts'
import { Form } from './form.tsx'
import { Notice } from './notice.tsx'
import { ProblemNotice } from './problem-notice.tsx'
import type { ProblemTexts } from './problem-text.ts'
import { RecoveryCodes } from './recovery-codes.tsx'
import styles from './second-factor.module.css'

/** Most sign-ins never see it. */
const QrCode = lazy(() => import('./qr-code.tsx'))

interface FactorEnrolmentProps {
  readonly enrolment: Enrolment
  /** Why a second factor. */
  readonly lead: string
  readonly confirm: (code: string) => Promise<{ recoveryCodes: string[] }>
  readonly problems: ProblemTexts
  readonly doneText: string
  readonly onDone: () => void
  readonly onBack: () => void
}

/** Four letters at a time: so a secret is typed into a telephone without losing one's place. */
const inGroups = (secret: string): string => secret.match(/.{1,4}/g)?.join(' ') ?? secret

/** A secret for the telephone, a code back, recovery codes. */
export function FactorEnrolment({ enrolment, lead, confirm, problems, doneText, onDone, onBack }: FactorEnrolmentProps) {
  const [code, setCode] = useState('')
  const { attempt, errors, field, isSendable } = useFieldErrors(
    'enrol',
    { code: m.factor_code() },
    code.trim() === '' ? { code: m.factor_code_missing() } : {},
  )
  const give = useMutation({ mutationFn: () => confirm(code) })
  if (give.data !== undefined) {
    return <RecoveryCodes codes={give.data.recoveryCodes} title={m.factor_codes_title()} doneText={doneText} onDone={onDone} />
  }
  return (
    <Form
      label={m.factor_enrol_title()}
      errors={errors}
      attempt={attempt}
      submitText={m.factor_enrol_submit()}
      busy={give.isPending}
      problem={give.error === null ? null : <ProblemNotice error={give.error} texts={problems} />}
      onCancel={onBack}
      onSubmit={() => {
        if (isSendable()) give.mutate()
      }}
    >
      <Notice tone="info" title={m.factor_enrol_title()} focused>
        <p>{lead}</p>
      </Notice>
      <ol className={styles['steps']}>
        <li>{m.factor_enrol_app()}</li>
        <li>
          {m.factor_enrol_qr()}
          <div className={styles['square']}>
            <Suspense fallback={null}>
              <QrCode text={enrolment.uri} label={m.factor_enrol_qr_label()} />
            </Suspense>
          </div>
          {m.factor_enrol_key()}
          <code className={styles['secret']}>{inGroups(enrolment.secret)}</code>
          <a href={enrolment.uri}>{m.factor_enrol_link()}</a>
        </li>
        <li>{m.factor_enrol_code()}</li>
      </ol>
      <TextInput
        {...field('code')}
        autoComplete="one-time-code"
        inputMode="numeric"
        maxLength={accountTexts.code}
        value={code}
        onChange={(event) => setCode(event.currentTarget.value)}
      />
    </Form>
  )
}
