import { type IncidentFacts, incidentRoutes, type NewIncident } from '@nastavnik/contract'
import { useMutation, useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { call } from '../../api/call.ts'
import { usePlace } from '../../api/place.ts'
import { reading, refresh } from '../../api/queries.ts'
import { useSession } from '../../api/session.ts'
import { m } from '../../paraglide/messages.js'
import { Confirmation } from '../../ui/confirmation.tsx'
import { useFieldErrors } from '../../ui/field-errors.ts'
import { Form } from '../../ui/form.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { newId } from '../../ui/new-id.ts'
import { Page } from '../../ui/page.tsx'
import { ProblemNotice } from '../../ui/problem-notice.tsx'
import { type Affected, AffectedChoice } from './affected-choice.tsx'
import { incidentLabels, newTexts, toFacts, type Words, wrongIncident } from './incident-fields.ts'
import { IncidentFormFields } from './incident-form-fields.tsx'
import { incidentProblems } from './incident-problems.ts'

export function RegisterPage() {
  const words = useQuery(reading(incidentRoutes.words, {}))
  return (
    <Page title={m.incidents_register()} lead={m.incident_new_lead()} back={<Link to="/incidents">{m.incident_back()}</Link>}>
      <Loaded of={words} lines={12}>
        {(known) => <RegisterForm words={known} />}
      </Loaded>
    </Page>
  )
}

function RegisterForm({ words: given }: { readonly words: Words }) {
  const [words] = useState(given) // a fresh reading must not move what is being written
  const { user } = useSession()
  const place = usePlace()
  const navigate = useNavigate()
  const [id] = useState(newId) // one form is one incident, however often it is sent
  const [texts, setTexts] = useState(newTexts(words, user.name))
  const [affected, setAffected] = useState<Affected>(place.level === 'organisation' ? [place] : [])
  const [asked, setAsked] = useState<IncidentFacts>()
  const labels = { affected: m.incident_whom(), ...incidentLabels() }
  const { attempt, errors, field, isSendable } = useFieldErrors('incident', labels, {
    ...wrongIncident(texts),
    ...(affected.length === 0 ? { affected: m.incident_whom_missing() } : {}),
  })
  const register = useMutation({
    mutationFn: (body: NewIncident) => call(incidentRoutes.register, { body }),
    onSuccess: async () => {
      await refresh(incidentRoutes.list)
      await navigate({ to: '/incidents/$id', params: { id } })
    },
    onError: () => setAsked(undefined),
  })
  const organisations = affected === 'all' ? null : affected.map(({ code }) => code)
  if (asked !== undefined) {
    return (
      <Confirmation
        title={m.incident_confirm_title()}
        confirmText={m.incident_confirm()}
        busy={register.isPending}
        onConfirm={() => register.mutate({ ...asked, id, organisations })}
        onCancel={() => setAsked(undefined)}
      >
        <p>
          {m.incident_whom()}: {affected === 'all' ? m.incident_whom_all() : affected.map(({ title }) => title).join(', ')}.
        </p>
        <p>{m.incident_confirm_text()}</p>
        <ul>
          {words.notices.map(({ code, title, hours }) => (
            <li key={code}>{m.incident_confirm_due({ title, hours })}</li>
          ))}
        </ul>
      </Confirmation>
    )
  }
  return (
    <Form
      label={m.incidents_register()}
      errors={errors}
      attempt={attempt}
      submitText={m.incidents_register()}
      busy={false}
      problem={register.error === null ? null : <ProblemNotice error={register.error} texts={incidentProblems} />}
      onCancel={() => void navigate({ to: '/incidents' })}
      onSubmit={() => {
        if (isSendable()) setAsked(toFacts(texts))
      }}
    >
      {place.level === 'organisation' ? (
        <p>
          <span className="soft">{m.incident_whom_own()}</span> <strong>{place.title}</strong>
        </p>
      ) : (
        <AffectedChoice {...field('affected')} affected={affected} onChoose={setAffected} />
      )}
      <IncidentFormFields words={words} texts={texts} onTexts={setTexts} hasFindings={false} field={field} />
    </Form>
  )
}
