import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Problem, readModelFile, TargetModelError } from './model-files.ts'
import { checkRoadmaps, type Roadmap, type RoadmapItem, Roadmaps } from './roadmaps.ts'
import { models } from './testing.ts'

const fileOf = (territory: string) => new URL(`../models/${territory}/roadmaps.yaml`, import.meta.url)

async function read(url: URL) {
  const problems: Problem[] = []
  const file = await readModelFile(url, 'roadmaps.yaml', Roadmaps, problems)
  if (file) checkRoadmaps(file, problems)
  if (!file || problems.length > 0) throw new TargetModelError(problems)
  return file.value
}

const roadmaps = models.flatMap((model) => model.roadmaps)
const roadmapOf = (code: string): Roadmap => {
  const roadmap = roadmaps.find((candidate) => candidate.code === code)
  if (!roadmap) throw new Error(`Нет дорожной карты ${code}`)
  return roadmap
}
const itemOf = (code: string, number: string): RoadmapItem => {
  const item = roadmapOf(code).items.find((candidate) => candidate.number === number)
  if (!item) throw new Error(`В ${code} нет пункта ${number}`)
  return item
}
const codesOf = ({ evidence }: RoadmapItem) => evidence.map(({ code }) => code).join(' ')

describe('дорожные карты источников', () => {
  test.each([
    ['omsk-region', 'REGION', '', 34],
    ['omsk-algorithm-school', 'ORGANISATION', 'SCHOOL', 7],
    ['omsk-algorithm-extra-ed', 'ORGANISATION', 'EXTRA_ED', 7],
    ['omsk-algorithm-college', 'ORGANISATION', 'COLLEGE', 7],
    ['tomsk-school', 'ORGANISATION', 'SCHOOL EXTRA_ED', 34],
    ['tomsk-college', 'ORGANISATION', 'COLLEGE', 10],
    ['nizhnyaya-tura', 'MUNICIPALITY', '', 18],
  ])('%s: %s %s — пунктов %i', (code, level, kinds, count) => {
    const roadmap = roadmapOf(code)
    expect([roadmap.level, roadmap.organisationKinds.join(' '), roadmap.items.length]).toEqual([level, kinds, count])
  })

  test('других нет, и у каждого пункта есть свидетельства', () => {
    expect(roadmaps).toHaveLength(7)
    expect(roadmaps.flatMap(({ items }) => items).filter(({ evidence }) => evidence.length === 0)).toEqual([])
  })

  test('один код свидетельства описан одинаково во всех территориях', () => {
    const evidence = roadmaps.flatMap(({ items }) => items.flatMap((item) => item.evidence))
    const descriptions = new Set(evidence.map(({ code, name, mode }) => `${code} ${name} ${mode}`))
    expect(descriptions.size).toBe(new Set(evidence.map(({ code }) => code)).size)
  })

  test('в НТГО после 16 идёт 18, а порядковый номер — 17', () => {
    const numbers = roadmapOf('nizhnyaya-tura').items.map(({ number }) => Number(number))
    expect(numbers).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 18, 19])
    expect(itemOf('nizhnyaya-tura', '18').order).toBe(17)
  })

  test('в школьной карте Томска шаги идут по семи этапам', () => {
    const stages = roadmapOf('tomsk-school').items.map(({ stage }) => stage)
    const sizes = [...new Set(stages)].map((stage) => [stage, stages.filter((other) => other === stage).length])
    expect(sizes).toEqual([
      ['PREPARATION', 4],
      ['MENTEE_BASE', 5],
      ['MENTOR_BASE', 3],
      ['SELECTION_TRAINING', 3],
      ['MATCHING', 4],
      ['EXECUTION', 7],
      ['COMPLETION', 8],
    ])
  })

  test('даты правил стоят и в тексте срока', () => {
    for (const { number, due, span, dueText } of roadmapOf('omsk-region').items) {
      const { from, to } = due.type === 'fixed' ? due : (span ?? {})
      const written = (dueText ?? '').match(/\d\d\.\d\d\.\d{4}/g)?.map((day) => day.split('.').toReversed().join('-'))
      // 2.3 names the end of the first year's term, which the yearly rule repeats.
      expect({ number, written }).toEqual({
        number,
        written: number === '2.3' ? ['2020-10-07', '2020-10-10'] : [from, to].filter((day) => day !== undefined),
      })
    }
  })
})

describe('сроки, ответственные, свидетельства', () => {
  test.each<[string, string, RoadmapItem['due'], string]>([
    ['omsk-region', '1.1.2', { type: 'fixed', to: '2020-05-05' }, 'МО ОО: CENTRE_ACT'],
    [
      'omsk-region',
      '1.3.3',
      { type: 'fixed', from: '2020-09-01', to: '2020-09-11' },
      'Руководитель РНЦ, Директор «ОПК № 1»: CENTRE_REGULATION JOB_DESCRIPTIONS',
    ],
    ['omsk-region', '2.3', { type: 'annual', monthDay: '10-10', windowFrom: '10-07' }, 'МОУО: MUNICIPAL_ROADMAPS'],
    ['omsk-region', '3.3', { type: 'monthly' }, 'РНЦ, ИРООО: TRAINING_EVENTS'],
    ['omsk-region', '3.7', { type: 'bySeparatePlan' }, 'ИРООО, РНЦ: FURTHER_TRAINING'],
    ['omsk-region', '5.1', { type: 'annual', monthDay: '10-10' }, 'РНЦ, ИРООО: PRACTICES_NOTE'],
    ['omsk-region', '5.2', { type: 'annual', monthDay: '12-20' }, 'РНЦ: REPORT_TEMPLATES'],
    ['omsk-region', '5.3', { type: 'annual', monthDay: '12-20', windowFrom: '12-10' }, 'РНЦ: MONITORING_ROUND'],
    ['omsk-region', '5.7', { type: 'annual', monthDay: '12-27' }, 'РНЦ: MODEL_REPORT FORMS_NOTE'],
    ['omsk-algorithm-college', '6', { type: 'annual', monthDay: '12-20', windowFrom: '12-10' }, ': FORMS_2_5'],
    ['tomsk-school', '19', { type: 'bySeparatePlan' }, ': MATCH_ORDER MATCH_NOTICES'],
    ['nizhnyaya-tura', '1', { type: 'monthOnly', month: 1, year: 2020 }, 'УО: ROADMAP_ORDER'],
    ['nizhnyaya-tura', '11', { type: 'monthOnly', month: 12 }, 'УО, МКУ «ИМЦ», ОО: MONITORING_ROUND'],
    ['nizhnyaya-tura', '14', { type: 'wholePeriod' }, 'МКУ «ИМЦ», ОО: ROADMAP_PROGRESS'],
    ['nizhnyaya-tura', '18', { type: 'monthOnly', month: 5 }, 'УО, МКУ «ИМЦ», ОО: EVENT_CEREMONY AWARDS'],
  ])('%s %s', (code, number, due, rest) => {
    const item = itemOf(code, number)
    expect(item.due).toEqual(due)
    expect(`${item.responsible.join(', ')}: ${codesOf(item)}`).toBe(rest)
  })

  test.each([
    ['tomsk-school', '18', 'соединение и соединение'],
    ['tomsk-college', '10', 'организационно-партнеров'],
    ['omsk-region', '5.4', 'Разработки формы'],
    ['nizhnyaya-tura', '15', 'Развития'],
  ])('%s %s: описка «%s» исправлена, исходное название сохранено', (code, number, slip) => {
    const { title, sourceTitle } = itemOf(code, number)
    expect(title).not.toContain(slip)
    expect(sourceTitle).toContain(slip)
  })

  test('шаг карты колледжа знает шаги школьной, которые сокращает', () =>
    expect(itemOf('tomsk-college', '3').counterparts).toEqual(['5', '9', '10', '12']))
})

describe('ошибки', () => {
  let directory: string
  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'roadmaps-'))
  })
  afterAll(() => rm(directory, { recursive: true }))

  test.each([
    ['omsk', 'code: omsk-algorithm-college', 'code: omsk-region', 'код omsk-region повторяется'],
    ['omsk', "number: '1.1.2'", "number: '1.1.1'", 'номер 1.1.1 повторяется'],
    ['omsk', "code: '1.2'", "code: '1.1'", 'код 1.1 повторяется'],
    ['omsk', "section: '1.2'", "section: '9'", 'items[3].section: раздела 9 нет в sections'],
    ['omsk', 'responsible: [РНЦ, ИРООО', 'responsible: [РНЦ, ИРО', 'responsible[1]: ответственного ИРО нет в responsibles'],
    ['omsk', "from: '2020-08-01', to: '2020-09-01'", "from: '2020-10-01', to: '2020-09-01'", 'due: начало срока позже его окончания'],
    ['omsk', "span: { from: '2020-10-15'", "span: { from: '2025-10-15'", 'span: начало срока позже его окончания'],
    ['omsk', "from: '2020-08-01'", "from: '2019-08-01'", 'due: 2019-08-01 вне срока дорожной карты (2020-01-01 – 2024-12-31), а note нет'],
    ['omsk', "dueText: '05.05.2020'", "span: { to: '2020-05-05' }", 'span: даты уже указаны в due'],
    ['omsk', 'organisationKinds: [SCHOOL]', 'organisationKinds: []', 'виды организаций указывают только у дорожной карты организации'],
    ['tomsk', 'order: 5', 'order: 6', 'порядковый номер 6, а по месту в списке — 5'],
    ['tomsk', 'shortOf: tomsk-school', 'shortOf: tomsk', 'дорожной карты tomsk нет в файле'],
    ['tomsk', "counterparts: ['4']", "counterparts: ['40']", 'counterparts[0]: пункта 40 нет в полной дорожной карте'],
    [
      'tomsk',
      'MENTEE_REGISTRY, name: Снимок базы наставляемых, mode: CONFIRM',
      'MENTEE_REGISTRY, name: Снимок базы, mode: CONFIRM',
      'MENTEE_REGISTRY выше описано иначе: «Снимок базы», CONFIRM',
    ],
    ['tomsk', 'stage: MATCHING', 'stage: WEDDING', 'stage: ожидается одно из PREPARATION'],
    ['nizhnyaya-tura', 'year: 2020', 'year: 2025', '2025-01 вне срока дорожной карты (2020-01-01 – 2024-12-31), а note нет'],
  ])('%s: %s → %s', async (territory, from, to, message) => {
    const text = await readFile(fileOf(territory), 'utf8')
    expect(text).toContain(from)
    const path = join(directory, 'roadmaps.yaml')
    await writeFile(path, text.replace(from, to))
    await expect(read(pathToFileURL(path))).rejects.toThrow(message)
  })
})
