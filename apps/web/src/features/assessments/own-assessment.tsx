import type { Assessment, ProgrammeAssessments } from '@nastavnik/contract'
import { useState } from 'react'
import { m } from '../../paraglide/messages.js'
import { showInstant } from '../../ui/days.ts'
import { Notice } from '../../ui/notice.tsx'
import { AnswersToRead } from './answers-to-read.tsx'
import { FillAssessment } from './fill-assessment.tsx'
import { ScoreLine } from './score-line.tsx'

interface OwnAssessmentProps {
  readonly assessments: ProgrammeAssessments
  readonly one: Assessment
  readonly mayRecord: boolean
  readonly onFresh: (fresh: ProgrammeAssessments) => void
}

/** The curator's questionnaire or the SWOT: filled in by the curator until it is finished, read from then on. */
export function OwnAssessment({ assessments, one, mayRecord, onFresh }: OwnAssessmentProps) {
  const [isJustFinished, setJustFinished] = useState(false)
  if (one.finishedAt !== null)
    return (
      <>
        {isJustFinished ? <Notice tone="good" title={m.assessment_finished()} focused /> : null}
        <Finished one={one} />
      </>
    )
  if (mayRecord) return <FillAssessment assessments={assessments} one={one} onFresh={onFresh} onFinished={() => setJustFinished(true)} />
  return (
    <Notice tone="info" title={m.assessment_waiting()}>
      <p>{m.assessment_waiting_text()}</p>
    </Notice>
  )
}

function Finished({ one: { definition, answers, finishedAt, updatedBy } }: { readonly one: Assessment }) {
  const when = showInstant(finishedAt ?? '')
  return (
    <>
      <p className="soft">
        {updatedBy === null ? m.assessment_finished_at_nobody({ when }) : m.assessment_finished_at({ when, name: updatedBy })}
      </p>
      <ScoreLine definition={definition} answers={answers} />
      <AnswersToRead definition={definition} answers={answers} />
    </>
  )
}
