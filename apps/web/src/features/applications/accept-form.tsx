import { TextInput } from '@mantine/core'
import { Application, applicationRoutes, type PersonKind } from '@nastavnik/contract'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '../../api/call.ts'
import { currentOf } from '../../api/problem.ts'
import { refresh } from '../../api/queries.ts'
import { useSession } from '../../api/session.ts'
import { m } from '../../paraglide/messages.js'
import { Choice } from '../../ui/choice.tsx'
import { parseDay, showDay } from '../../ui/days.ts'
import { useFieldErrors } from '../../ui/field-errors.ts'
import { Form } from '../../ui/form.tsx'
import { kindOptions } from '../../ui/kind-titles.ts'
import { ProblemNotice } from '../../ui/problem-notice.tsx'
import { applicationProblems } from './application-problems.ts'

interface AcceptFormProps {
  readonly application: Application
  /** The application as it is now: it has become a card, or somebody was faster. */
  readonly onFresh: (fresh: Application) => void
  readonly onCancel: () => void
}

/** The card that is filled or made, and the participation. */
export function AcceptForm({ application, onFresh, onCancel }: AcceptFormProps) {
  const { today } = useSession()
  const { id, version, applicant, resembling, programmes } = application
  const here = resembling.filter(({ hasLeft }) => !hasLeft)
  const [person, setPerson] = useState<string | undefined>(here.find(({ reasons }) => !reasons.includes('birthDiffers'))?.personId)
  const [name, setName] = useState(applicant.name)
  const [kind, setKind] = useState<PersonKind | undefined>(application.kind)
  const [programme, setProgramme] = useState<string>()
  const [day, setDay] = useState(showDay(today))
  const startsOn = parseDay(day)
  const labels = { name: m.application_name(), startsOn: m.application_starts_on() }
  const { attempt, errors, field, isSendable } = useFieldErrors('accept', labels, {
    ...(person === undefined && name.trim() === '' ? { name: m.field_required() } : {}),
    ...(programme !== undefined && startsOn === undefined ? { startsOn: m.day_invalid() } : {}),
  })
  const accept = useMutation({
    mutationFn: () =>
      call(applicationRoutes.accept, {
        params: { id },
        body: {
          version,
          person: person ?? null,
          name,
          kind: kind ?? null,
          programme: programme ?? null,
          startsOn: programme === undefined ? null : (startsOn ?? null),
        },
      }),
    onSuccess: ({ personId }) => {
      onFresh({ ...application, state: 'accepted', personId, version: version + 1 })
      void refresh(applicationRoutes.get)
    },
    onError: (error) => {
      const fresh = currentOf(error, Application)
      if (fresh !== undefined) onFresh(fresh)
    },
  })
  return (
    <Form
      label={m.application_accept_title()}
      errors={errors}
      attempt={attempt}
      submitText={m.application_accepting()}
      busy={accept.isPending}
      problem={accept.error === null ? null : <ProblemNotice error={accept.error} texts={applicationProblems} />}
      onCancel={onCancel}
      onSubmit={() => {
        if (isSendable()) accept.mutate()
      }}
    >
      {here.length === 0 ? null : (
        <Choice
          label={m.application_card()}
          any={m.application_card_new()}
          value={person}
          options={here.map(
            ({ personId, name: known, occupation }) => [personId, m.application_card_of({ name: known, occupation })] as const,
          )}
          onChoose={setPerson}
        />
      )}
      {person === undefined ? (
        <TextInput
          {...field('name')}
          description={m.application_name_hint()}
          required
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
      ) : null}
      <Choice label={m.application_kind()} any={m.not_given()} value={kind} options={kindOptions()} onChoose={setKind} />
      <Choice
        label={m.application_programme()}
        any={m.application_programme_none()}
        value={programme}
        options={programmes.map(({ id: code, title, form }) => [code, m.application_programme_of({ title, form: form.title })] as const)}
        onChoose={setProgramme}
      />
      {programme === undefined ? null : (
        <TextInput
          {...field('startsOn')}
          description={m.day_hint()}
          required
          value={day}
          onChange={(event) => setDay(event.currentTarget.value)}
        />
      )}
    </Form>
  )
}
