import { cp, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { parseDocument } from 'yaml'
import { findMunicipality, findTerritory, loadTargetModels, parseFormTitle, type TargetModel, TargetModelError } from './index.ts'

const models = await loadTargetModels()
const modelOf = (code: string): TargetModel => {
  const model = findTerritory(models, code)
  if (!model) throw new Error(`Нет модели ${code}`)
  return model
}
const omsk = modelOf('omsk')
const tomsk = modelOf('tomsk')
const nizhnyayaTura = modelOf('nizhnyaya-tura')

const percents = (model: TargetModel, code: string) =>
  model.indicators.find((indicator) => indicator.code === code)?.targets.map(({ year, percent }) => [year, percent])

const from2020 = (...values: number[]) => values.map((percent, index) => [2020 + index, percent])

describe('модели территорий', () => {
  test('упорядочены и заморожены', () => {
    expect(models.map(({ regionId, title, timeZone }) => [regionId, title, timeZone])).toEqual([
      [1, 'Омская область', 'Asia/Omsk'],
      [2, 'Томская область', 'Asia/Tomsk'],
      [3, 'Нижнетуринский городской округ', 'Asia/Yekaterinburg'],
    ])
    expect(Object.isFrozen(omsk.indicators[0]?.targets[0])).toBe(true)
  })

  test('федеральная часть содержит девять форм, пять из них — Р-145', async () => {
    const file = await readFile(new URL('../models/federal/forms.yaml', import.meta.url), 'utf8')
    const forms: { federal: boolean }[] = parseDocument(file).toJS()
    expect(forms).toHaveLength(9)
    expect(forms.filter(({ federal }) => federal)).toHaveLength(5)
  })

  test.each([
    [
      omsk,
      'PUPIL_PUPIL TEACHER_TEACHER STUDENT_PUPIL EMPLOYER_PUPIL EMPLOYER_STUDENT PEDAGOGUE_PUPIL SPO_PEER TEAM_TEAM',
      'RNC RNC RNC RNC RNC RNC RNC RNC',
    ],
    [
      tomsk,
      'PUPIL_PUPIL TEACHER_TEACHER STUDENT_PUPIL EMPLOYER_PUPIL EMPLOYER_STUDENT PEDAGOGUE_PUPIL LECTURER_STUDENT SPO_PEER',
      'RCRO TOIPKRO RCRO RCRO RCRPK RCRO RCRPK RCRPK',
    ],
    [nizhnyayaTura, 'PUPIL_PUPIL TEACHER_TEACHER STUDENT_PUPIL EMPLOYER_PUPIL', '- - - -'],
  ])('$0.title: формы и кураторы форм', (model, codes, stewards) => {
    expect(model.forms.map(({ code }) => code).join(' ')).toBe(codes)
    expect(model.forms.map(({ steward }) => steward ?? '-').join(' ')).toBe(stewards)
  })

  test.each([
    [omsk, 33],
    [tomsk, 20],
    [nizhnyayaTura, 1],
  ])('$0.title: муниципалитетов — $1', (model, count) => expect(model.municipalities).toHaveLength(count))

  test('территория без РНЦ', () => {
    expect(nizhnyayaTura.top).toBe('municipality')
    expect(nizhnyayaTura.captions.regionalCentre).toBeNull()
    expect(nizhnyayaTura.roles.map(({ code }) => code)).not.toContain('RNC')
    expect(nizhnyayaTura.roles.find(({ code }) => code === 'MOUO')?.title).toBe('Управление образования')
  })

  test('педагог-навигатор — подпись куратора в томских колледжах', () => {
    expect(tomsk.captions.curatorAt.COLLEGE).toBe('педагог-навигатор')
    expect(omsk.captions.curatorAt).toEqual({})
  })
})

describe('цели', () => {
  test.each([
    [omsk, 'I1', from2020(10, 30, 40, 50, 70)],
    [omsk, 'I2', from2020(2, 4, 6, 8, 10)],
    [omsk, 'I3', from2020(45, 50, 60, 65, 70)],
    [omsk, 'I4', from2020(2, 10, 16, 24, 30)],
    [omsk, 'I5', from2020(50, 55, 65, 75, 85)],
    [omsk, 'I6', from2020(50, 55, 65, 75, 85)],
    [omsk, 'RP1', [[2019, 3], ...from2020(10, 20, 35, 50, 70)]],
    [omsk, 'RP2', from2020(10, 20, 35, 50, 70)],
    [omsk, 'RP3', from2020(10, 20, 35, 50, 70)],
    [omsk, 'RP4', from2020(45, 50, 60, 65, 70)],
    [omsk, 'RP5', [[2024, 70]]],
    [nizhnyayaTura, 'I1', from2020(10, 25, 40, 55, 70)],
    [nizhnyayaTura, 'I2', from2020(2, 4, 6, 8, 10)],
    [nizhnyayaTura, 'I3', from2020(10, 25, 40, 55, 70)],
    [nizhnyayaTura, 'I4', from2020(2, 10, 20, 25, 30)],
    [nizhnyayaTura, 'I5', []],
    [nizhnyayaTura, 'I6', []],
  ])('$0.title: $1', (model, code, expected) => expect(percents(model, code)).toEqual(expected))

  test('Томск: показатели есть, целей нет', () => {
    expect(tomsk.indicators.map(({ code }) => code).join(' ')).toBe('I1 I2 I3 I4 I5 I6 RP1 RP2 RP3')
    expect(tomsk.indicators.flatMap(({ targets }) => targets)).toEqual([])
  })
})

describe('отчётные формы', () => {
  test('форма 1, затем формы наставничества в порядке модели', () => {
    expect(omsk.reportForms.map(({ number, heading }) => [number, heading])).toEqual([
      ['1', 'Форма 1'],
      ['2', 'Форма 2'],
      ['3', 'Форма 3'],
      ['4', 'Форма 4'],
      ['5', 'Форма 5'],
      [null, 'Форма «работодатель – студент»'],
      [null, 'Форма «педагог – ученик»'],
      [null, 'Форма «студент – студент»'],
      [null, 'Форма «команда – команда»'],
    ])
  })

  test.each([
    ['PUPIL_PUPIL', '«ученик – ученик»', 'наставников', false],
    ['TEACHER_TEACHER', '«Учитель - учитель»', 'наставников', false],
    ['STUDENT_PUPIL', '«Студент-ученик»', 'Наставников (наимен. ПОО, специальность, курс)', true],
    ['EMPLOYER_PUPIL', '«Работодатель-ученик»', 'Наставников (место работы, должность)', true],
    ['PEDAGOGUE_PUPIL', '«педагог – ученик»', 'наставников', false],
  ])('%s', (code, ending, mentors, mentorDetails) => {
    const report = omsk.reportForms.find(({ form }) => form === code)
    expect(report?.title).toBe(
      `Данные о численности вовлеченности наставников и наставляемых в образовательной организации по форме ${ending}`,
    )
    expect(report).toMatchObject({ columns: { municipality: 'Муниципальный район', mentors }, mentorDetails })
  })

  test('колонка муниципалитета — подпись территории', () =>
    expect(nizhnyayaTura.reportForms.map(({ columns }) => columns.municipality)).toEqual(Array(5).fill('Городской округ')))
})

describe('поиск по названию', () => {
  test.each([
    ['ученик – ученик', 'PUPIL_PUPIL'],
    ['УЧЕНИК-УЧЕНИК', 'PUPIL_PUPIL'],
    ['Ученик — ученик', 'PUPIL_PUPIL'],
    [' ученик  –  ученик ', 'PUPIL_PUPIL'],
    ['Форма «Студент-ученик»', 'STUDENT_PUPIL'],
    ['«учитель‑учитель»', 'TEACHER_TEACHER'],
    ['учитель-ученик', 'PEDAGOGUE_PUPIL'],
    ['Педагог −ученик', 'PEDAGOGUE_PUPIL'],
    ['преподаватель – студент', undefined],
    ['дружба', undefined],
    ['', undefined],
  ])('форма «%s» → %s', (text, code) => expect(parseFormTitle(omsk, text)?.code).toBe(code))

  test.each([
    ['Саргатский', 'sargatskiy'],
    ['Саргатский район', 'sargatskiy'],
    ['САРГАТСКИЙ муниципальный р-н', 'sargatskiy'],
    ['Саргатский муниципальный округ Омской области', 'sargatskiy'],
    ['Азовский район', 'azovskiy'],
    ['Русско - Полянский', 'russko-polyanskiy'],
    ['Омский район', 'omskiy'],
    ['г.Омск', 'omsk-city'],
    ['город Омск', 'omsk-city'],
    ['Томск', undefined],
    ['район', undefined],
  ])('муниципалитет «%s» → %s', (text, code) => expect(findMunicipality(omsk, text)?.code).toBe(code))

  test.each([
    ['Омская область', 'omsk'],
    ['томск', 'tomsk'],
    ['НТГО', 'nizhnyaya-tura'],
    ['Марс', undefined],
  ])('территория «%s» → %s', (text, code) => expect(findTerritory(models, text)?.code).toBe(code))
})

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
    ['tomsk/territory.yaml', 'Asia/Tomsk', 'Asia/Nowhere', 'models/tomsk/territory.yaml:5 timeZone: неизвестный часовой пояс'],
    [
      'tomsk/territory.yaml',
      'regionId: 2',
      'regionId: 1',
      'models/tomsk/territory.yaml:2 regionId: значение 1 уже занято другой территорией',
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
