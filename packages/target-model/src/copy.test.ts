import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import {
  builtInModels,
  compareHandbooks,
  copyTerritory,
  loadTargetModels,
  readHandbook,
  remarksOf,
  type TargetModel,
  TargetModelError,
  territoryFoldersIn,
} from './index.ts'
import { nizhnyayaTura, omsk, tomsk } from './testing.ts'

const novyy = { code: 'novyy', regionId: 90, title: 'Новая область' }
const urlOf = (folder: string) => pathToFileURL(`${folder}/`)

let directory: string
let pristine: string
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'territories-'))
  pristine = join(directory, 'pristine')
  await copyTerritory(new URL('omsk/', builtInModels), omsk, urlOf(pristine), novyy)
})
afterAll(() => rm(directory, { recursive: true }))

/** Loads the copy beside the territories that come with the system. */
async function loadCopy(folder: string): Promise<TargetModel | undefined> {
  return (await loadTargetModels(builtInModels, [urlOf(folder)])).find(({ code }) => code === novyy.code)
}

describe('модель новой территории', () => {
  let folder: string
  beforeEach(async () => {
    folder = join(directory, 'models', novyy.code)
    await rm(folder, { recursive: true, force: true })
    await cp(pristine, folder, { recursive: true })
  })

  test('загрузчик принимает её рядом с остальными', async () => {
    const model = await loadCopy(folder)
    expect([model?.title, model?.regionId, model?.aliases, model?.municipalities]).toEqual(['Новая область', 90, [], []])
    expect(model?.forms.map(({ code }) => code)).toEqual(omsk.forms.map(({ code }) => code))
    expect(model?.roadmaps.map(({ code }) => code)).toEqual(omsk.roadmaps.map(({ code }) => code.replace('omsk', 'novyy')))
  })

  test('сроки опросов у территории могут быть свои', async () => {
    const path = join(folder, 'territory.yaml')
    const own = "overrides:\n  surveys:\n    after: { days: 30, source: '[D]' }\n"
    await writeFile(path, (await readFile(path, 'utf8')).replace('overrides:\n', own))
    const { after, pulse } = (await loadCopy(folder))?.surveys ?? {}
    expect([after?.days, pulse]).toEqual([30, omsk.surveys.pulse])
  })

  test('числа целей прежние, и у каждой отметка, что она скопирована', async () => {
    const model = await loadCopy(folder)
    const targets = (model ?? omsk).indicators.flatMap((indicator) => indicator.targets)
    const originals = omsk.indicators.flatMap((indicator) => indicator.targets)
    expect(targets.map(({ year, percent }) => [year, percent])).toEqual(originals.map(({ year, percent }) => [year, percent]))
    expect(targets.map(({ source }) => source)).toEqual(originals.map(({ source }) => `[C] ${source}`))
  })

  test('от образца отличается только названием и муниципалитетами', async () => {
    const differing = compareHandbooks(readHandbook(omsk), readHandbook((await loadCopy(folder)) ?? omsk)).flatMap(({ code, entries }) =>
      entries.some(({ status }) => status !== 'same') ? [code] : [],
    )
    expect(differing).toEqual(['territory', 'municipalities'])
  })

  test('комментарии перенесены, каждый файл говорит, откуда он', async () => {
    for (const name of await readdir(folder))
      expect(await readFile(join(folder, name), 'utf8')).toMatch(
        name === 'municipalities.yaml' ? /^# Замените/ : /^# Скопировано из модели «Омская область»/,
      )
    expect(await readFile(join(folder, 'roadmaps.yaml'), 'utf8')).toContain('# Алгоритм РНЦ: три карточки страницы')
  })

  test('замечания: неподтверждённые цели, чужие слова, пустые муниципалитеты', async () => {
    const remarks = await remarksOf(urlOf(folder), [omsk, tomsk, nizhnyayaTura])
    const count = (message: RegExp) => remarks.filter((remark) => message.test(remark.message)).length
    expect(count(/цель скопирована/)).toBe(omsk.indicators.flatMap(({ targets }) => targets).length)
    expect(count(/муниципалитетов нет/)).toBe(1)
    const lines = (await readFile(join(folder, 'territory.yaml'), 'utf8')).split('\n')
    const line = 1 + lines.findIndex((text) => text.includes('Министерство образования Омской области'))
    expect(remarks).toContainEqual({ file: 'territory.yaml', line, message: 'осталось от территории «Омская область»' })
    expect(count(/Томская/)).toBe(0)
  })

  test('папка своих территорий: скрытые и отсутствующие не мешают', async () => {
    expect((await territoryFoldersIn(urlOf(join(directory, 'models')))).map(({ href }) => href)).toEqual([urlOf(folder).href])
    expect(await territoryFoldersIn(urlOf(join(directory, 'нет такой')))).toEqual([])
  })

  test.each([
    [
      'territory.yaml',
      'code: novyy',
      'code: omsk',
      'код omsk, а папка называется novyy',
      'код omsk занят: так уже у территории «Омская область»',
    ],
    ['territory.yaml', 'code: novyy', 'code: novy kray', 'code: значение "novy kray" записано не по образцу'],
    [
      'territory.yaml',
      'regionId: 90',
      'regionId: 2',
      'territory.yaml:4 regionId: номер региона 2 занят: так уже у территории «Томская область»',
    ],
    ['territory.yaml', 'regionId: 90', 'regionId: 0', 'regionId: ожидается число не меньше 1, а указано 0'],
    ['territory.yaml', 'title: Новая область', 'title: Томск', 'title: название «томск» занято: так уже у территории «Томская область»'],
    [
      'territory.yaml',
      'aliases: []',
      'aliases: [НТГО]',
      'aliases: название «нтго» занято: так уже у территории «Нижнетуринский городской округ»',
    ],
    ['territory.yaml', 'Asia/Omsk', 'Азия/Омск', 'timeZone: неизвестный часовой пояс'],
    ['territory.yaml', "to: '2024-12-31'", "to: '2019-12-31'", 'horizon: начало срока позже его окончания'],
    ['territory.yaml', "to: '2024-12-31'", "to: '2024-13-31'", 'horizon.to: значение "2024-13-31" записано не по образцу'],
    ['territory.yaml', 'top: region', 'top: oblast', 'top: ожидается одно из region, municipality, а указано "oblast"'],
    ['territory.yaml', 'code: PUPIL_PUPIL', 'code: FRIENDS', 'forms[0].code: формы FRIENDS нет в федеральной части'],
    ['territory.yaml', 'code: TEACHER_TEACHER', 'code: PUPIL_PUPIL', 'forms[1].code: код PUPIL_PUPIL повторяется'],
    ['territory.yaml', 'steward: RNC', 'steward: CENTRE', 'forms[0].steward: участника CENTRE нет в actors.yaml'],
    ['territory.yaml', 'code: REGION_AUTHORITY', 'code: MINISTRY', 'overrides.roles[0].code: ожидается одно из CURATOR'],
    [
      'territory.yaml',
      'countingMode: primary',
      'countingMod: primary',
      'countingMod: неизвестное поле',
      'countingMode: обязательное поле не заполнено',
    ],
    ['indicators.yaml', 'year: 2021', 'year: 2020', 'targets[1].year: цель на 2020 год повторяется'],
    ['indicators.yaml', 'year: 2021', 'year: 2031', 'targets[1].year: 2031 год вне срока модели: horizon — 2020-01-01 – 2024-12-31'],
    ['indicators.yaml', 'year: 2021', 'year: "2021"', 'targets[1].year: ожидается число, а указано "2021"'],
    ['indicators.yaml', 'percent: 10', 'percent: 10 %', 'targets[0].percent: ожидается число, а указано "10 %"'],
    ['indicators.yaml', 'code: I2', 'code: I7', 'code: показателя I7 нет в федеральной части'],
    ['actors.yaml', 'code: MOUO', 'code: RNC', 'actors[7].code: код RNC повторяется'],
    ['actors.yaml', 'from: MOUO', 'from: MUNICIPALITY', 'участника MUNICIPALITY нет в actors.yaml'],
    ['actors.yaml', 'role: MOUO', 'role: МОУО', 'actors[1].role: ожидается одно из CURATOR'],
    ['report-calendar.yaml', "monthDay: '12-27'", "monthDay: '31-12'", 'due.monthDay: такого дня в году нет, образец: 12-27'],
    ['report-calendar.yaml', 'type: annual', 'type: yearly', 'due.type: ожидается одно из fixed, annual, monthly'],
    ['roadmaps.yaml', "section: '1.2'", "section: '9'", 'items[3].section: раздела 9 нет в sections'],
    ['roadmaps.yaml', "number: '1.1.2'", "number: '1.1.1'", 'items[1].number: номер 1.1.1 повторяется'],
    [
      'municipalities.yaml',
      '\n[]',
      "\n- { code: azovskiy, title: Азов, fullTitle: Азов, aliases: [], source: '[D]' }",
      'код azovskiy занят: так уже у территории «Омская область»',
    ],
    ['municipalities.yaml', '\n[]', '\n', 'файл: ожидается список, а указано null'],
    ['purpose.yaml', 'title: принцип научности', 'title: принцип: научности', 'YAML: второе двоеточие в строке: возьмите текст в кавычки'],
    ['purpose.yaml', 'title: принцип научности', 'title принцип научности', 'YAML: у поля нет двоеточия'],
    ['roadmaps.yaml', "dueText: '05.05.2020'", "dueText: '05.05.2020", 'YAML: '],
    ['site.yaml', 'organisationTab:', '\torganisationTab:', 'YAML: отступ сделан табуляцией: ставьте пробелы'],
    ['legal-acts.yaml', 'code: MODEL_INTRODUCED', 'code: R_145', 'код R_145 уже занят в федеральной части'],
  ])('%s: %s → %s', async (file, from, to, ...messages) => {
    const path = join(folder, file)
    const text = await readFile(path, 'utf8')
    expect(text).toContain(from)
    await writeFile(path, text.replace(from, to))
    const lines = await problemsOf(folder)
    for (const message of messages) expect(lines.some((line) => line.startsWith(path) && line.includes(message))).toBe(true)
  })

  test.each(['territory.yaml', 'indicators.yaml', 'municipalities.yaml'])('нет файла %s', async (file) => {
    await rm(join(folder, file))
    expect(await problemsOf(folder)).toContain(`${join(folder, file)} файл: не найден или не читается`)
  })
})

async function problemsOf(folder: string): Promise<string[]> {
  const error: unknown = await loadCopy(folder).catch((thrown: unknown) => thrown)
  if (!(error instanceof TargetModelError)) throw new Error('ошибок не нашлось')
  return error.message.split('\n')
}
