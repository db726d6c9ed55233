import type { OpenedInforming, SentAnswers } from '@nastavnik/contract'
import { informingRoutes, readAnswerCode } from '@nastavnik/contract'
import { checkAnswers, questionsOf } from '@nastavnik/questionnaires'
import type { FastifyRequest } from 'fastify'
import type { Operator } from '../../access/actor.ts'
import type { Binder } from '../../access/binder.ts'
import { processing } from '../../access/gate.ts'
import { type Context, defineUseCase, type Environment, execute } from '../../access/use-case.ts'
import { dayIn } from '../../kernel/clock.ts'
import { newId } from '../../kernel/ids.ts'
import { pace } from '../../kernel/pace.ts'
import { conflict, invalid, notFound, Problem } from '../../kernel/problem.ts'
import { findInForce, findVersion } from '../questionnaires/index.ts'
import { informantCode } from './give-statement.ts'
import { findTold, readStatements, type ToldPerson } from './inquiries.repo.ts'
import { writeStatement } from './known.repo.ts'
import { type CodedChild, findCodedChild } from './parent-codes.repo.ts'
import { forParent, roleQuestion } from './roles.rules.ts'

const mostFromAddress = 60

/** The child of the code; one who withdrew, was erased or has been joined into another card is nobody's: 404 `informing.unknown`. */
async function childOf({ tx, reach }: Context, { personId }: CodedChild, lock = false): Promise<ToldPerson> {
  const child = await findTold(tx, reach, personId, lock)
  if (child === undefined) throw notFound('informing.unknown')
  return child
}

/** The second word of a name; whoever writes the surname alone is called by it. */
const givenName = (name: string): string => name.split(' ')[1] ?? name

const openQuestions = defineUseCase({
  name: 'informants.openQuestions',
  permission: 'statement.ask',
  sees: 'people',
  gate: processing,
  authorize: (context, input: CodedChild) => childOf(context, input),
  run: async ({ tx, reach: { regionId } }, { name, personId, organisation }): Promise<OpenedInforming> => {
    const found = await findInForce(tx, { regionId, organisationId: organisation.id }, informantCode)
    if (found === undefined) throw notFound('questionnaire.notFound')
    return {
      organisation: organisation.title,
      child: givenName(name),
      title: found.title,
      questionnaireId: found.id,
      definition: forParent(found.definition),
      answered: (await readStatements(tx, regionId, personId)).some(({ userId }) => userId === null),
    }
  },
  audit: ({ target }) => ({ organisationId: target.organisation.id, subjectId: target.personId, people: 1 }),
})

interface Sent {
  readonly questionnaireId: string
  readonly answers: SentAnswers
}

const takeStatement = defineUseCase({
  name: 'informants.takeStatement',
  permission: 'statement.ask',
  sees: 'people',
  gate: processing,
  changes: true,
  authorize: (context, input: CodedChild & Sent) => childOf(context, input, true),
  run: async ({ tx, reach: { regionId }, clock }, { personId, organisation }, { questionnaireId, answers: sent }) => {
    const questionnaire = await findVersion(tx, regionId, questionnaireId)
    if (questionnaire?.code !== informantCode) throw notFound('questionnaire.notFound')
    const { answers, problems } = checkAnswers(forParent(questionnaire.definition), sent, { finished: true })
    if (problems.length > 0)
      throw invalid(
        'answers.refused',
        problems.map(({ name, code }) => ({ path: `answers.${name}`, code })),
      )
    const isRoleAsked = questionsOf(questionnaire.definition).some(({ name }) => name === roleQuestion)
    const told = { ...answers, ...(isRoleAsked && { [roleQuestion]: 'parent' }) } as SentAnswers
    const one = { id: newId(), personId, organisationId: organisation.id, userId: null, questionnaireId, answers: told, at: clock.now() }
    await writeStatement(tx, regionId, one)
  },
  audit: ({ target }) => ({ organisationId: target.organisation.id, subjectId: target.personId, people: 1, fields: ['statement'] }),
})

/** The two routes of parents with a code. 404 `informing.unknown`, 409 `informing.closed`, 429 `informing.tooMany`. */
export function bindInforming(binder: Binder, environment: Environment): void {
  const isAddressInPace = pace(mostFromAddress)

  async function childBy({ code: typed }: { code: string }, { ip }: FastifyRequest): Promise<{ child: CodedChild; operator: Operator }> {
    const now = environment.clock.now()
    if (!isAddressInPace(ip, now)) throw new Problem(429, 'informing.tooMany')
    const code = readAnswerCode(typed)
    const child = code === undefined ? undefined : await findCodedChild(environment.db, environment.personKey, code)
    const model = child === undefined ? undefined : environment.models.get(child.regionId)
    if (child === undefined || model === undefined) throw notFound('informing.unknown')
    if (child.until < dayIn(model.timeZone, now)) throw conflict('informing.closed')
    return { child, operator: { operator: true, regionId: child.regionId, organisationIds: [child.organisationId] } }
  }

  binder.open(informingRoutes.open, async (input: { code: string }, request) => {
    const { child, operator } = await childBy(input, request)
    return execute(openQuestions, environment, operator, child)
  })

  binder.open(informingRoutes.send, async ({ code, ...sent }: Sent & { code: string }, request) => {
    const { child, operator } = await childBy({ code }, request)
    await execute(takeStatement, environment, operator, { ...child, ...sent })
    return {}
  })
}
