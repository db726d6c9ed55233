import { describe, expect, test } from 'vitest'
import { readHandbook } from '../index.ts'
import { models, nizhnyayaTura, omsk, tomsk } from '../testing.ts'
import { sourceWords } from './sources.ts'
import { dueWords } from './words.ts'

const sectionsOf = (model: typeof omsk) => readHandbook(model).flatMap(({ sections }) => sections)
const entryOf = (model: typeof omsk, section: string, code: string) =>
  sectionsOf(model)
    .find((candidate) => candidate.code === section)
    ?.entries.find((entry) => entry.code === code)

describe('справочник территории', () => {
  test.each([
    [omsk, { sections: 53, entries: 472 }],
    [tomsk, { sections: 49, entries: 396 }],
    [nizhnyayaTura, { sections: 45, entries: 304 }],
  ])('$0.title: разделов и записей — $1', (model, counts) => {
    const sections = sectionsOf(model)
    expect({ sections: sections.length, entries: sections.flatMap(({ entries }) => entries).length }).toEqual(counts)
  })

  test.each(models.map((model) => [model.title, model] as const))('%s: у каждой записи адрес, название и источник словами', (_, model) => {
    const sections = sectionsOf(model)
    expect(new Set(sections.map(({ code }) => code)).size).toBe(sections.length)
    for (const { entries } of sections) {
      expect(new Set(entries.map(({ code }) => code)).size).toBe(entries.length)
      expect(entries.filter(({ title, source }) => title === '' || source === '' || /\bS\d\b|\[[A-Z]\]/.test(source))).toEqual([])
    }
  })

  test('форма: правила, ответственный и что делает система', () => {
    const { facts, system } = entryOf(tomsk, 'forms', 'PUPIL_PUPIL') ?? { facts: [], system: '' }
    const shown = Object.fromEntries(facts.map(({ label, values }) => [label, values[0]]))
    expect(shown).toMatchObject({ 'Возраст наставляемого': 'от 10 до 19 лет', 'Оба из одной организации': 'да', Ответственный: 'РЦРО' })
    expect(system).toBe(
      'Считается в Форме 2. При загрузке предупреждает, если наставляемому меньше 10 или больше 19 лет. Предупреждает, если наставник не старше классом или курсом.',
    )
  })

  test('дорожные карты: номер документа, срок словами, чем подтверждается', () => {
    const step = entryOf(nizhnyayaTura, 'roadmap', '18')
    expect(step?.title).toBe('18. Проведение мероприятия для подведения итогов программы наставничества и награждения лучших наставников')
    expect(step?.facts).toContainEqual({ label: 'Срок', values: ['ежегодно, в мае'] })
    expect(step?.facts).toContainEqual({
      label: 'Чем подтверждается',
      values: ['Торжественное мероприятие — по данным', 'Награды вручены — по данным'],
    })
  })

  test('показатель: цели по годам, нет цели — так и сказано', () => {
    const goals = (model: typeof omsk, code: string) =>
      entryOf(model, 'indicators', code)?.facts.find(({ label }) => label === 'Цели по годам')?.values
    expect(goals(omsk, 'I1')).toEqual(['2020 — 10 %', '2021 — 30 %', '2022 — 40 %', '2023 — 50 %', '2024 — 70 %'])
    expect(goals(tomsk, 'I1')).toEqual(['не установлены'])
  })

  test('признаки подбора: сколько очков и за что все', () => {
    const facts = ['INTERESTS', 'NEARNESS', 'CONTINUITY', 'WAITING'].map((code) =>
      entryOf(omsk, 'matching-criteria', code)?.facts.map(({ label, values }) => `${label} ${values.join()}`),
    )
    expect(facts).toEqual([
      ['Очков 40', 'Все очки — общих интересов не меньше 2'],
      ['Очков 40', 'В одном муниципалитете, % этих очков 50'],
      ['Очков 40'],
      ['Очков 20', 'Все очки — через, дней 180'],
    ])
  })

  test('раздела, о котором документы молчат, нет', () => {
    expect(sectionsOf(nizhnyayaTura).map(({ code }) => code)).not.toContain('principles')
  })
})

describe('источники словами', () => {
  test.each([
    ['S0 табл. 4 п. 1', 'Региональная модель Омской области (2020), табл. 4 п. 1'],
    ['S0 разд. III; S0 разд. III; S0 табл. 1', 'Региональная модель Омской области (2020), разд. III; табл. 1'],
    ['S4', 'Дорожная карта НТГО (31.01.2020)'],
    ['OSM', 'OpenStreetMap'],
    ['[M] МР-42/02; подпись — [D]', 'По памяти, сверить с текстом: МР-42/02; подпись — решение разработчиков'],
    [
      '[C] S0 табл. 4 п. 1',
      'Скопировано из модели другой территории, не подтверждено: Региональная модель Омской области (2020), табл. 4 п. 1',
    ],
  ])('%s', (source, words) => expect(sourceWords(source, omsk.handbook.documents)).toBe(words))
})

describe('сроки словами', () => {
  test.each([
    [{ type: 'fixed', from: '2020-09-01', to: '2020-09-11' }, 'с 01.09.2020 по 11.09.2020'],
    [{ type: 'fixed', to: '2020-05-05' }, 'до 05.05.2020'],
    [{ type: 'fixed', from: '2020-05-05' }, 'с 05.05.2020'],
    [{ type: 'annual', monthDay: '12-20', windowFrom: '12-10' }, 'ежегодно, с 10 декабря по 20 декабря'],
    [{ type: 'annual', monthDay: '12-27' }, 'ежегодно, до 27 декабря'],
    [{ type: 'monthly' }, 'ежемесячно'],
    [{ type: 'quarterly', dayAfter: 10 }, 'ежеквартально, 10 дн. после конца квартала'],
    [{ type: 'monthOnly', month: 1, year: 2020 }, 'в январе 2020 года'],
    [{ type: 'monthOnly', month: 12 }, 'ежегодно, в декабре'],
    [{ type: 'wholePeriod' }, 'весь период'],
    [{ type: 'bySeparatePlan' }, 'по отдельному плану'],
    [{ type: 'onDemand' }, 'по запросу'],
  ] as const)('%o', (due, words) => expect(dueWords(due)).toBe(words))
})
