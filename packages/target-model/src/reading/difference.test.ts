import { describe, expect, test } from 'vitest'
import { compareHandbooks, readHandbook } from '../index.ts'
import { models, nizhnyayaTura, omsk, tomsk } from '../testing.ts'

const compare = (here: typeof omsk, there: typeof omsk) => compareHandbooks(readHandbook(here), readHandbook(there))
const found = (section: string, here = omsk, there = tomsk) => compare(here, there).find(({ code }) => code === section)?.entries ?? []
const codes = (section: string, status: string) => found(section).flatMap((entry) => (entry.status === status ? [entry.code] : []))
const fieldOf = (section: string, code: string, label: string, there = tomsk) =>
  found(section, omsk, there)
    .find((entry) => entry.code === code)
    ?.fields.find((field) => field.label === label)

describe('отличия двух территорий', () => {
  test.each(models.map((model) => [model.title, model] as const))('%s не отличается от себя', (_, model) => {
    const entries = compare(model, model).flatMap((section) => section.entries)
    expect(entries.length).toBeGreaterThan(200)
    expect(entries.filter(({ status, fields }) => status !== 'same' || fields.length > 0)).toEqual([])
  })

  test('что есть только у одной', () => {
    expect(codes('forms', 'onlyHere')).toContain('TEAM_TEAM')
    expect(codes('forms', 'onlyThere')).toContain('LECTURER_STUDENT')
    expect(codes('organisation-tab', 'onlyHere')).toHaveLength(5)
    expect(codes('roadmap-school', 'onlyThere')).toHaveLength(34)
    expect(codes('actors', 'onlyThere')).toContain('RCRO')
  })

  test('обратное сравнение меняет стороны', () => {
    const mirrored = { onlyHere: 'onlyThere', onlyThere: 'onlyHere', differs: 'differs', same: 'same' } as const
    const statuses = (here: typeof omsk, there: typeof omsk) =>
      compare(here, there)
        .flatMap(({ code, entries }) => entries.map((entry) => `${code} ${entry.title} ${entry.status}`))
        .toSorted()
    const back = compare(tomsk, omsk).flatMap(({ code, entries }) =>
      entries.flatMap((entry) => (entry.status === 'differs' ? [] : [`${code} ${entry.title} ${mirrored[entry.status]}`])),
    )
    expect(statuses(omsk, tomsk).filter((line) => !line.endsWith(' differs'))).toEqual(back.toSorted())
  })

  test.each([
    ['forms', 'PUPIL_PUPIL', 'Ответственный', ['РНЦ'], ['РЦРО']],
    ['territory', 'captions', 'Столбец муниципалитета', ['Муниципальный район'], ['Муниципальное образование']],
    ['territory', 'captions', 'Куратор иначе', null, ['Профессиональная образовательная организация — педагог-навигатор']],
    ['indicators', 'I2', 'Цели по годам', ['2020 — 2 %', '2021 — 4 %', '2022 — 6 %', '2023 — 8 %', '2024 — 10 %'], ['не установлены']],
  ])('%s %s: %s', (section, code, label, here, there) => {
    expect(fieldOf(section, code, label)).toEqual({ label, here, there })
  })

  test('цели НТГО и Омска по одному показателю', () => {
    expect(fieldOf('indicators', 'I3', 'Цели по годам', nizhnyayaTura)?.there?.at(0)).toBe('2020 — 10 %')
    expect(fieldOf('indicators', 'I2', 'Цели по годам', nizhnyayaTura)).toBeUndefined()
  })

  test('общие определения не отличаются', () => {
    for (const section of ['stages', 'criteria', 'monitoring-parameters', 'inconsistencies', 'role-models'])
      expect(found(section).filter(({ status }) => status !== 'same')).toEqual([])
  })
})
