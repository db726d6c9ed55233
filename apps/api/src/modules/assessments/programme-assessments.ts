import type { AskedPartner, Assessment, OwnAssessmentCode, ProgrammeAssessments, SentAnswers } from '@nastavnik/contract'
import { type CheckedAnswers, checkAnswers, type Definition } from '@nastavnik/questionnaires'
import { formTitle } from '@nastavnik/target-model'
import { reachOf, userIdOf } from '../../access/actor.ts'
import { processing } from '../../access/gate.ts'
import { type Context, defineUseCase, noPeople } from '../../access/use-case.ts'
import { newId } from '../../kernel/ids.ts'
import { conflict, invalid, notFound } from '../../kernel/problem.ts'
import { findInForce, findVersion, type PublishedQuestionnaire } from '../questionnaires/index.ts'
import {
  type AssessedProgramme,
  type AssessmentRow,
  findAssessed,
  insertAssessment,
  readAssessments,
  updateAssessment,
} from './assessments.repo.ts'
import { partnerCodeOf } from './partner-codes.repo.ts'
import { schoolYearOf } from './school-year.rules.ts'
import { yearFigures } from './year-figures.rules.ts'

const ownCodes = ['CURATOR_ASSESSMENT', 'SWOT'] as const satisfies readonly OwnAssessmentCode[]

/** 404 `programme.notFound`. */
export async function programmeInReach({ tx, reach }: Context, id: string, lock = false): Promise<AssessedProgramme> {
  const programme = await findAssessed(tx, reach, id, lock)
  if (programme === undefined) throw notFound('programme.notFound')
  return programme
}

/** The questionnaire in force at the organisation of a programme. 404 `questionnaire.notFound`. */
export async function questionsInForce(
  { tx, reach: { regionId } }: Context,
  { organisation }: AssessedProgramme,
  code: string,
): Promise<PublishedQuestionnaire> {
  const found = await findInForce(tx, { regionId, organisationId: organisation.id }, code)
  if (found === undefined) throw notFound('questionnaire.notFound')
  return found
}

/** The texts that answers were given under, each read once. */
async function textsOf(
  { tx, reach: { regionId } }: Context,
  rows: readonly AssessmentRow[],
): Promise<(id: string) => PublishedQuestionnaire> {
  const texts = new Map<string, PublishedQuestionnaire>()
  for (const id of new Set(rows.map(({ questionnaireId }) => questionnaireId))) {
    const text = await findVersion(tx, regionId, id)
    if (text !== undefined) texts.set(id, text)
  }
  return (id) => {
    const text = texts.get(id)
    if (text === undefined) throw notFound('questionnaire.notFound')
    return text
  }
}

const asDefinition = (definition: Definition) => definition as Assessment['definition']

/** A draft is for those who write it. */
function toAssessment(
  code: OwnAssessmentCode,
  { id, title, definition }: PublishedQuestionnaire,
  row: AssessmentRow | undefined,
  mayRecord: boolean,
): Assessment {
  const isShown = row !== undefined && (mayRecord || row.finishedAt !== null)
  return {
    code,
    title,
    questionnaireId: id,
    definition: asDefinition(definition),
    answers: isShown ? row.answers : {},
    version: row?.version ?? null,
    updatedAt: row?.updatedAt.toISOString() ?? null,
    updatedBy: row?.updatedBy ?? null,
    finishedAt: row?.finishedAt?.toISOString() ?? null,
  }
}

/** The code opens the questions: it is for whoever may hand it over, while it opens anything. */
function toPartner(
  { personKey, today }: Context,
  mayRecord: boolean,
  { definition }: PublishedQuestionnaire,
  row: AssessmentRow,
): AskedPartner {
  const { id, partner, begunOn, finishedAt, channel, answers, version } = row
  const until = finishedAt === null ? row.until : null
  return {
    id,
    title: partner,
    askedOn: begunOn,
    code: mayRecord && until !== null && until >= today ? partnerCodeOf(personKey, id) : null,
    until,
    answeredAt: finishedAt?.toISOString() ?? null,
    channel,
    definition: asDefinition(definition),
    answers,
    version,
  }
}

/** The assessments of a programme in a year, as the actor may see them. */
export async function toReply(context: Context, programme: AssessedProgramme, year: number): Promise<ProgrammeAssessments> {
  const { tx, reach, model, actor } = context
  const rows = await readAssessments(tx, reach.regionId, programme.id)
  const textOf = await textsOf(context, rows)
  const ofYear = rows.filter((row) => row.year === year)
  const mayRecord = reachOf(actor, 'assessment.record')?.organisationIds.includes(programme.organisation.id) === true
  const own: Assessment[] = []
  for (const code of ownCodes) {
    const row = ofYear.find((one) => one.code === code)
    const text = row === undefined ? await questionsInForce(context, programme, code) : textOf(row.questionnaireId)
    own.push(toAssessment(code, text, row, mayRecord))
  }
  const { id: programmeId, title, form, organisation } = programme
  return {
    programmeId,
    title,
    form: { code: form, title: formTitle(model, form) },
    organisation: { level: 'organisation', code: organisation.code, title: organisation.title },
    year,
    own,
    partners: ofYear
      .filter(({ code }) => code === 'PARTNER_SATISFACTION')
      .map((row) => toPartner(context, mayRecord, textOf(row.questionnaireId), row)),
    years: yearFigures(rows, (id) => textOf(id).definition),
  }
}

/** How a programme was judged in a school year. 404 `programme.notFound`. */
export const getProgrammeAssessments = defineUseCase({
  name: 'assessments.getProgrammeAssessments',
  permission: 'assessment.read',
  sees: 'people',
  gate: processing,
  authorize: (context, { id }: { id: string; year: number }) => programmeInReach(context, id),
  run: (context, programme, { year }) => toReply(context, programme, year),
  audit: noPeople, // of a programme, with nobody named
})

/** Nothing is judged before its school year: 422 `assessment.inFuture`. */
export function refuseFuture({ today }: Context, year: number): void {
  if (year > schoolYearOf(today)) throw invalid('assessment.inFuture')
}

/** What is good of the answers; 422 `answers.refused` names the questions. */
export function goodAnswers(definition: Definition, sent: SentAnswers, finished: boolean): SentAnswers {
  const { answers, problems }: CheckedAnswers = checkAnswers(definition, sent, { finished })
  if (problems.length > 0)
    throw invalid(
      'answers.refused',
      problems.map(({ name, code }) => ({ path: `answers.${name}`, code })),
    )
  return { ...answers } as SentAnswers
}

interface SaveAssessment {
  readonly id: string
  readonly code: OwnAssessmentCode
  readonly year: number
  readonly version: number | null
  readonly questionnaireId: string
  readonly answers: SentAnswers
  readonly finished: boolean
}

/**
 * Writes the curator's questionnaire or the SWOT of a programme, or finishes it. 404 `programme.notFound`; 409 `assessment.outdated` with what
 * stands when somebody was faster or the questions were changed meanwhile, `assessment.finished`; 422 `answers.refused`, `assessment.empty`,
 * `assessment.inFuture`.
 */
export const saveAssessment = defineUseCase({
  name: 'assessments.saveAssessment',
  permission: 'assessment.record',
  sees: 'people',
  gate: processing,
  changes: true,
  authorize: (context, { id }: SaveAssessment) => programmeInReach(context, id, true),
  run: async (context, programme, { code, year, version, questionnaireId, answers: sent, finished: isFinished }: SaveAssessment) => {
    const { tx, reach, actor, clock, today } = context
    refuseFuture(context, year)
    const current = await toReply(context, programme, year)
    const one = current.own.find((own) => own.code === code)
    if (one === undefined) throw new Error(`no assessment ${code}`)
    if (one.finishedAt !== null) throw conflict('assessment.finished', current)
    if (one.version !== version || one.questionnaireId !== questionnaireId) throw conflict('assessment.outdated', current)
    const answers = goodAnswers(one.definition, sent, isFinished)
    if (isFinished && Object.keys(answers).length === 0) throw invalid('assessment.empty')
    const written = { answers, at: clock.now(), userId: userIdOf(actor), isFinished, channel: null }
    const row = (await readAssessments(tx, reach.regionId, programme.id)).find((found) => found.year === year && found.code === code)
    if (row === undefined)
      await insertAssessment(tx, reach.regionId, { id: newId(), programme, code, year, questionnaireId }, written, today)
    else await updateAssessment(tx, reach.regionId, row.id, written)
    return toReply(context, programme, year)
  },
  audit: ({ target }) => ({ organisationId: target.organisation.id, fields: ['assessment'] }),
})
