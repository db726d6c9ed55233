import { TextInput } from '@mantine/core'
import { type FormRef, type JointRound, jointRoutes } from '@nastavnik/contract'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '../../api/call.ts'
import { refresh } from '../../api/queries.ts'
import { useSession } from '../../api/session.ts'
import { m } from '../../paraglide/messages.js'
import { Choice } from '../../ui/choice.tsx'
import { parseDay } from '../../ui/days.ts'
import { useFieldErrors } from '../../ui/field-errors.ts'
import { Form } from '../../ui/form.tsx'
import { newId } from '../../ui/new-id.ts'
import { ProblemNotice } from '../../ui/problem-notice.tsx'
import { Section } from '../../ui/section.tsx'
import { openingProblems } from './joint-problems.ts'

interface OpenRoundProps {
  /** Code of the municipality or the region. */
  readonly unit: string
  /** In which a round can be opened there; undefined as long as they are not read. */
  readonly forms: readonly FormRef[] | undefined
  readonly onOpened: (round: JointRound) => void
  readonly onCancel: () => void
}

/** The form of mentoring and the day of the orders of a new round. */
export function OpenRound({ unit, forms, onOpened, onCancel }: OpenRoundProps) {
  const { today } = useSession()
  const [id] = useState(newId)
  const [form, setForm] = useState<string>()
  const [typedDay, setDay] = useState('')
  const orderOn = parseDay(typedDay)
  const wrongDay = orderOn === undefined ? m.day_invalid() : orderOn < today ? m.joint_day_past() : undefined
  const { attempt, errors, field, isSendable } = useFieldErrors(
    'joint',
    { form: m.joint_form(), orderOn: m.joint_order_on() },
    { ...(form === undefined && { form: m.joint_form_choose() }), ...(wrongDay !== undefined && { orderOn: wrongDay }) },
  )
  const open = useMutation({
    mutationFn: (wanted: { readonly form: string; readonly orderOn: string }) =>
      call(jointRoutes.open, { body: { round: id, unit, ...wanted } }),
    onSuccess: async (round) => {
      await refresh(jointRoutes.list)
      onOpened(round)
    },
  })
  return (
    <Section title={m.joint_open()}>
      <Form
        label={m.joint_open()}
        errors={errors}
        attempt={attempt}
        submitText={m.joint_open()}
        busy={open.isPending}
        blocked={forms?.length === 0 ? m.joint_open_no_forms() : undefined}
        problem={open.error === null ? null : <ProblemNotice error={open.error} texts={openingProblems} />}
        onCancel={onCancel}
        onSubmit={() => {
          if (isSendable() && form !== undefined && orderOn !== undefined) open.mutate({ form, orderOn })
        }}
      >
        <p className="soft">{m.joint_open_hint()}</p>
        <Choice
          {...field('form')}
          any={m.joint_form_choose()}
          value={form}
          options={(forms ?? []).map(({ code, title }) => [code, title] as const)}
          onChoose={setForm}
        />
        <TextInput
          {...field('orderOn')}
          description={m.joint_order_on_hint()}
          required
          maxLength={10}
          value={typedDay}
          onChange={({ currentTarget: { value } }) => setDay(value)}
        />
      </Form>
    </Section>
  )
}
