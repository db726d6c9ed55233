import { Button, Group } from '@mantine/core'
import { type Assessment, assessmentRoutes, ProgrammeAssessments, type SentAnswers } from '@nastavnik/contract'
import type { Answers } from '@nastavnik/questionnaires'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '../../api/call.ts'
import { currentOf } from '../../api/problem.ts'
import { m } from '../../paraglide/messages.js'
import { Confirmation } from '../../ui/confirmation.tsx'
import { showInstant } from '../../ui/days.ts'
import { Form } from '../../ui/form.tsx'
import { Notice } from '../../ui/notice.tsx'
import { ProblemNotice } from '../../ui/problem-notice.tsx'
import { readAnswers } from '../../ui/questionnaire-answers.rules.ts'
import { errorsOfAnswers, QuestionnaireForm } from '../../ui/questionnaire-form.tsx'
import { assessmentProblems } from './assessment-problems.ts'
import { forgetAnswers, keepAnswers, keptAnswers } from './kept-answers.ts'
import { ScoreLine } from './score-line.tsx'

interface FillAssessmentProps {
  readonly assessments: ProgrammeAssessments
  readonly one: Assessment
  readonly onFresh: (fresh: ProgrammeAssessments) => void
  readonly onFinished: () => void
}

const savedWords = ({ updatedAt, updatedBy }: Assessment): string | undefined => {
  if (updatedAt === null) return undefined
  const when = showInstant(updatedAt)
  return updatedBy === null ? m.assessment_kept_at_nobody({ when }) : m.assessment_kept_at({ when, name: updatedBy })
}

/** The form with two ways out: the draft, which may lack anything, and the end, which may not. What is typed outlives a reload. */
export function FillAssessment({ assessments: { programmeId, year }, one, onFresh, onFinished }: FillAssessmentProps) {
  const { code, definition, questionnaireId, version } = one
  const what = `${programmeId}.${year}.${code}`
  const [returned, setReturned] = useState(() => keptAnswers(what))
  const [answers, setAnswers] = useState<Answers>(returned ?? one.answers)
  const [attempt, setAttempt] = useState(0)
  const [tried, setTried] = useState<'draft' | 'end'>('draft')
  const [isFinishing, setFinishing] = useState(false)
  const { taken, problems } = readAnswers(definition, answers)
  // A draft may lack answers; what cannot be an answer is told of all the same.
  const wrong = tried === 'end' ? problems : problems.filter((problem) => problem.code !== 'required')
  const shown = attempt > 0 ? wrong : []
  const save = useMutation({
    mutationFn: (finished: boolean) =>
      call(assessmentRoutes.save, {
        params: { id: programmeId, code },
        body: { year, version, questionnaireId, answers: { ...taken } as SentAnswers, finished },
      }),
    onSuccess: (fresh, finished) => {
      forgetAnswers(what)
      setReturned(undefined)
      setAttempt(0)
      if (finished) onFinished()
      onFresh(fresh)
    },
    onError: (error) => {
      setFinishing(false)
      const fresh = currentOf(error, ProgrammeAssessments)
      if (fresh !== undefined) onFresh(fresh)
    },
  })
  const tryTo = (way: 'draft' | 'end') => {
    const stops = way === 'end' ? problems : problems.filter((problem) => problem.code !== 'required')
    setTried(way)
    setAttempt(attempt + 1)
    if (stops.length > 0) return
    if (way === 'end') setFinishing(true)
    else save.mutate(false)
  }
  const change = (next: Answers) => {
    setAnswers(next)
    keepAnswers(what, next)
    setFinishing(false)
    if (save.isSuccess) save.reset()
  }
  const saved = savedWords(one)
  return (
    <>
      {returned === undefined ? null : (
        <Notice tone="info" title={m.assessment_returned()}>
          <p>{m.assessment_returned_text()}</p>
          <Button
            variant="default"
            size="xs"
            onClick={() => {
              forgetAnswers(what)
              setReturned(undefined)
              setAnswers(one.answers)
            }}
          >
            {m.assessment_drop()}
          </Button>
        </Notice>
      )}
      {saved === undefined ? null : <p className="soft">{saved}</p>}
      <Form
        label={one.title}
        errors={errorsOfAnswers(definition, shown)}
        attempt={attempt}
        submitText={m.assessment_finish()}
        busy={save.isPending}
        problem={save.error === null ? null : <ProblemNotice error={save.error} texts={assessmentProblems} />}
        onSubmit={() => tryTo('end')}
      >
        <QuestionnaireForm definition={definition} answers={answers} onChange={change} problems={shown} />
        <ScoreLine definition={definition} answers={answers} />
        {save.isSuccess ? <Notice tone="good" title={m.assessment_kept()} /> : null}
        <Group>
          <Button variant="default" loading={save.isPending} onClick={() => tryTo('draft')}>
            {m.assessment_keep()}
          </Button>
        </Group>
      </Form>
      {isFinishing ? (
        <Confirmation
          title={m.assessment_finish_title()}
          confirmText={m.assessment_finish_confirm()}
          busy={save.isPending}
          onConfirm={() => save.mutate(true)}
          onCancel={() => setFinishing(false)}
        >
          <p>{m.assessment_finish_text()}</p>
        </Confirmation>
      ) : null}
    </>
  )
}
