import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { type CellValue, type OutCell, readWorkbook, writeWorkbook } from '@nastavnik/documents'
import { afterAll, expect, test } from 'vitest'
import { Complaint } from './complaint.ts'
import { matchBook, matchPeopleOfBook } from './match-book.ts'
import { templateBook, writeTemplate } from './write-template.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'match-book-'))
afterAll(() => rmSync(folder, { recursive: true }))
const inFolder = (name: string) => path.join(folder, name)

type Rows = OutCell[][]

const menteeHeader = [
  'ФИО',
  'Запрос',
  'Интересы',
  'Удобное время',
  'Формат',
  'Возраст',
  'Пожелание 1',
  'Пожелание 2',
  'Пожелание 3',
  'С кем не хочу',
]
const mentorHeader = [
  'ФИО',
  'Мест',
  'Чем помогает',
  'Интересы',
  'Удобное время',
  'Формат',
  'Желаемый возраст',
  'Пожелание 1',
  'Пожелание 2',
  'Пожелание 3',
  'С кем не хочу',
]

const mentees: Rows = [
  ['Соколов Артём Ильич', 'математика; физика', 'шахматы, футбол', 'пн 15:00; ср', 'очно', 14, 'Лебедева Ольга'],
  ['Зорина Вера', 'адаптация', 'рисование', 'любое', 'любой', 12, null, null, null, 'Громов Игорь'],
  ['Орлов Пётр', 'физика', null, 'вторник', 'очно', 15],
]
const mentors: Rows = [
  ['Лебедева Ольга Петровна', 1, 'Математика (ОГЭ)', 'в шахматы', 'понедельник', 'очно', '13–15', 'Соколов Артем'],
  ['Громов Игорь', 1, 'адаптация в классе; физика', null, 'вт', 'очно', 'любой'],
]

const book = (rows: { mentees?: Rows; mentors?: Rows; decisions?: Rows; weights?: Rows } = {}) =>
  writeWorkbook([
    { name: 'Наставляемые', columns: [], rows: [['Список 8 «А»'], menteeHeader, ...(rows.mentees ?? mentees)] },
    { name: 'Наставники', columns: [], rows: [mentorHeader, ...(rows.mentors ?? mentors)] },
    ...(rows.decisions === undefined
      ? []
      : [{ name: 'Решения куратора', columns: [], rows: [['Решение', 'Наставник', 'Наставляемый'], ...rows.decisions] }]),
    ...(rows.weights === undefined ? [] : [{ name: 'Веса', columns: [], rows: [['Критерий', 'Очки'], ...rows.weights] }]),
  ])

async function sheetsOf(bytes: Uint8Array): Promise<Record<string, CellValue[][]>> {
  const found: Record<string, CellValue[][]> = {}
  await readWorkbook(bytes, ({ name }, _row, cells) => {
    found[name] = [...(found[name] ?? []), cells]
  })
  return found
}

async function faultsIn(bytes: Uint8Array): Promise<readonly string[]> {
  try {
    await matchPeopleOfBook(bytes, 'points', 0)
  } catch (error) {
    if (error instanceof Complaint) return error.faults.length > 0 ? error.faults : [error.message]
    throw error
  }
  return []
}

test('pairs come back with what their points are made of, everybody else with a reason and what helps', async () => {
  const found = await matchPeopleOfBook(await book(), 'points', 0)
  const { Пары: pairs, 'Без пары': unplaced, Итоги: totals } = await sheetsOf(found.book)
  expect(pairs?.slice(1)).toEqual([
    ['Громов Игорь', 'Орлов Пётр', 450, 'запрос и чем помогает 220 + удобное время 120 + формат встреч 60 + желаемый возраст 50', '—', '—'],
    [
      'Лебедева Ольга Петровна',
      'Соколов Артём Ильич',
      815,
      'запрос и чем помогает 110 + общие интересы 75 + удобное время 120 + формат встреч 60 + желаемый возраст 50 + пожелание наставляемого 1 200 + пожелание наставника 1 200',
      1,
      1,
    ],
  ])
  expect(unplaced?.slice(1)).toEqual([
    [
      'Зорина Вера',
      'наставляемый',
      'Мест не хватает: 3 наставляемых на 2 свободных места. Место вместо другого уменьшило бы общую сумму на 635 очков.',
      'Добавить 1 место у наставников: Громов Игорь, Лебедева Ольга Петровна — или найти ещё наставников.',
    ],
  ])
  const lines = new Map(totals?.map(([label, value]) => [label, value]))
  expect(lines.get('Пар составлено')).toBe(2)
  expect(lines.get('Сумма очков')).toBe(1265)
  expect(lines.get('Доказательство')).toContain('Больше 2 пар составить нельзя. Общая сумма очков при этом — наибольшая из возможных.')
  expect(lines.get('Отпечаток исходных данных (SHA-256)')).toBe(found.summary.inputHash)
  expect(found.summary).toMatchObject({ mentees: 3, placed: 2, total: 1265, certified: true, blockingPairs: 0 })
})

test('decisions of the curator hold, and weights of the book count', async () => {
  const decisions: Rows = [
    ['Закрепить', 'Лебедева Ольга', 'Зорина Вера'],
    ['запретить', 'Громов Игорь', 'Орлов Пётр'],
  ]
  const found = await matchPeopleOfBook(
    await book({
      decisions,
      weights: [
        ['Запрос и чем помогает', 300],
        ['Общие интересы', 0],
      ],
    }),
    'stable',
    0,
  )
  const { Пары: pairs } = await sheetsOf(found.book)
  expect(pairs?.slice(1).map((row) => [row[0], row[1], row[2], row[6]])).toEqual([
    ['Громов Игорь', 'Соколов Артём Ильич', 260, undefined],
    ['Лебедева Ольга Петровна', 'Зорина Вера', 180, 'куратором'],
  ])
})

test('the same book in another order has the same fingerprint and the same pairs', async () => {
  const straight = await matchPeopleOfBook(await book(), 'points', 0)
  const turned = await matchPeopleOfBook(await book({ mentees: mentees.toReversed(), mentors: mentors.toReversed() }), 'points', 0)
  expect(turned.summary).toEqual(straight.summary)
  const [a, b] = [await sheetsOf(straight.book), await sheetsOf(turned.book)]
  expect(b['Пары']).toEqual(a['Пары'])
})

test("a book of one's own may have other headings, and all wishes in one column", async () => {
  const own = (wishes: string) =>
    writeWorkbook([
      {
        name: 'наставляемые',
        columns: [],
        rows: [
          ['№', 'ФИО ученика', 'Класс'],
          [1, 'Орлов Пётр'],
          [2, 'Зорина Вера'],
          [3, 'Котов Лев'],
          [4, 'Белов Ян'],
        ],
      },
      {
        name: 'НАСТАВНИКИ',
        columns: [],
        rows: [
          ['Место работы', 'Фамилия Имя', 'Количество мест', 'Пожелания'],
          ['школа', 'Громов Игорь', 2, wishes],
        ],
      },
    ])
  const found = await matchPeopleOfBook(await own('Котов Лев; Зорина Вера'), 'points', 0)
  expect((await sheetsOf(found.book))['Пары']?.slice(1).map((row) => [row[1], row[2], row[5]])).toEqual([
    ['Зорина Вера', 150, 2],
    ['Котов Лев', 200, 1],
  ])
  expect(await faultsIn(await own('Котов Лев, Зорина Вера, Орлов Пётр, Белов Ян'))).toEqual([
    'Лист «Наставники», строка 2, столбец «Пожелания»: пожеланий больше 3: оставьте самые важные',
  ])
})

test('all faults of a book are told at once, by sheet, row and column', async () => {
  const faults = await faultsIn(
    await book({
      mentees: [
        ...mentees,
        ['Зорина вера'],
        [null, 'химия'],
        ['Котов Лев', null, null, null, null, 'семь', 'Никто', null, null, 'Громов Игорь'],
      ],
      mentors: [
        ...mentors,
        ['Лебедева Ольга Юрьевна', 'много', null, null, null, null, 'подростки'],
        ['Белов Ян', 1, null, null, null, null, null, 'Орлов Пётр', 'Орлов Петр', null, 'Орлов Пётр'],
      ],
      decisions: [
        ['закрепить', 'Громов Игорь', 'Зорина Вера'],
        ['отложить', 'Громов Игорь', 'Орлов Пётр'],
        ['закрепить', 'Громов Игорь', 'Соколов Артём'],
        ['закрепить', 'Белов Ян', 'Соколов Артём'],
        ['запретить', 'Белов Ян', 'Соколов Артём'],
        ['запретить', 'Белов Ян'],
      ],
      weights: [
        ['Запрос и чем помогает', 700],
        ['Рост', 5],
        ['Общие интересы', -1],
      ],
    }),
  )
  expect(faults).toEqual([
    'Лист «Наставляемые», строка 6, столбец «ФИО»: «Зорина вера» уже есть в строке 4; у тёзок добавьте отличие, например класс',
    'Лист «Наставляемые», строка 7, столбец «ФИО»: заполните ФИО',
    'Лист «Наставляемые», строка 3, столбец «Пожелание 1»: «Лебедева Ольга» — таких на листе «Наставники» несколько, напишите полностью',
    'Лист «Наставляемые», строка 8, столбец «Возраст»: нужно целое число полных лет',
    'Лист «Наставляемые», строка 8, столбец «Пожелание 1»: «Никто» нет на листе «Наставники»',
    'Лист «Наставники», строка 4, столбец «Мест»: нужно целое число от 0 до 1000',
    'Лист «Наставники», строка 4, столбец «Желаемый возраст»: «подростки» не понято: напишите «10–12», «от 10», «до 14», «12» или «любой»',
    'Лист «Наставники», строка 5, столбец «Пожелание 2»: «Орлов Петр» уже названо в другом пожелании',
    'Лист «Наставники», строка 5, столбец «С кем не хочу»: «Орлов Пётр» есть и в пожеланиях',
    'Лист «Решения куратора», строка 3, столбец «Решение»: напишите «закрепить» или «запретить»',
    'Лист «Решения куратора», строка 7, столбец «Наставляемый»: заполните ФИО',
    expect.stringMatching(/^Лист «Веса», строка 3, столбец «Критерий»: критерия «Рост» нет; есть: Запрос и чем помогает, /),
    'Лист «Веса», строка 4, столбец «Очки»: нужно целое число от 0 до 1000',
    'Лист «Веса», строка 2, столбец «Очки»: у самой подходящей пары выходит 1480 очков, а можно не больше 1000: уменьшите веса',
    'Лист «Решения куратора», строка 2: закрепить нельзя: один из них записан у другого в «С кем не хочу»',
    'Лист «Решения куратора», строка 5: эта же пара и закреплена, и запрещена',
    'Лист «Решения куратора», строка 5: наставляемый уже закреплён выше',
    'Лист «Наставники», строка 3, столбец «Мест»: закреплено больше наставляемых, чем мест',
  ])
})

test('a book without its sheets, columns or people says so', async () => {
  expect(await faultsIn(await writeWorkbook([{ name: 'Лист1', columns: [], rows: [['а']] }]))).toEqual([
    'Лист «Наставляемые»: такого листа в книге нет',
    'Лист «Наставники»: такого листа в книге нет',
  ])
  const bare = await writeWorkbook([
    { name: 'Наставляемые', columns: [], rows: [['имя']] },
    { name: 'наставники', columns: [], rows: [['ФИО'], ['Громов Игорь']] },
  ])
  expect(await faultsIn(bare)).toEqual([
    'Лист «Наставляемые»: в первых 20 строках нет заголовка «ФИО»',
    'Лист «Наставники»: нет столбца «Мест»',
    'Лист «Наставники», строка 2, столбец «Мест»: нужно целое число от 0 до 1000',
  ])
  expect(await faultsIn(new TextEncoder().encode('not a book'))).toHaveLength(1)
})

test('the template is a book whose examples nobody is matched by', async () => {
  const bytes = await templateBook()
  expect(await faultsIn(bytes)).toEqual(['Лист «Наставляемые»: нет ни одного человека', 'Лист «Наставники»: нет ни одного человека'])
  const sheets = await sheetsOf(bytes)
  expect(Object.keys(sheets)).toEqual(['Наставляемые', 'Наставники', 'Решения куратора', 'Веса', 'Как заполнить'])
  expect(sheets['Наставляемые']?.[0]).toEqual(menteeHeader)
  expect(sheets['Наставники']?.[0]).toEqual(mentorHeader)
  await writeTemplate(inFolder('template.xlsx'))
  expect(existsSync(inFolder('template.xlsx'))).toBe(true)
})

test('the book that can be downloaded beside the guide is this template: made anew by `--template` when it is not', async () => {
  const file = path.resolve(import.meta.dirname, '../../../docs/guides/matching-template.xlsx')
  expect(await sheetsOf(readFileSync(file))).toEqual(await sheetsOf(await templateBook()))
})

test('from file to file: a book with faults leaves nothing behind, and the source is never written', async () => {
  const [file, out] = [inFolder('book.xlsx'), inFolder('pairs.xlsx')]
  writeFileSync(file, await book({ mentors: [['Громов Игорь', 'x']] }))
  const asked = { file, out, mode: 'points', threshold: 0 } as const
  await expect(matchBook(asked)).rejects.toThrow('В книге есть ошибки')
  expect(existsSync(out)).toBe(false)
  writeFileSync(file, await book())
  await expect(matchBook({ ...asked, out: file })).rejects.toThrow('--out')
  await expect(matchBook({ ...asked, file: inFolder('none.xlsx') })).rejects.toThrow('Нет файла')
  await expect(matchBook({ ...asked, out: inFolder('none/pairs.xlsx') })).rejects.toThrow('Не удалось записать')
  expect(await matchBook(asked)).toMatchObject({ summary: { placed: 2, out } })
  expect(existsSync(out)).toBe(true)
})
