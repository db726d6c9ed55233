import { Button, Group, TextInput } from '@mantine/core'
import { LetterFrequency, letterRoutes, longestMailAddress, mailAddressPattern, type OwnMail } from '@nastavnik/contract'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '../../api/call.ts'
import { reading, refresh } from '../../api/queries.ts'
import { m } from '../../paraglide/messages.js'
import { Choice } from '../../ui/choice.tsx'
import { showInstant } from '../../ui/days.ts'
import { useFieldErrors } from '../../ui/field-errors.ts'
import { Form } from '../../ui/form.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { ProblemNotice } from '../../ui/problem-notice.tsx'
import type { ProblemTexts } from '../../ui/problem-text.ts'

const problems: ProblemTexts = {
  'mail.notSetUp': [m.problem_mail_not_set_up, m.problem_mail_not_set_up_text],
  'mail.tooManyCodes': [m.problem_mail_many, m.problem_mail_many_text],
  'mail.codeWrong': [m.problem_mail_code, m.problem_mail_code_text],
}

const frequencies: Readonly<Record<LetterFrequency, () => string>> = {
  daily: m.my_mail_daily,
  atOnce: m.my_mail_at_once,
  never: m.my_mail_never,
}

const reread = () => refresh(letterRoutes.own)

/** Where one's own letters go, and how often. */
export function MyMail() {
  const own = useQuery(reading(letterRoutes.own, {}))
  return (
    <Loaded of={own} lines={3}>
      {(mail) => (
        <>
          <Address mail={mail} />
          {mail.address === null ? null : <Frequency frequency={mail.frequency} />}
        </>
      )}
    </Loaded>
  )
}

function Address({ mail: { isSetUp, address, asked } }: { readonly mail: OwnMail }) {
  const [isOpen, setOpen] = useState(false)
  const clear = useMutation({ mutationFn: () => call(letterRoutes.clearAddress, {}), onSuccess: reread })
  if (isOpen) return <AskAddress onClose={() => setOpen(false)} />
  if (asked !== null) return <ConfirmAddress asked={asked} onOther={() => setOpen(true)} />
  return (
    <>
      <p>{address === null ? (isSetUp ? m.my_mail_none() : m.my_mail_not_set_up()) : m.my_mail_at({ address })}</p>
      {clear.error === null ? null : <ProblemNotice error={clear.error} texts={problems} />}
      <Group>
        {isSetUp ? (
          <Button variant="default" onClick={() => setOpen(true)}>
            {address === null ? m.my_mail_name() : m.my_mail_change()}
          </Button>
        ) : null}
        {address === null ? null : (
          <Button variant="default" loading={clear.isPending} onClick={() => clear.mutate()}>
            {m.my_mail_clear()}
          </Button>
        )}
      </Group>
    </>
  )
}

function AskAddress({ onClose }: { readonly onClose: () => void }) {
  const [address, setAddress] = useState('')
  const { attempt, errors, field, isSendable } = useFieldErrors(
    'mail',
    { address: m.my_mail_address() },
    mailAddressPattern.test(address.trim()) ? {} : { address: m.my_mail_address_wrong() },
  )
  const ask = useMutation({
    mutationFn: () => call(letterRoutes.askAddress, { body: { address } }),
    onSuccess: async () => {
      await reread()
      onClose()
    },
  })
  return (
    <Form
      label={m.my_mail()}
      errors={errors}
      attempt={attempt}
      submitText={m.my_mail_send()}
      busy={ask.isPending}
      problem={ask.error === null ? null : <ProblemNotice error={ask.error} texts={problems} />}
      onCancel={onClose}
      onSubmit={() => {
        if (isSendable()) ask.mutate()
      }}
    >
      <TextInput
        {...field('address')}
        type="email"
        autoComplete="email"
        maxLength={longestMailAddress}
        description={m.my_mail_address_hint()}
        value={address}
        onChange={(event) => setAddress(event.currentTarget.value)}
      />
    </Form>
  )
}

interface ConfirmAddressProps {
  readonly asked: NonNullable<OwnMail['asked']>
  readonly onOther: () => void
}

function ConfirmAddress({ asked: { address, until }, onOther }: ConfirmAddressProps) {
  const [code, setCode] = useState('')
  const { attempt, errors, field, isSendable } = useFieldErrors(
    'mail',
    { code: m.my_mail_code() },
    code.trim() === '' ? { code: m.field_required() } : {},
  )
  const confirm = useMutation({ mutationFn: () => call(letterRoutes.confirmAddress, { body: { code } }), onSuccess: reread })
  return (
    <>
      <p>{m.my_mail_asked({ address, until: showInstant(until) })}</p>
      <Form
        label={m.my_mail_code()}
        errors={errors}
        attempt={attempt}
        submitText={m.my_mail_confirm()}
        busy={confirm.isPending}
        problem={confirm.error === null ? null : <ProblemNotice error={confirm.error} texts={problems} />}
        onSubmit={() => {
          if (isSendable()) confirm.mutate()
        }}
      >
        <TextInput
          {...field('code')}
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={20}
          description={m.my_mail_code_hint()}
          value={code}
          onChange={(event) => setCode(event.currentTarget.value)}
        />
      </Form>
      <div>
        <Button variant="subtle" onClick={onOther}>
          {m.my_mail_other()}
        </Button>
      </div>
    </>
  )
}

function Frequency({ frequency }: { readonly frequency: LetterFrequency }) {
  const change = useMutation({
    mutationFn: (chosen: LetterFrequency) => call(letterRoutes.setFrequency, { body: { frequency: chosen } }),
    onSuccess: reread,
  })
  return (
    <>
      <Choice
        label={m.my_mail_frequency()}
        value={frequency}
        options={LetterFrequency.options.map((one) => [one, frequencies[one]()] as const)}
        onChoose={(chosen) => {
          if (chosen !== undefined) change.mutate(chosen)
        }}
      />
      <p className="soft small" role="status">
        {change.isSuccess ? m.my_mail_frequency_saved() : ''}
      </p>
      {change.error === null ? null : <ProblemNotice error={change.error} texts={problems} />}
    </>
  )
}
