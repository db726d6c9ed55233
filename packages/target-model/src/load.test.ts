import { readFile } from 'node:fs/promises'
import { describe, expect, test } from 'vitest'
import { parseDocument } from 'yaml'
import { findMunicipality, findTerritory, municipalityCaptionOn, parseFormTitle, type TargetModel } from './index.ts'
import { models, nizhnyayaTura, omsk, tomsk } from './testing.ts'

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

  test('федеральная часть содержит пять форм Р-145', async () => {
    const file = await readFile(new URL('../models/federal/forms.yaml', import.meta.url), 'utf8')
    const forms: { federal: boolean }[] = parseDocument(file).toJS()
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
      ...omsk.forms.slice(4).map(({ title }) => [null, `Форма «${title}»`]),
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

describe('реформы и подчинение', () => {
  const municipality = (model: TargetModel, wanted: string) => model.municipalities.find(({ code }) => code === wanted)

  test('район, ставший округом, помнит прежнее имя и источник; город не меняется', () => {
    expect(municipality(omsk, 'sargatskiy')).toMatchObject({
      fullTitle: 'Саргатский муниципальный округ',
      pasts: [{ until: '2025-10-01', fullTitle: 'Саргатский муниципальный район' }],
    })
    expect(omsk.municipalities.filter(({ pasts }) => pasts.length === 1)).toHaveLength(32)
    expect(municipality(omsk, 'omsk-city')?.pasts).toEqual([])
    expect(tomsk.municipalities.flatMap(({ pasts }) => pasts)).toEqual([])
  })

  test.each([
    [omsk, '2025-09-30', 'Муниципальный район'],
    [omsk, '2025-10-01', 'Муниципальный округ'],
    [omsk, '2030-01-01', 'Муниципальный округ'],
    [nizhnyayaTura, '2030-01-01', 'Городской округ'],
  ])('$0.title: подпись колонки на $1 — «$2»', (model, day, caption) => expect(municipalityCaptionOn(model, day)).toBe(caption))

  test('колледжи отвечают перед органом области, школы — перед муниципалитетом', () => {
    expect(omsk.subordination?.byKind).toEqual({ COLLEGE: 'EDUCATION_MINISTRY' })
    expect(tomsk.subordination?.byKind).toEqual({ COLLEGE: 'VOCATIONAL_EDUCATION_DEPARTMENT' })
    expect(nizhnyayaTura.subordination).toBeNull()
  })
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
