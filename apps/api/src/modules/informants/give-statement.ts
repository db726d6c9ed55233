import { type OwnStatement, type PupilState, pageSize, type SentAnswers } from '@nastavnik/contract'
import { checkAnswers } from '@nastavnik/questionnaires'
import { type Reach, userIdOf } from '../../access/actor.ts'
import { processing } from '../../access/gate.ts'
import { classesAt, peopleOrganisationInReach } from '../../access/units.ts'
import { type Context, defineUseCase } from '../../access/use-case.ts'
import { newId } from '../../kernel/ids.ts'
import { conflict, invalid, notFound } from '../../kernel/problem.ts'
import { findInForce, findVersion, type PublishedQuestionnaire } from '../questionnaires/index.ts'
import { classesOfKnown, findKnown, type KnownPerson, listKnown, organisationOf, writeStatement } from './known.repo.ts'
import { forStaff, isInformantRole } from './roles.rules.ts'

export const informantCode = 'THIRD_PARTY_INFO'

interface ListPupils {
  readonly organisation: string
  readonly class?: string | undefined
  readonly state?: PupilState | undefined
  readonly page: number
}

/** The pupils whom the reader knows: name and class, whether the curator asks and whether the reader has told. */
export const listPupils = defineUseCase({
  name: 'informants.listPupils',
  permission: 'statement.give',
  sees: 'people',
  gate: processing,
  authorize: ({ tx, reach }, { organisation }: ListPupils) => peopleOrganisationInReach(tx, reach, organisation),
  run: async ({ tx, reach, actor, today }, { id: organisationId, regionId }, { organisation: _code, ...filter }) => {
    const knowing = { regionId, organisationId, classes: classesAt(reach, organisationId), today }
    const page = await listKnown(tx, knowing, userIdOf(actor), filter)
    return { ...page, page: filter.page, pageSize, classes: await classesOfKnown(tx, knowing) }
  },
  audit: ({ target, output }) => ({ organisationId: target.id, people: output.items.length }),
})

interface Pupil {
  readonly organisation: { readonly id: string; readonly code: string; readonly title: string }
  readonly person: KnownPerson
}

/** 404 `person.notFound` for whomever the reader does not know, wherever he is. */
async function pupilInReach({ tx, reach, actor, today }: Context, id: string, lock = false): Promise<Pupil> {
  const organisation = await organisationOf(tx, reach, id)
  if (organisation === undefined) throw notFound('person.notFound')
  const knowing = { regionId: reach.regionId, organisationId: organisation.id, classes: classesAt(reach, organisation.id), today }
  const person = await findKnown(tx, knowing, { id, userId: userIdOf(actor) }, lock)
  if (person === undefined) throw notFound('person.notFound')
  return { organisation, person }
}

const rolesAt = ({ grants }: Reach, organisationId: string) =>
  grants.flatMap(({ role, place }) =>
    place.level === 'organisation' && place.organisationId === organisationId && isInformantRole(role) ? [role] : [],
  )

async function questionsInForce({ tx, reach: { regionId } }: Context, organisationId: string): Promise<PublishedQuestionnaire> {
  const found = await findInForce(tx, { regionId, organisationId }, informantCode)
  if (found === undefined) throw notFound('questionnaire.notFound')
  return found
}

async function toReply(context: Context, { organisation, person }: Pupil): Promise<OwnStatement> {
  const { id: questionnaireId, title, definition } = await questionsInForce(context, organisation.id)
  const { own, ...rest } = person
  return {
    ...rest,
    organisation: { level: 'organisation', code: organisation.code, title: organisation.title },
    title,
    questionnaireId,
    definition: forStaff(definition, rolesAt(context.reach, organisation.id)),
    own: own === null ? null : { answers: own.answers, givenAt: own.givenAt.toISOString(), version: own.version },
  }
}

/** What the reader has told of a pupil, and the questions. 404 `person.notFound`. */
export const getOwnStatement = defineUseCase({
  name: 'informants.getOwnStatement',
  permission: 'statement.give',
  sees: 'people',
  gate: processing,
  authorize: (context, { id }: { id: string }) => pupilInReach(context, id),
  run: (context, pupil) => toReply(context, pupil),
  audit: ({ target }) => ({ organisationId: target.organisation.id, subjectId: target.person.personId, people: 1 }),
})

interface GiveStatement {
  readonly id: string
  readonly version: number | null
  readonly questionnaireId: string
  readonly answers: SentAnswers
}

/**
 * Writes the reader's statement of a pupil. 404 `person.notFound`, `questionnaire.notFound`; 409 `statement.outdated` with what stands when it was
 * written in another window; 422 `answers.refused` names the questions.
 */
export const giveStatement = defineUseCase({
  name: 'informants.giveStatement',
  permission: 'statement.give',
  sees: 'people',
  gate: processing,
  changes: true,
  authorize: (context, { id }: GiveStatement) => pupilInReach(context, id, true),
  run: async (context, pupil, { id, version, questionnaireId, answers: sent }: GiveStatement) => {
    const { tx, reach, actor, clock } = context
    const { organisation, person } = pupil
    if ((person.own?.version ?? null) !== version) throw conflict('statement.outdated', await toReply(context, pupil))
    const questionnaire = await findVersion(tx, reach.regionId, questionnaireId)
    if (questionnaire?.code !== informantCode) throw notFound('questionnaire.notFound')
    const asked = forStaff(questionnaire.definition, rolesAt(reach, organisation.id))
    const { answers, problems } = checkAnswers(asked, sent, { finished: true })
    if (problems.length > 0)
      throw invalid(
        'answers.refused',
        problems.map(({ name, code }) => ({ path: `answers.${name}`, code })),
      )
    await writeStatement(tx, reach.regionId, {
      id: newId(),
      personId: id,
      organisationId: organisation.id,
      userId: userIdOf(actor),
      questionnaireId,
      answers: { ...answers } as SentAnswers,
      at: clock.now(),
    })
    return toReply(context, await pupilInReach(context, id))
  },
  audit: ({ target }) => ({
    organisationId: target.organisation.id,
    subjectId: target.person.personId,
    people: 1,
    fields: ['statement'],
  }),
})
