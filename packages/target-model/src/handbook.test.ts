import { readdir, readFile } from 'node:fs/promises'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { nizhnyayaTura, omsk, tomsk } from './testing.ts'

const codes = (entries: { code: string }[]) => entries.map(({ code }) => code).join(' ')

describe('определения, общие для всех', () => {
  const { handbook } = omsk

  test('семь этапов по порядку', () =>
    expect(codes(handbook.stages)).toBe('PREPARATION MENTEE_BASE MENTOR_BASE SELECTION_TRAINING MATCHING EXECUTION COMPLETION'))

  test.each([
    ['технологии', handbook.techniques, 5],
    ['подходы', handbook.approaches, 5],
    ['критерии практики', handbook.criteria, 6],
    ['дефициты', handbook.deficits, 3],
    ['метакомпетенции', handbook.metaCompetences, 4],
    ['этапы мониторинга', handbook.monitoring.stages, 2],
    ['параметры мониторинга', handbook.monitoring.parameters, 11],
    ['проблемы обучающегося', handbook.dictionaries.learnerProblems, 11],
    ['проблемы региона', handbook.dictionaries.regionProblems, 4],
    ['ожидаемые результаты', handbook.dictionaries.results, 6],
  ])('%s', (_, entries, count) => expect(entries).toHaveLength(count))

  test('меньше должно стать только тревожности и выгорания', () =>
    expect(codes(handbook.monitoring.parameters.filter(({ better }) => better === 'LOWER'))).toBe('ANXIETY BURNOUT'))

  test('двадцать семь противоречий, номера подряд', () =>
    expect(handbook.inconsistencies.map(({ number }) => number)).toEqual(Array.from({ length: 27 }, (_, index) => index + 1)))

  test('федеральные и свои акты — одним списком по дате', () => {
    const dates = handbook.legalActs.flatMap(({ date }) => date ?? [])
    expect(dates).toEqual(dates.toSorted())
    expect(codes(handbook.legalActs)).toMatch(/\bR_145\b.*\bCENTRE_DEFINED\b.*\bCONCEPT_2030\b/)
  })
})

describe('ролевые модели', () => {
  const entries = omsk.handbook.roleModels.flatMap(({ models: variations }) => variations)

  test('есть у пяти форм Р-145', () =>
    expect(omsk.handbook.roleModels.map(({ form, models: variations }) => [form, variations.length])).toEqual([
      ['PUPIL_PUPIL', 4],
      ['TEACHER_TEACHER', 4],
      ['STUDENT_PUPIL', 4],
      ['EMPLOYER_PUPIL', 3],
      ['EMPLOYER_STUDENT', 4],
    ]))

  test('подписи и описания не вешают ярлыков', () => {
    const labels = /успева|пассивн|равнодушн|неадапт|консерватив|неопытн|потребител|испытыва|проблем|дезориент|трудн|слаб|отста|лидер/i
    expect(entries.map(({ caption, description }) => `${caption}. ${description}`).filter((text) => labels.test(text))).toEqual([])
  })
})

describe('территории', () => {
  test.each([
    [omsk, { goal: 'S0', tasks: 10, principles: 10, directions: 0, terms: 1 }],
    [tomsk, { goal: 'S3', tasks: 6, principles: 0, directions: 5, terms: 2 }],
    [nizhnyayaTura, { goal: 'S4', tasks: 6, principles: 0, directions: 0, terms: 0 }],
  ])('$title: цель, задачи, принципы — свои, где документ их называет', ({ handbook: { purpose } }, { goal, ...counts }) => {
    expect(purpose.goal.source).toContain(goal)
    expect({
      tasks: purpose.tasks.length,
      principles: purpose.principles.length,
      directions: purpose.directions.length,
      terms: purpose.terms.length,
    }).toEqual(counts)
  })

  test('Омск: семь участников таблицы 3, у каждого обмен с РНЦ в обе стороны', () => {
    const rows = ['EDUCATION_MINISTRY', 'MOUO', 'CULTURE_MINISTRY', 'ENTERPRISES', 'IROOO', 'SCHOOLS', 'EMPLOYERS']
    for (const [index, code] of rows.entries()) {
      const place = `S0 табл. 3 п. ${index + 1}`
      expect(omsk.handbook.actors.find((actor) => actor.code === code)?.functions.map(({ source }) => source)).toContain(place)
      const flows = omsk.handbook.flows.filter(({ source }) => source === place)
      expect(new Set(flows.map(({ from, to }) => `${from} → ${to}`))).toEqual(new Set([`${code} → RNC`, `RNC → ${code}`]))
    }
  })

  test('Омск: шесть потоков схемы S1, у каждого есть ответный', () => {
    const flows = omsk.handbook.flows.filter(({ source }) => source.startsWith('S1'))
    expect(flows).toHaveLength(6)
    expect(flows.filter(({ answer }) => answer === null)).toEqual([])
  })

  test('Томск: в модели есть каждый пункт распоряжения, с 6 по 8 — рекомендации', () => {
    const { actors, purpose, workingGroups } = tomsk.handbook
    const duties = actors.flatMap(({ functions }) => functions)
    const pointOf = (source: string) => Number(/^S3 п\. (\d)/.exec(source)?.[1])
    const points = [...duties, ...purpose.directions, ...purpose.terms, ...workingGroups].map(({ source }) => pointOf(source))
    expect(new Set(points)).toEqual(new Set([1, 2, 3, 4, 5, 6, 7, 8, 9]))
    expect(duties.filter(({ recommended }) => recommended).map(({ source }) => pointOf(source))).toEqual([6, 7, 8])
  })

  test('Томск: девять членов рабочей группы, двое сопредседателей, секретарь', () =>
    expect(
      tomsk.handbook.workingGroups
        .flatMap(({ members }) => members.map(({ seat }) => seat))
        .toSorted()
        .join(' '),
    ).toBe('CO_CHAIR CO_CHAIR MEMBER MEMBER MEMBER MEMBER MEMBER MEMBER SECRETARY'))

  test('НТГО: три исполнителя, РНЦ нет', () =>
    expect(codes(nizhnyayaTura.handbook.actors)).toBe('EDUCATION_DEPARTMENT METHOD_CENTRE ORGANISATIONS'))

  test('вкладка сайта и страница РНЦ — только там, где их описали', () => {
    expect(omsk.handbook.site.organisationTab?.sections).toHaveLength(5)
    expect(omsk.handbook.site.centrePage?.sections).toHaveLength(7)
    expect([tomsk, nizhnyayaTura].map(({ handbook }) => handbook.site.organisationTab)).toEqual([null, null])
  })

  test.each([
    [omsk, 'FORMS_1_5', { type: 'annual', monthDay: '12-20', windowFrom: '12-10' }],
    [omsk, 'PRACTICES_NOTE', { type: 'annual', monthDay: '10-10' }],
    [omsk, 'ANNUAL_REPORT', { type: 'annual', monthDay: '12-27' }],
    [omsk, 'ORGANISATION_NOTE', null],
    [tomsk, 'PROJECT_INDICATORS', { type: 'bySeparatePlan' }],
    [nizhnyayaTura, 'ANALYTICAL_REPORT', { type: 'monthOnly', month: 12 }],
  ])('$0.title: срок отчёта $1', ({ handbook }, code, due) =>
    expect(handbook.reportCalendar.find((report) => report.code === code)?.due).toEqual(due),
  )
})

describe('источники', async () => {
  const root = new URL('../models/', import.meta.url)
  const files = (await readdir(root, { recursive: true })).filter((file) => file.endsWith('.yaml'))
  const key = /S[0-4]\b|OSM|\[[WMD]\]/

  test.each(files)('%s: каждый источник назван по документу или знаку', async (file) => {
    const sources = sourcesOf(parse(await readFile(new URL(file, root), 'utf8')))
    expect(sources.length).toBeGreaterThan(0)
    expect(sources.filter((source) => !key.test(source))).toEqual([])
  })

  test('фамилии должностных лиц в модель не перенесены', async () => {
    const texts = await Promise.all(files.map((file) => readFile(new URL(file, root), 'utf8')))
    expect(texts.join('\n')).not.toMatch(/[А-ЯЁ]\.\s?[А-ЯЁ]\.\s?[А-ЯЁ][а-яё]+|[А-ЯЁ][а-яё]+\s[А-ЯЁ]\.\s?[А-ЯЁ]\./)
  })
})

function sourcesOf(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, part]) => (name === 'source' ? [String(part)] : sourcesOf(part)))
}
