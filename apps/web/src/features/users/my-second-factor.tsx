import { Button, TextInput } from '@mantine/core'
import { accountTexts, type OwnSecondFactor, userRoutes } from '@nastavnik/contract'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '../../api/call.ts'
import { reading, refresh } from '../../api/queries.ts'
import { m } from '../../paraglide/messages.js'
import { FactorEnrolment } from '../../ui/factor-enrolment.tsx'
import { useFieldErrors } from '../../ui/field-errors.ts'
import { Form } from '../../ui/form.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { ProblemNotice } from '../../ui/problem-notice.tsx'
import { RecoveryCodes } from '../../ui/recovery-codes.tsx'
import { PasswordField } from './password-field.tsx'
import { passwordProblems } from './user-problems.ts'

const problems = {
  ...passwordProblems,
  'code.wrong': [m.factor_wrong, m.factor_wrong_text],
  'secondFactor.isOn': [m.my_factor_changed, m.my_factor_changed_text],
  'secondFactor.isOff': [m.my_factor_changed, m.my_factor_changed_text],
} as const

/** How one's second factor stands, in words, and the one step that may follow. */
export function MySecondFactor() {
  const factor = useQuery(reading(userRoutes.ownSecondFactor, {}))
  const [isOpen, setOpen] = useState(false)
  const close = () => {
    setOpen(false)
    void refresh(userRoutes.ownSecondFactor, userRoutes.sessions)
  }
  return (
    <Loaded of={factor} lines={2}>
      {(mine) => {
        if (isOpen) return mine.state === 'on' ? <RenewCodes onClose={close} /> : <SwitchOn onClose={close} />
        return (
          <>
            <p>{stateText(mine)}</p>
            {mine.state === 'exempt' ? null : (
              <div>
                <Button variant="default" onClick={() => setOpen(true)}>
                  {mine.state === 'on' ? m.my_codes_renew() : m.my_factor_switch_on()}
                </Button>
              </div>
            )}
          </>
        )
      }}
    </Loaded>
  )
}

function stateText({ state, isObligatory, codesLeft }: OwnSecondFactor): string {
  if (state === 'exempt') return m.my_factor_exempt()
  if (state === 'on') return m.my_factor_on({ left: codesLeft })
  return isObligatory ? m.my_factor_due() : m.my_factor_off()
}

/** The password first: an open session left alone must not shut its owner out. */
function SwitchOn({ onClose }: { readonly onClose: () => void }) {
  const [present, setPresent] = useState('')
  const { attempt, errors, field, isSendable } = useFieldErrors(
    'factor',
    { present: m.my_password_present() },
    present === '' ? { present: m.field_required() } : {},
  )
  const start = useMutation({ mutationFn: () => call(userRoutes.enrolOwn, { body: { present } }), gcTime: 0 })
  if (start.data !== undefined) {
    return (
      <FactorEnrolment
        enrolment={start.data}
        lead={m.my_factor_lead()}
        confirm={(code) => call(userRoutes.confirmOwn, { body: { code } })}
        problems={problems}
        doneText={m.my_codes_done()}
        onDone={onClose}
        onBack={onClose}
      />
    )
  }
  return (
    <Form
      label={m.my_factor_switch_on()}
      errors={errors}
      attempt={attempt}
      submitText={m.my_factor_continue()}
      busy={start.isPending}
      problem={start.error === null ? null : <ProblemNotice error={start.error} texts={problems} />}
      onCancel={onClose}
      onSubmit={() => {
        if (isSendable()) start.mutate()
      }}
    >
      <p>{m.my_factor_lead()}</p>
      <PasswordField {...field('present')} autoComplete="current-password" value={present} onChange={setPresent} />
    </Form>
  )
}

function RenewCodes({ onClose }: { readonly onClose: () => void }) {
  const [code, setCode] = useState('')
  const { attempt, errors, field, isSendable } = useFieldErrors(
    'renew',
    { code: m.factor_code() },
    code.trim() === '' ? { code: m.factor_code_missing() } : {},
  )
  const renew = useMutation({ mutationFn: () => call(userRoutes.renewRecoveryCodes, { body: { code } }), gcTime: 0 })
  if (renew.data !== undefined) {
    return <RecoveryCodes codes={renew.data.recoveryCodes} title={m.my_codes_title()} doneText={m.my_codes_done()} onDone={onClose} />
  }
  return (
    <Form
      label={m.my_codes_renew()}
      errors={errors}
      attempt={attempt}
      submitText={m.my_codes_submit()}
      busy={renew.isPending}
      problem={renew.error === null ? null : <ProblemNotice error={renew.error} texts={problems} />}
      onCancel={onClose}
      onSubmit={() => {
        if (isSendable()) renew.mutate()
      }}
    >
      <p>{m.my_codes_lead()}</p>
      <TextInput
        {...field('code')}
        autoComplete="one-time-code"
        autoCapitalize="none"
        spellCheck={false}
        maxLength={accountTexts.code}
        description={m.my_codes_hint()}
        value={code}
        onChange={(event) => setCode(event.currentTarget.value)}
      />
    </Form>
  )
}
