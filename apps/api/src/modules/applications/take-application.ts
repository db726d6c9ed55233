import type { Applicant, IntakeChannel, ParticipantRole, SentAnswers } from '@nastavnik/contract'
import { checkAnswers } from '@nastavnik/questionnaires'
import { userIdOf } from '../../access/actor.ts'
import { processing } from '../../access/gate.ts'
import { peopleOrganisationInReach } from '../../access/units.ts'
import { type Context, defineUseCase, noPeople } from '../../access/use-case.ts'
import { invalid, notFound } from '../../kernel/problem.ts'
import { lockOrganisation, refuseMerged } from '../imports/index.ts'
import { findInForce, findVersion, type PublishedQuestionnaire } from '../questionnaires/index.ts'
import { readApplicant } from './applicant.rules.ts'
import { countUndecided, insertApplication } from './applications.repo.ts'
import type { IntakePlace } from './intakes.repo.ts'

/** An organisation decides on what it has before it gets more. */
const mostUndecided = 2000

const codeOf = (role: ParticipantRole) => `${role}_APPLICATION`

async function questionsInForce(context: Context, place: IntakePlace, role: ParticipantRole): Promise<PublishedQuestionnaire> {
  const found = await findInForce(context.tx, place, codeOf(role))
  if (found === undefined) throw notFound('questionnaire.notFound')
  return found
}

interface Place extends IntakePlace {
  readonly role: ParticipantRole
}

async function refuseForeign({ reach }: Context, { regionId, organisationId, role }: Place): Promise<Place> {
  if (reach.regionId !== regionId || !reach.organisationIds.includes(organisationId)) throw notFound('unit.notFound')
  return { regionId, organisationId, role }
}

/** The questions for whoever has the link, with the name of the organisation. */
export const readForm = defineUseCase({
  name: 'applications.readForm',
  permission: 'application.decide',
  sees: 'people',
  gate: processing,
  authorize: (context, input: Place) => refuseForeign(context, input),
  run: async (context, place) => {
    const { id: questionnaireId, title, definition } = await questionsInForce(context, place, place.role)
    const organisation = await context.tx
      .selectFrom('organisations')
      .select('title')
      .where('id', '=', place.organisationId)
      .executeTakeFirstOrThrow()
    return { title, questionnaireId, definition, organisation: organisation.title, today: context.today }
  },
  audit: noPeople, // questions
})

/** The questions for the one who types in a stack of paper. */
export const readPaperForm = defineUseCase({
  name: 'applications.readPaperForm',
  permission: 'application.decide',
  sees: 'people',
  gate: processing,
  authorize: ({ tx, reach }, { organisation }: { organisation: string; role: ParticipantRole }) =>
    peopleOrganisationInReach(tx, reach, organisation),
  run: async (context, { id: organisationId, regionId }, { role }) => {
    const { id: questionnaireId, title, definition } = await questionsInForce(context, { regionId, organisationId }, role)
    return { title, questionnaireId, definition }
  },
  audit: noPeople, // questions
})

interface Given {
  readonly id: string
  readonly questionnaireId: string
  readonly applicant: Applicant
  readonly answers: SentAnswers
  readonly channel: IntakeChannel
}

/**
 * The answers are held against the text that the applicant saw, also when a new one is in force since; of another questionnaire they are refused.
 * 422 `answers.refused` names the questions, `applying.full`, `organisation.merged` and what `readApplicant` refuses.
 */
async function take(context: Context, { role, ...place }: Place, given: Given): Promise<void> {
  const { tx, today, clock, actor } = context
  const applicant = readApplicant(given.applicant, today)
  const questionnaire = await findVersion(tx, place.regionId, given.questionnaireId)
  if (questionnaire?.code !== codeOf(role)) throw notFound('questionnaire.notFound')
  const { answers, problems } = checkAnswers(questionnaire.definition, given.answers, { finished: true })
  if (problems.length > 0)
    throw invalid(
      'answers.refused',
      problems.map(({ name, code }) => ({ path: `answers.${name}`, code })),
    )
  await lockOrganisation(tx, place)
  await refuseMerged(tx, place)
  if ((await countUndecided(tx, place)) >= mostUndecided) throw invalid('applying.full')
  await insertApplication(tx, place, {
    id: given.id,
    role,
    channel: given.channel,
    questionnaireId: questionnaire.id,
    applicant,
    answers: { ...answers } as SentAnswers,
    at: clock.now(),
    enteredBy: userIdOf(actor),
  })
}

/** Takes an application that has come by a link. Sent twice, it is taken once. */
export const takeApplication = defineUseCase({
  name: 'applications.takeApplication',
  permission: 'application.decide',
  sees: 'people',
  gate: processing,
  changes: true,
  authorize: (context, input: Place & Given) => refuseForeign(context, input),
  run: (context, place, input: Place & Given) => take(context, place, input),
  audit: ({ target, input }) => ({ organisationId: target.organisationId, subjectId: input.id, people: 1, fields: ['application'] }),
})

interface EnterApplication extends Applicant {
  readonly organisation: string
  readonly role: ParticipantRole
  readonly id: string
  readonly questionnaireId: string
  readonly answers: SentAnswers
}

/** Types in an application from paper; the same rules, the same refusals. */
export const enterApplication = defineUseCase({
  name: 'applications.enterApplication',
  permission: 'application.decide',
  sees: 'people',
  gate: processing,
  changes: true,
  authorize: ({ tx, reach }, { organisation }: EnterApplication) => peopleOrganisationInReach(tx, reach, organisation),
  run: async (context, { id: organisationId, regionId }, { organisation: _code, role, id, questionnaireId, answers, ...applicant }) => {
    await take(context, { regionId, organisationId, role }, { id, questionnaireId, answers, applicant, channel: 'PAPER' })
    return { id }
  },
  audit: ({ target, input }) => ({ organisationId: target.id, subjectId: input.id, people: 1, fields: ['application'] }),
})
