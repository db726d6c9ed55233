import { TextInput } from '@mantine/core'
import {
  type Applicant,
  applicantTexts,
  applicationRoutes,
  grownUpFrom,
  type ParticipantRole,
  type SentAnswers,
  type UnitRef,
} from '@nastavnik/contract'
import type { Answers } from '@nastavnik/questionnaires'
import { useMutation, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { call } from '../../api/call.ts'
import { reading, refresh } from '../../api/queries.ts'
import { useSession } from '../../api/session.ts'
import { m } from '../../paraglide/messages.js'
import { Choice } from '../../ui/choice.tsx'
import { parseDay } from '../../ui/days.ts'
import { useFieldErrors } from '../../ui/field-errors.ts'
import { Form } from '../../ui/form.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { newId } from '../../ui/new-id.ts'
import { Notice } from '../../ui/notice.tsx'
import { Page } from '../../ui/page.tsx'
import { ProblemNotice } from '../../ui/problem-notice.tsx'
import { readAnswers } from '../../ui/questionnaire-answers.rules.ts'
import { errorsOfAnswers, QuestionnaireForm } from '../../ui/questionnaire-form.tsx'
import { Section } from '../../ui/section.tsx'
import { applicationProblems } from './application-problems.ts'
import { roleOptions } from './application-words.ts'

/** Types in an application from paper, and the next one after it. */
export function EnterPage({ organisation }: { readonly organisation: UnitRef }) {
  const [role, setRole] = useState<ParticipantRole>('MENTEE')
  const [saved, setSaved] = useState(0)
  const form = useQuery(reading(applicationRoutes.form, { query: { organisation: organisation.code, role } }))
  return (
    <Page title={m.enter_title()} lead={m.enter_lead()} back={<Link to="/applications">{m.applications_title()}</Link>}>
      {saved === 0 ? null : <Notice key={saved} tone="good" title={m.enter_saved()} focused />}
      <div>
        <Choice label={m.enter_role()} value={role} options={roleOptions()} onChoose={(chosen) => setRole(chosen ?? role)} />
      </div>
      <Loaded of={form}>
        {(questions) => (
          <Sheet
            key={`${questions.questionnaireId} ${saved}`}
            organisation={organisation.code}
            role={role}
            questions={questions}
            onSaved={() => setSaved(saved + 1)}
          />
        )}
      </Loaded>
    </Page>
  )
}

type Questions = Awaited<ReturnType<typeof call<typeof applicationRoutes.form>>>

interface SheetProps {
  readonly organisation: string
  readonly role: ParticipantRole
  readonly questions: Questions
  readonly onSaved: () => void
}

const blank = { name: '', born: '', occupation: '', contacts: '', representativeName: '', representativeContacts: '' }

function Sheet({ organisation, role, questions: { questionnaireId, definition }, onSaved }: SheetProps) {
  const { today } = useSession()
  const [id] = useState(newId)
  const [texts, setTexts] = useState(blank)
  const [answers, setAnswers] = useState<Answers>({})
  const bornOn = parseDay(texts.born)
  const isMinor =
    bornOn !== undefined &&
    Number(today.slice(0, 4)) - Number(bornOn.slice(0, 4)) - (today.slice(5) < bornOn.slice(5) ? 1 : 0) < grownUpFrom
  const labels = {
    name: m.application_name(),
    born: m.application_birth(),
    occupation: m.application_occupation(),
    representativeName: m.application_representative(),
    representativeContacts: m.application_representative_contacts(),
  }
  const need = (key: 'name' | 'occupation' | 'representativeName' | 'representativeContacts', error = m.field_required()) =>
    texts[key].trim() === '' ? { [key]: error } : {}
  const { attempt, errors, field, isSendable } = useFieldErrors('application', labels, {
    ...need('name'),
    ...(bornOn === undefined ? { born: m.day_invalid() } : {}),
    ...need('occupation'),
    ...(isMinor
      ? {
          ...need('representativeName', m.enter_representative_missing()),
          ...need('representativeContacts', m.enter_representative_missing()),
        }
      : {}),
  })
  const { taken, problems } = readAnswers(definition, answers)
  const shown = attempt > 0 ? problems : []
  const send = useMutation({
    mutationFn: (applicant: Applicant) =>
      call(applicationRoutes.enter, {
        body: { organisation, role, id, questionnaireId, ...applicant, answers: { ...taken } as SentAnswers },
      }),
    onSuccess: () => {
      void refresh(applicationRoutes.list)
      onSaved()
    },
  })
  const text = (key: keyof typeof blank) => ({
    value: texts[key],
    onChange: (event: { currentTarget: { value: string } }) => setTexts({ ...texts, [key]: event.currentTarget.value }),
  })
  return (
    <Form
      label={m.enter_title()}
      errors={{ ...errors, ...errorsOfAnswers(definition, shown) }}
      attempt={attempt}
      submitText={m.enter_save()}
      busy={send.isPending}
      problem={send.error === null ? null : <ProblemNotice error={send.error} texts={applicationProblems} />}
      onSubmit={() => {
        if (isSendable() && problems.length === 0 && bornOn !== undefined) {
          const { born: _born, ...rest } = texts
          send.mutate({ ...rest, bornOn })
        }
      }}
    >
      <Section title={m.enter_applicant()}>
        <TextInput {...field('name')} {...text('name')} required maxLength={applicantTexts.name} />
        <TextInput {...field('born')} {...text('born')} description={m.day_hint()} required />
        <TextInput {...field('occupation')} {...text('occupation')} required maxLength={applicantTexts.occupation} />
        <TextInput
          label={m.application_contacts()}
          description={m.enter_contacts_hint()}
          {...text('contacts')}
          maxLength={applicantTexts.contacts}
        />
        {bornOn === undefined || isMinor ? (
          <>
            <TextInput {...field('representativeName')} {...text('representativeName')} maxLength={applicantTexts.representativeName} />
            <TextInput
              {...field('representativeContacts')}
              {...text('representativeContacts')}
              maxLength={applicantTexts.representativeContacts}
            />
          </>
        ) : null}
      </Section>
      <QuestionnaireForm definition={definition} answers={answers} onChange={setAnswers} problems={shown} />
    </Form>
  )
}
