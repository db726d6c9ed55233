import { readAnswerCode, type SentAnswers } from '@nastavnik/contract'
import { checkAnswers } from '@nastavnik/questionnaires'
import { userIdOf } from '../../access/actor.ts'
import { processing } from '../../access/gate.ts'
import { type Context, defineUseCase } from '../../access/use-case.ts'
import { conflict, invalid, notFound } from '../../kernel/problem.ts'
import { answerCodeOf, hashOfAnswerCode } from './answer-codes.ts'
import { fromKept, toKept } from './answers.rules.ts'
import { campaignInReach } from './campaign-in-reach.ts'
import { findQuestions } from './questions.ts'
import { type FoundRespondent, findRespondent } from './respondents.repo.ts'
import { findResponse, markAnswered, saveAnonymous, saveFinished } from './responses.repo.ts'

/** Somebody asked within the reach; 404 `respondent.notFound` outside. */
async function respondentInReach({ tx, reach }: Context, id: string, lock = false): Promise<FoundRespondent> {
  const found = await findRespondent(tx, reach, { id }, lock)
  if (found === undefined) throw notFound('respondent.notFound')
  return found
}

/** Whose sheet it is by what is printed on it: the number within the campaign, or the code. */
async function findBySheet({ tx, reach, personKey }: Context, campaignId: string, printed: string): Promise<FoundRespondent | undefined> {
  if (/^\d{1,4}$/.test(printed)) return findRespondent(tx, reach, { campaignId, number: Number(printed) })
  const code = readAnswerCode(printed)
  if (code === undefined) return undefined
  const found = await tx
    .selectFrom('answer_codes')
    .select('respondent_id')
    .where('code_hash', '=', hashOfAnswerCode(personKey, code))
    .where('region_id', '=', reach.regionId)
    .executeTakeFirst()
  const respondent = found && (await findRespondent(tx, reach, { id: found.respondent_id }))
  return respondent?.campaignId === campaignId ? respondent : undefined
}

interface OpenSheet {
  readonly id: string
  readonly number: string
}

/**
 * A paper sheet by its number or code: its questions and what was entered of it. What the person has answered by a link, or diagnostic questions at
 * all, is nothing for the hands at the stack. 404 `respondent.notFound`.
 */
export const openSheet = defineUseCase({
  name: 'surveys.openSheet',
  permission: 'survey.run',
  sees: 'people',
  gate: processing,
  authorize: async (context, { id, number }: OpenSheet) => {
    await campaignInReach(context, { id })
    const respondent = await findBySheet(context, id, number)
    if (respondent === undefined) throw notFound('respondent.notFound')
    return respondent
  },
  run: async ({ tx, reach }, respondent) => {
    const { definition, people, diagnostic } = await findQuestions(tx, reach.regionId, respondent)
    const isOfPaper = respondent.view.channel === 'PAPER' && !diagnostic
    const given = isOfPaper ? await findResponse(tx, reach.regionId, respondent.view.id) : undefined
    const { questionnaireId, view } = respondent
    return { respondent: view, definition, questionnaireId, people, answers: given === undefined ? {} : fromKept(given) }
  },
  audit: ({ target }) => ({ organisationId: target.organisationId, subjectId: target.view.personId, people: 1 }),
})

/**
 * Takes the answers of a paper sheet. What was entered from paper may be entered anew; 409 `respondent.answered` when the person has answered
 * by a link, or nobody can tell which answers are theirs. 422 `answers.refused` with the questions, `campaign.closed`, `conclusion.notConsented`.
 */
export const enterSheet = defineUseCase({
  name: 'surveys.enterSheet',
  permission: 'survey.run',
  sees: 'people',
  gate: processing,
  changes: true,
  authorize: async (context, { id }: { id: string; answers: SentAnswers }) => {
    const respondent = await respondentInReach(context, id, true)
    return { respondent, campaign: await campaignInReach(context, { id: respondent.campaignId }) }
  },
  run: async (context, { respondent, campaign }, { answers }) => {
    const { tx, reach, model, today, clock, actor } = context
    const { regionId } = reach
    const { view } = respondent
    if (campaign.closedOn !== null || campaign.state === 'planned') throw invalid('campaign.closed')
    if (view.state === 'answered' && (campaign.anonymous || view.channel === 'LINK')) throw conflict('respondent.answered', view)
    const { definition, people, consented } = await findQuestions(tx, regionId, respondent, { model, today })
    if (!consented) throw invalid('conclusion.notConsented')
    // On paper questions are left blank, and nobody can be made to answer them; a sheet of blanks alone is no answer.
    const isBlank = Object.keys(answers).length === 0
    const checked = checkAnswers(definition, answers, { finished: isBlank, people: people.map((one) => one.id) })
    if (checked.problems.length > 0) {
      throw invalid(
        'answers.refused',
        checked.problems.map(({ name, code }) => ({ path: name, code })),
      )
    }
    const kept = toKept(definition, checked.answers)
    const of = { ...respondent, respondentId: view.id }
    if (campaign.anonymous) await saveAnonymous(tx, regionId, respondent, kept)
    else await saveFinished(tx, regionId, of, kept, { at: clock.now(), enteredBy: userIdOf(actor) })
    await markAnswered(tx, regionId, view.id, today, 'PAPER')
    return { ...view, state: 'answered' as const, channel: 'PAPER' as const }
  },
  audit: ({ target: { respondent } }) => ({
    organisationId: respondent.organisationId,
    subjectId: respondent.view.personId,
    fields: ['answers'],
  }),
})

/** The personal code of somebody who has not answered, to be told or sent. 422 `respondent.answered`. */
export const giveLink = defineUseCase({
  name: 'surveys.giveLink',
  permission: 'survey.run',
  sees: 'people',
  gate: processing,
  exports: true,
  authorize: (context, { id }: { id: string }) => respondentInReach(context, id),
  run: ({ personKey }, { view }) => {
    if (view.state === 'answered') throw invalid('respondent.answered')
    return Promise.resolve({ code: answerCodeOf(personKey, view.id) })
  },
  audit: ({ target }) => ({ organisationId: target.organisationId, subjectId: target.view.personId, people: 1 }),
})
