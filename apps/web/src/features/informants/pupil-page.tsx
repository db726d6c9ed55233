import { informantRoutes, OwnStatement, type SentAnswers } from '@nastavnik/contract'
import type { Answers } from '@nastavnik/questionnaires'
import { useMutation, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { call } from '../../api/call.ts'
import { currentOf } from '../../api/problem.ts'
import { queries, reading, refresh } from '../../api/queries.ts'
import { m } from '../../paraglide/messages.js'
import { classTitle } from '../../ui/class-title.ts'
import { showInstant } from '../../ui/days.ts'
import { Form } from '../../ui/form.tsx'
import { LinkButton } from '../../ui/link-button.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Page } from '../../ui/page.tsx'
import { ProblemNotice } from '../../ui/problem-notice.tsx'
import { readAnswers } from '../../ui/questionnaire-answers.rules.ts'
import { errorsOfAnswers, QuestionnaireForm } from '../../ui/questionnaire-form.tsx'
import { informantProblems } from './informant-problems.ts'

/** What the reader tells of one pupil. */
export function PupilPage({ id }: { readonly id: string }) {
  const found = useQuery({ ...reading(informantRoutes.own, { params: { id } }), staleTime: 0 })
  return (
    <Page
      title={found.data?.name ?? m.pupils_title()}
      lead={found.data === undefined ? undefined : m.pupil_lead({ class: classTitle(found.data.class) })}
      back={<Link to="/pupils">{m.pupils_title()}</Link>}
    >
      <Loaded of={found}>{(pupil) => <Telling pupil={pupil} />}</Loaded>
    </Page>
  )
}

function Telling({ pupil }: { readonly pupil: OwnStatement }) {
  const { personId, definition, questionnaireId, own, asked } = pupil
  const [answers, setAnswers] = useState<Answers>(own?.answers ?? {})
  const [attempt, setAttempt] = useState(0)
  const [saved, setSaved] = useState(0)
  const { taken, problems } = readAnswers(definition, answers)
  const shown = attempt > 0 ? problems : []
  const keep = (fresh: OwnStatement) => {
    queries.setQueryData(reading(informantRoutes.own, { params: { id: personId } }).queryKey, fresh)
    void refresh(informantRoutes.pupils)
  }
  const give = useMutation({
    mutationFn: () =>
      call(informantRoutes.give, {
        params: { id: personId },
        body: { version: own?.version ?? null, questionnaireId, answers: { ...taken } as SentAnswers },
      }),
    onSuccess: (fresh) => {
      keep(fresh)
      setSaved(saved + 1)
      setAttempt(0)
    },
    onError: (error) => {
      const fresh = currentOf(error, OwnStatement)
      if (fresh !== undefined) keep(fresh)
    },
  })
  return (
    <>
      {saved > 0 && give.isSuccess ? (
        <Notice key={saved} tone="good" title={m.pupil_saved()} focused>
          <p>{m.pupil_saved_text()}</p>
          <LinkButton to="/pupils" variant="default" size="xs">
            {m.pupil_next()}
          </LinkButton>
        </Notice>
      ) : own === null ? (
        asked ? (
          <Notice tone="info" title={m.pupil_asked()} />
        ) : null
      ) : (
        <p className="soft">{m.pupil_given_at({ day: showInstant(own.givenAt).slice(0, 10) })}</p>
      )}
      <Form
        label={m.pupil_tell()}
        errors={errorsOfAnswers(definition, shown)}
        attempt={attempt}
        submitText={m.pupil_save()}
        busy={give.isPending}
        problem={give.error === null ? null : <ProblemNotice error={give.error} texts={informantProblems} />}
        onSubmit={() => {
          setAttempt(attempt + 1)
          if (problems.length === 0) give.mutate()
        }}
      >
        <QuestionnaireForm definition={definition} answers={answers} onChange={setAnswers} problems={shown} />
      </Form>
    </>
  )
}
