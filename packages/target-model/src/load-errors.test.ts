import { cp, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { loadTargetModels, TargetModelError } from './index.ts'

describe('ошибки в файлах модели', () => {
  let directory: string
  beforeEach(async () => {
    directory = join(await mkdtemp(join(tmpdir(), 'target-model-')), 'models')
    await cp(new URL('../models/', import.meta.url), directory, { recursive: true })
  })
  afterEach(() => rm(join(directory, '..'), { recursive: true }))

  async function problemsAfter(file: string, from: string, to: string) {
    const path = join(directory, file)
    const text = await readFile(path, 'utf8')
    if (!text.includes(from)) throw new Error(`В ${file} нет «${from}»`)
    await writeFile(path, text.replace(from, to))
    const error = await loadTargetModels(pathToFileURL(directory)).catch((thrown) => thrown)
    expect(error).toBeInstanceOf(TargetModelError)
    return (error as TargetModelError).message
  }

  test.each([
    [
      'federal/incidents.yaml',
      'Вид инцидента: {kind}',
      'Вид инцидента: {sort}',
      'models/federal/incidents.yaml:24 notices[0].text: в фигурных скобках бывают: organisation, place, found, kind, what, categories, people, causes, harm, measures, findings, first, contact',
    ],
    [
      'omsk/indicators.yaml',
      'percent: 10',
      'percent: десять',
      'models/omsk/indicators.yaml:11 [0].targets[0].percent: ожидается число, а указано "десять"',
    ],
    [
      'omsk/indicators.yaml',
      'percent: 10',
      'percent: 110',
      'models/omsk/indicators.yaml:11 [0].targets[0].percent: ожидается число не больше 100, а указано 110',
    ],
    [
      'omsk/indicators.yaml',
      'year: 2021',
      'year: 2020',
      'models/omsk/indicators.yaml:12 [0].targets[1].year: цель на 2020 год повторяется',
    ],
    [
      'federal/retention.yaml',
      'workingDays: 7,',
      'workingDays: 0,',
      'models/federal/retention.yaml:52 requests[1].workingDays: ожидается число не меньше 1, а указано 0',
    ],
    [
      'federal/surveys.yaml',
      'everyDays: 60',
      'everyDays: 10',
      'models/federal/surveys.yaml:5 pulse: everyDays меньше dueDays и недели: второй раз не спросят',
    ],
    [
      'federal/matching.yaml',
      'points: 180',
      'points: 181',
      'models/federal/matching.yaml:18 criteria: очков за признаки и желания в сумме больше 1000',
    ],
    [
      'federal/matching.yaml',
      'Исключено, effect: block',
      'Исключено, effect: warn',
      'models/federal/matching.yaml:5 rules[1].effect: это правило всегда block',
    ],
    ['omsk/indicators.yaml', 'code: I2', 'code: I1', 'models/omsk/indicators.yaml:16 [1].code: код I1 повторяется'],
    ['omsk/indicators.yaml', 'code: I2', 'code: I9', 'models/omsk/indicators.yaml:16 [1].code: показателя I9 нет в федеральной части'],
    [
      'omsk/indicators.yaml',
      '2020, percent: 10, source: S0 табл. 4 п. 1 }',
      '2020, percent: 10 }',
      'models/omsk/indicators.yaml:11 [0].targets[0].source: обязательное поле не заполнено',
    ],
    [
      'tomsk/territory.yaml',
      'code: TEACHER_TEACHER',
      'code: FRIEND_FRIEND',
      'models/tomsk/territory.yaml:18 forms[1].code: формы FRIEND_FRIEND нет в федеральной части',
    ],
    [
      'tomsk/territory.yaml',
      'steward: TOIPKRO',
      'steward: IROOO',
      'models/tomsk/territory.yaml:18 forms[1].steward: участника IROOO нет в actors.yaml',
    ],
    ['tomsk/actors.yaml', 'to: CMINP', 'to: NOBODY', 'models/tomsk/actors.yaml:159 flows[2].to: участника NOBODY нет в actors.yaml'],
    [
      'omsk/report-calendar.yaml',
      'from: [RNC, IROOO]',
      'from: [RNC, NOBODY]',
      'models/omsk/report-calendar.yaml:40 [5].from[1]: участника NOBODY нет в actors.yaml',
    ],
    [
      'omsk/report-calendar.yaml',
      "monthDay: '12-27'",
      "monthDay: '02-30'",
      'models/omsk/report-calendar.yaml:49 [6].due.monthDay: такого дня в году нет, образец: 12-27',
    ],
    [
      'nizhnyaya-tura/actors.yaml',
      'role: MOUO',
      'role: RNC',
      'models/nizhnyaya-tura/actors.yaml:6 actors[0].role: роль RNC исключена в territory.yaml',
    ],
    [
      'omsk/legal-acts.yaml',
      'code: MODEL_INTRODUCED',
      'code: R_145',
      'models/omsk/legal-acts.yaml:33 [5].code: код R_145 уже занят в федеральной части',
    ],
    [
      'federal/role-models.yaml',
      'form: TEACHER_TEACHER',
      'form: FRIEND_FRIEND',
      'models/federal/role-models.yaml:26 [1].form: формы FRIEND_FRIEND нет в федеральной части',
    ],
    [
      'federal/role-models.yaml',
      'code: LEADER_PASSIVE',
      'code: PEER_TO_PEER',
      'models/federal/role-models.yaml:15 [0].models[2].code: код PEER_TO_PEER повторяется',
    ],
    ['federal/inconsistencies.yaml', 'number: 2\n', 'number: 1\n', 'models/federal/inconsistencies.yaml:9 [1].number: номер 1 повторяется'],
    [
      'tomsk/territory.yaml',
      'COLLEGE: VOCATIONAL_EDUCATION_DEPARTMENT',
      'COLLEGE: RCRO',
      'models/tomsk/territory.yaml:30 subordination.byKind.COLLEGE: органа RCRO нет среди authorities',
    ],
    ['tomsk/territory.yaml', 'Asia/Tomsk', 'Asia/Nowhere', 'models/tomsk/territory.yaml:5 timeZone: неизвестный часовой пояс'],
    [
      'tomsk/territory.yaml',
      'regionId: 2',
      'regionId: 1',
      'models/tomsk/territory.yaml:2 regionId: номер региона 1 занят: так уже у территории «Омская область»',
    ],
    ['tomsk/territory.yaml', 'regionId: 2', 'regionId: 2\nnickname: Сибирь', 'models/tomsk/territory.yaml:3 nickname: неизвестное поле'],
    [
      'tomsk/territory.yaml',
      'code: TEACHER_TEACHER,',
      'code: TEACHER_TEACHER, aliases: [Ученик-ученик],',
      'models/tomsk/territory.yaml:18 forms[1].aliases: название «ученик-ученик» уже относится к PUPIL_PUPIL',
    ],
    [
      'federal/forms.yaml',
      'aliases: [педагог – педагог]',
      'aliases: [ученик-ученик]',
      'models/federal/forms.yaml:23 [1].aliases: название «ученик-ученик» уже относится к PUPIL_PUPIL',
    ],
    [
      'omsk/municipalities.yaml',
      'title: Большереченский,',
      'title: Азовский район,',
      'models/omsk/municipalities.yaml:4 [1].title: название «азовский» уже относится к azovskiy («Азовский немецкий национальный»)',
    ],
    [
      'omsk/territory.yaml',
      'regionId: 1',
      'regionId: [1',
      'models/omsk/territory.yaml:3 YAML: синтаксическая ошибка: проверьте отступы, скобки и кавычки',
    ],
  ])('%s: %s → %s', async (file, from, to, message) => {
    const [problem, ...others] = (await problemsAfter(file, from, to)).split('\n')
    expect(problem).toContain(message)
    expect(others).toEqual([])
  })

  test('нет файла', async () => {
    await rm(join(directory, 'omsk/indicators.yaml'))
    await expect(loadTargetModels(pathToFileURL(directory))).rejects.toThrow('models/omsk/indicators.yaml файл: не найден или не читается')
  })

  test('файла, о котором документы молчат, может не быть', async () => {
    await rm(join(directory, 'omsk/site.yaml'))
    const [model] = await loadTargetModels(pathToFileURL(directory))
    expect(model?.handbook.site).toEqual({ organisationTab: null, centrePage: null })
  })

  test('файл с опиской в имени не теряется молча', async () => {
    await rename(join(directory, 'omsk/site.yaml'), join(directory, 'omsk/sites.yaml'))
    await expect(loadTargetModels(pathToFileURL(directory))).rejects.toThrow('models/omsk/sites.yaml файл: неизвестный файл')
  })

  test('все ошибки сразу, по одной в строке', async () => {
    await problemsAfter('tomsk/territory.yaml', 'Asia/Tomsk', 'Asia/Nowhere')
    const message = await problemsAfter('omsk/indicators.yaml', 'code: I2', 'code: I1')
    expect(message.split('\n')).toHaveLength(2)
  })
})
