import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { checkDraft, mostScales, questionsOf } from '@nastavnik/questionnaires'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { loadQuestionnaires, loadTargetModels, type Questionnaire, satisfactionItems, TargetModelError } from './index.ts'

let all: ReadonlyMap<string, Questionnaire>
/** Codes of forms that count people, with the kinds of their roles. */
let forms: { code: string; mentor: readonly string[]; mentee: readonly string[] }[]
beforeAll(async () => {
  all = await loadQuestionnaires()
  const models = await loadTargetModels()
  const every = new Map(models.flatMap((model) => model.forms).map((form) => [form.code, form]))
  forms = [...every.values()]
    .filter(({ unitOfCount }) => unitOfCount === 'PERSON')
    .map(({ code, mentor, mentee }) => ({ code, mentor: mentor.kinds, mentee: mentee.kinds }))
})

const questionnaire = (code: string): Questionnaire => {
  const found = all.get(code)
  if (found === undefined) throw new Error(`no ${code}`)
  return found
}
const namesOf = (code: string) => questionsOf(questionnaire(code)).map(({ name }) => name)

test.each([
  ...['MENTEE_APPLICATION', 'MENTOR_APPLICATION', 'THIRD_PARTY_INFO', 'MENTOR_INTERVIEW', 'PREFERENCE_MENTEE', 'PREFERENCE_MENTOR'],
  ...['MEETING_CHECKIN_MENTEE', 'MEETING_CHECKIN_MENTOR', 'CURATOR_ASSESSMENT', 'SWOT', 'PARTNER_SATISFACTION', 'SPO_ENTRY', 'SPO_EXIT'],
  ...['PARAMS_PUPIL', 'PARAMS_STUDENT', 'PARAMS_TEACHER'],
])('%s of the inventory is there (domain 5.1)', (code) => expect(questionnaire(code).source).not.toBe(''))

test('every form that counts people asks both roles before and after, and some of it the same', () => {
  expect(forms.length).toBeGreaterThan(6)
  for (const { code } of forms) {
    for (const role of ['MENTEE', 'MENTOR']) {
      const [before, after] = [`BASELINE_${code}_${role}`, `FINAL_${code}_${role}`]
      const compared = namesOf(before).filter((name) => namesOf(after).includes(name))
      expect([code, role, compared.length >= 3]).toEqual([code, role, true])
      expect(namesOf(after)).toEqual(expect.arrayContaining(Object.keys(satisfactionItems)))
    }
  }
})

test('a name means the same kind of answer in all questionnaires of before and after', () => {
  const measured = [...all.values()].filter(({ purpose }) => purpose === 'BASELINE' || purpose === 'FINAL')
  const shapes = measured.flatMap(({ code, pages }) =>
    questionsOf({ pages }).map((question) => ({
      code,
      name: question.name,
      shape: question.type === 'rating' ? `rating ${question.rateMin}–${question.rateMax}` : question.type,
    })),
  )
  const differing = [...Map.groupBy(shapes, ({ name }) => name)].filter(([, uses]) => new Set(uses.map(({ shape }) => shape)).size > 1)
  expect(differing.map(([name, uses]) => [name, uses.map(({ code, shape }) => `${code} ${shape}`)])).toEqual([])
})

test('whoever may be a child reads every question in words for children', () => {
  const isForPupils = ({ form, role }: Questionnaire) =>
    forms.some(({ code, mentor, mentee }) => code === form && (role === 'MENTOR' ? mentor : mentee).includes('PUPIL'))
  const forChildren = [...all.values()].filter(
    (one) => isForPupils(one) || /^(MENTEE_APPLICATION|PARAMS_PUPIL|PREFERENCE_|MEETING_CHECKIN_)/.test(one.code),
  )
  expect(forChildren.length).toBeGreaterThan(8)
  const adult = forChildren.flatMap(({ code, pages }) =>
    questionsOf({ pages }).flatMap(({ name, childTitle }) => (childTitle === undefined ? [`${code} ${name}`] : [])),
  )
  expect(adult).toEqual([])
})

test('nothing is asked that may not be, and no label is put on a child: an editor could publish every one as it is', () => {
  const problems = [...all.values()].flatMap((one) =>
    checkDraft(one, { purpose: one.purpose, below: one, inForce: one }).map(({ path, code }) => `${one.code} ${path}: ${code}`),
  )
  expect(problems).toEqual([])
})

test('nobody is asked more than twenty scales, and free words are never a must', () => {
  for (const one of all.values()) {
    const questions = questionsOf(one)
    expect([one.code, questions.filter(({ type }) => type === 'rating').length <= mostScales]).toEqual([one.code, true])
    expect(questions.filter((question) => question.type === 'comment' && question.isRequired === true).map(({ name }) => name)).toEqual([])
  }
})

describe('what is wrong with a file is said at its line', () => {
  let directory: string
  beforeAll(async () => {
    directory = join(await mkdtemp(join(tmpdir(), 'questionnaires-')), 'models')
    await cp(new URL('../models/federal/', import.meta.url), join(directory, 'federal'), { recursive: true })
  })
  afterAll(() => rm(join(directory, '..'), { recursive: true }))

  test.each([
    ['baseline-pupil-pupil-mentee.yaml', 'form: PUPIL_PUPIL', 'form: FRIEND_FRIEND', 'формы FRIEND_FRIEND нет в федеральной части'],
    ['baseline-pupil-pupil-mentee.yaml', 'code: BASELINE_PUPIL_PUPIL_MENTEE', 'code: OTHER', 'код OTHER живёт в файле other.yaml'],
    ['baseline-pupil-pupil-mentee.yaml', '{metBefore} = true', '{metLater} = true', 'условие спрашивает о том, чего до него не спросили'],
    ['baseline-pupil-pupil-mentee.yaml', '{metBefore} = true', 'если да', 'условие не читается'],
    ['baseline-pupil-pupil-mentee.yaml', 'rateMax: 10', 'rateMax: 11', 'ожидается число не больше 10, а указано 11'],
    ['final-pupil-pupil-mentee.yaml', 'name: jointWork', 'name: together', 'нет вопроса jointWork (rating'],
    ['mentor-interview.yaml', 'value: withConditions', 'value: perhaps', 'нет вопроса recommendation (radiogroup'],
    ['params-pupil.yaml', 'parameter: ENGAGEMENT', 'parameter: LUCK', 'параметра LUCK нет в monitoring.yaml'],
    ['mentee-application.yaml', 'value: STUDY', 'value: LESSONS', 'запроса LESSONS нет в dictionaries.yaml'],
    ['swot.yaml', 'type: comment', 'type: matrix', 'pages[0].elements[0].type'],
  ])('%s: %s → %s', async (name, from, to, message) => {
    const path = join(directory, 'federal/questionnaires', name)
    const text = await readFile(path, 'utf8')
    expect(text).toContain(from)
    await writeFile(path, text.replace(from, to))
    const error = await loadQuestionnaires(pathToFileURL(`${directory}/`)).catch((thrown) => thrown)
    await writeFile(path, text)
    expect(error).toBeInstanceOf(TargetModelError)
    expect((error as TargetModelError).message).toMatch(new RegExp(`^models/federal/questionnaires/${name}:\\d+ `))
    expect((error as TargetModelError).message).toContain(message)
  })
})
