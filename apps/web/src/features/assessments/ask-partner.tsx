import { TextInput } from '@mantine/core'
import { assessmentRoutes, longestPartner, type ProgrammeAssessments } from '@nastavnik/contract'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '../../api/call.ts'
import { ApiProblem } from '../../api/problem.ts'
import { m } from '../../paraglide/messages.js'
import { useFieldErrors } from '../../ui/field-errors.ts'
import { Form } from '../../ui/form.tsx'
import { ProblemNotice } from '../../ui/problem-notice.tsx'
import { Section } from '../../ui/section.tsx'
import { assessmentProblems } from './assessment-problems.ts'

interface AskPartnerProps {
  readonly assessments: ProgrammeAssessments
  readonly onAsked: (fresh: ProgrammeAssessments, title: string) => void
}

/** One more organisation is asked. */
export function AskPartner({ assessments: { programmeId, year }, onAsked }: AskPartnerProps) {
  const [title, setTitle] = useState('')
  const ask = useMutation({
    mutationFn: (name: string) => call(assessmentRoutes.askPartner, { params: { id: programmeId }, body: { year, title: name } }),
    onSuccess: (fresh, name) => onAsked(fresh, name.trim()),
  })
  const isTaken = ask.error instanceof ApiProblem && ask.error.code === 'partner.taken' && ask.variables === title
  const wrong = title.trim() === '' ? { title: m.field_required() } : isTaken ? { title: m.partners_name_taken() } : {}
  const { attempt, errors, field, isSendable } = useFieldErrors('partner', { title: m.partners_name() }, wrong)
  return (
    <Section title={m.partners_ask_title()}>
      <p className="soft">{m.partners_ask_lead()}</p>
      <Form
        label={m.partners_ask_title()}
        errors={errors}
        attempt={attempt}
        submitText={m.partners_ask()}
        busy={ask.isPending}
        problem={ask.error === null || isTaken ? null : <ProblemNotice error={ask.error} texts={assessmentProblems} />}
        onSubmit={() => {
          if (isSendable()) ask.mutate(title)
        }}
      >
        <TextInput
          {...field('title')}
          description={m.partners_name_hint()}
          required
          maxLength={longestPartner}
          value={title}
          onChange={(event) => setTitle(event.currentTarget.value)}
        />
      </Form>
    </Section>
  )
}
