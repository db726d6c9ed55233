import { type AskedPartner, assessmentRoutes, type ProgrammeAssessments, type SentAnswers } from '@nastavnik/contract'
import type { Answers } from '@nastavnik/questionnaires'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '../../api/call.ts'
import { refresh } from '../../api/queries.ts'
import { m } from '../../paraglide/messages.js'
import { Form } from '../../ui/form.tsx'
import { ProblemNotice } from '../../ui/problem-notice.tsx'
import { readAnswers } from '../../ui/questionnaire-answers.rules.ts'
import { errorsOfAnswers, QuestionnaireForm } from '../../ui/questionnaire-form.tsx'
import { assessmentProblems } from './assessment-problems.ts'
import { forgetAnswers, keepAnswers, keptAnswers } from './kept-answers.ts'

interface EnterPartnerProps {
  readonly partner: AskedPartner
  readonly onDone: (fresh: ProgrammeAssessments, said: string) => void
  readonly onCancel: () => void
}

/** The sheet of a partner, typed in. */
export function EnterPartner({ partner: { id, title, definition, version }, onDone, onCancel }: EnterPartnerProps) {
  const [answers, setAnswers] = useState<Answers>(() => keptAnswers(id) ?? {})
  const [attempt, setAttempt] = useState(0)
  const { taken, problems } = readAnswers(definition, answers)
  const shown = attempt > 0 ? problems : []
  const enter = useMutation({
    mutationFn: () => call(assessmentRoutes.enterPartner, { params: { id }, body: { version, answers: { ...taken } as SentAnswers } }),
    onSuccess: (fresh) => {
      forgetAnswers(id)
      onDone(fresh, m.partner_entered({ title }))
    },
    // Another has answered or typed it in: what stands is shown.
    onError: () => refresh(assessmentRoutes.ofProgramme),
  })
  return (
    <Form
      label={m.partner_enter_of({ title })}
      errors={errorsOfAnswers(definition, shown)}
      attempt={attempt}
      submitText={m.partner_enter_send()}
      busy={enter.isPending}
      problem={enter.error === null ? null : <ProblemNotice error={enter.error} texts={assessmentProblems} />}
      onCancel={onCancel}
      onSubmit={() => {
        setAttempt(attempt + 1)
        if (problems.length === 0) enter.mutate()
      }}
    >
      <QuestionnaireForm
        definition={definition}
        answers={answers}
        onChange={(next) => {
          setAnswers(next)
          keepAnswers(id, next)
        }}
        problems={shown}
      />
    </Form>
  )
}
