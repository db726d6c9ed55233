import { TextInput } from '@mantine/core'
import {
  longestRequest,
  type PersonRequests,
  type RequestAsker,
  type SubjectRequest,
  type SubjectRequestKind,
  subjectRequestRoutes,
} from '@nastavnik/contract'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '../../api/call.ts'
import { useSession } from '../../api/session.ts'
import { m } from '../../paraglide/messages.js'
import { Choice } from '../../ui/choice.tsx'
import { parseDay, showDay } from '../../ui/days.ts'
import { useFieldErrors } from '../../ui/field-errors.ts'
import { Form } from '../../ui/form.tsx'
import { FreeText } from '../../ui/free-text.tsx'
import { newId } from '../../ui/new-id.ts'
import { ProblemNotice } from '../../ui/problem-notice.tsx'
import { requestProblems } from './request-problems.ts'

interface RegisterRequestProps {
  readonly personId: string
  readonly kinds: PersonRequests['kinds']
  readonly onRegistered: (request: SubjectRequest) => void
  readonly onCancel: () => void
}

/** What came by paper or by word, as it is written down. */
export function RegisterRequest({ personId, kinds, onRegistered, onCancel }: RegisterRequestProps) {
  const { today } = useSession()
  const [requestId] = useState(newId)
  const [kind, setKind] = useState<SubjectRequestKind>()
  const [askedBy, setAskedBy] = useState<RequestAsker>()
  const [day, setDay] = useState(showDay(today))
  const [text, setText] = useState('')
  const on = parseDay(day)
  const labels = { kind: m.requests_what(), askedBy: m.requests_who(), askedOn: m.requests_when() }
  const { attempt, errors, field, isSendable } = useFieldErrors('request', labels, {
    ...(kind === undefined ? { kind: m.field_required() } : {}),
    ...(askedBy === undefined ? { askedBy: m.field_required() } : {}),
    ...(on === undefined ? { askedOn: m.day_invalid() } : on > today ? { askedOn: m.requests_in_future() } : {}),
  })
  const register = useMutation({
    mutationFn: (body: { kind: SubjectRequestKind; askedBy: RequestAsker; askedOn: string }) =>
      call(subjectRequestRoutes.register, { params: { id: personId }, body: { ...body, requestId, text } }),
    onSuccess: onRegistered,
  })
  const term = kinds.find(({ code }) => code === kind)
  return (
    <Form
      label={m.requests_register()}
      errors={errors}
      attempt={attempt}
      submitText={m.requests_register()}
      busy={register.isPending}
      problem={register.error === null ? null : <ProblemNotice error={register.error} texts={requestProblems} />}
      onCancel={onCancel}
      onSubmit={() => {
        if (isSendable() && kind !== undefined && askedBy !== undefined && on !== undefined) register.mutate({ kind, askedBy, askedOn: on })
      }}
    >
      <div>
        <Choice<SubjectRequestKind>
          {...field('kind')}
          any={m.requests_choose()}
          value={kind}
          options={kinds.map(({ code, title }) => [code, title] as const)}
          onChoose={setKind}
        />
        {term === undefined ? null : <p className="soft small">{m.requests_term({ days: String(term.workingDays) })}</p>}
      </div>
      <Choice<RequestAsker>
        {...field('askedBy')}
        any={m.requests_choose()}
        value={askedBy}
        options={[
          ['PERSON', m.requests_by_person()],
          ['REPRESENTATIVE', m.requests_by_representative()],
        ]}
        onChoose={setAskedBy}
      />
      <TextInput
        {...field('askedOn')}
        description={m.day_hint()}
        required
        value={day}
        onChange={(event) => setDay(event.currentTarget.value)}
      />
      <FreeText
        label={m.requests_text()}
        description={m.requests_text_hint()}
        rows={4}
        maxLength={longestRequest}
        value={text}
        onText={setText}
      />
    </Form>
  )
}
