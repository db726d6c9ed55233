import type { InterviewForm, SentAnswers } from '@nastavnik/contract'
import { checkAnswers } from '@nastavnik/questionnaires'
import { userIdOf } from '../../access/actor.ts'
import { processing } from '../../access/gate.ts'
import { type Context, defineUseCase } from '../../access/use-case.ts'
import { conflict, invalid } from '../../kernel/problem.ts'
import { interviewInForce, interviewSeen, verdictIn } from './interview-definition.ts'
import { findInterview, writeInterview } from './interviews.repo.ts'
import { type FoundMentor, raiseVersions } from './mentors.repo.ts'
import { mentorInReach } from './person-readiness.ts'

async function toForm({ tx, reach }: Context, { organisation: { id, code, title }, ...person }: FoundMentor): Promise<InterviewForm> {
  const { id: questionnaireId, definition } = await interviewInForce(tx, reach.regionId, id)
  return {
    ...person,
    organisation: { level: 'organisation', code, title },
    questionnaireId,
    definition,
    interview: (await findInterview(tx, reach, person)) ?? null,
  }
}

/** What is asked of a mentor at the interview and what was recorded. */
export const getInterview = defineUseCase({
  name: 'readiness.getInterview',
  permission: 'readiness.read',
  sees: 'people',
  gate: processing,
  authorize: (context, input: { id: string }) => mentorInReach(context, input),
  run: (context, person) => toForm(context, person),
  audit: ({ target }) => ({ organisationId: target.organisation.id, subjectId: target.personId, people: 1, fields: ['interview'] }),
})

interface RecordInterview {
  readonly id: string
  readonly version: number | null
  readonly questionnaireId: string
  readonly heldOn: string
  readonly heldBy: string
  readonly answers: SentAnswers
}

/**
 * Writes the protocol of an interview, or corrects it; either way it waits for the decision of another. Answers are held against the text that the
 * writer saw. 422 `interview.incomplete` with the names of the questions that are not answered well, `interview.inFuture`. 404
 * `questionnaire.notFound`. 409 `interview.outdated` with the fresh protocol when somebody was faster.
 */
export const recordInterview = defineUseCase({
  name: 'readiness.recordInterview',
  permission: 'readiness.record',
  sees: 'people',
  gate: processing,
  changes: true,
  authorize: (context, input: RecordInterview) => mentorInReach(context, input, true),
  run: async (context, person, { version, questionnaireId, heldOn, heldBy, answers: sent }: RecordInterview) => {
    const { tx, reach, actor, today } = context
    const { definition } = await interviewSeen(tx, reach.regionId, questionnaireId)
    const { answers, problems } = checkAnswers(definition, sent, { finished: true })
    const verdict = verdictIn(answers)
    if (problems.length > 0 || verdict === undefined)
      throw invalid(
        'interview.incomplete',
        problems.map(({ name, code }) => ({ path: `answers.${name}`, code })),
      )
    if (heldOn > today) throw invalid('interview.inFuture')
    const current = await toForm(context, person)
    if ((current.interview?.version ?? null) !== version) throw conflict('interview.outdated', current)
    await writeInterview(tx, reach.regionId, person, {
      heldOn,
      heldBy,
      verdict,
      answers: answers as SentAnswers,
      questionnaireId,
      userId: userIdOf(actor),
    })
    await raiseVersions(tx, reach.regionId, [person.personId])
    return toForm(context, person)
  },
  audit: ({ target }) => ({ organisationId: target.organisation.id, subjectId: target.personId, people: 1, fields: ['interview'] }),
})
