import { expect, type Page } from '@playwright/test'
import axe from 'axe-core'
import { type OutCell, writeWorkbook } from '../packages/documents/src/index.ts'

export const school = { code: 'sargatskiy-sosh-1', title: 'СОШ № 1' }

/** Signs in as one of the demonstration accounts and waits for the start page. */
export async function signIn(page: Page, login: string): Promise<void> {
  await page.goto('/')
  await page.getByLabel('Имя для входа').fill(login)
  await page.getByLabel('Пароль', { exact: true }).fill('nastavnik-demo')
  await page.getByRole('button', { name: 'Войти' }).click()
  await expect(page.getByRole('button', { name: 'Выйти' })).toBeVisible()
}

export async function signOut(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Выйти' }).click()
  await expect(page.getByLabel('Имя для входа')).toBeVisible()
}

/** No violation of WCAG 2.2 AA, and nothing wider than the screen. */
export async function expectAccessible(page: Page, { colours }: { colours: boolean } = { colours: true }): Promise<void> {
  if (!(await page.evaluate<boolean>("'axe' in window"))) await page.evaluate(axe.source)
  const options: axe.RunOptions = {
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
    resultTypes: ['violations'],
    rules: { 'color-contrast': { enabled: colours } },
  }
  const { violations } = await page.evaluate<axe.AxeResults>(`axe.run(${JSON.stringify(options)})`)
  expect(violations.map(({ id, nodes }) => ({ id, where: nodes.map(({ target }) => target.join(' ')) }))).toEqual([])
  await expectFits(page)
}

/** Nothing is wider than the screen; what is is told. */
export async function expectFits(page: Page): Promise<void> {
  const wide = await page.evaluate<string[]>(`(() => {
    const { scrollWidth, clientWidth } = document.documentElement
    if (scrollWidth <= clientWidth) return []
    const over = [...document.querySelectorAll('main *')].filter((one) => one.getBoundingClientRect().right > clientWidth)
    return ['by ' + (scrollWidth - clientWidth), ...over.slice(-3).map((one) => one.outerHTML.slice(0, 300))]
  })()`)
  expect(wide).toEqual([])
}

/** The sheet «Организация» of the school's workbook. */
export const organisationSheet = (title = school.title) => ({
  name: 'Организация',
  columns: [{ width: 60 }, { width: 40 }],
  rows: organisation(title),
})

const organisation = (title: string): OutCell[][] => [
  ['Территория', 'Омская область'],
  ['Муниципальный район', 'Саргатский'],
  ['Образовательная организация', title],
  ['Общее количество детей в ОО в возрасте от 10 до 19 лет, чел', 120],
  ['Общее количество педагогических работников в ОО, чел', 20],
  ['Общее количество учителей – молодых специалистов в ОО (с опытом работы от 0 до 3 лет), чел', 4],
  ['Дата сведений', '01.10.2026'],
]

/** Of the registry of mentees. */
export const registryHeading = [
  '№',
  'Ф.И.О. наставляемого',
  'Дата рожд.',
  'Класс',
  'Дата начала',
  'Программа',
  'Форма',
  'Ф.И.О. наставника',
  'Результаты программы',
]
const row = (name: string, born: string, form = 'ученик-ученик', mentor = 'Звонарёв Пётр Ильич'): OutCell[] => [
  '',
  name,
  born,
  '6 класс',
  '05.09.2026',
  'Программа «Маяк»',
  form,
  mentor,
  'Участие в конкурсе',
]

/** What a school really sends: two good pupils with one mentor, a repeat, a bad date, an unknown form, totals. */
export function messyWorkbook(title = school.title): Promise<Uint8Array> {
  const mentees = [
    ['База наставляемых'],
    [],
    registryHeading,
    row('Яблокова Вера Петровна', '12.03.2014'),
    row('  ЯСТРЕБОВ  Лев Ильич', '1 июня 2014 г.', 'Ученик — ученик'),
    row('Яблокова Вера Петровна', '12.03.2014'),
    row('Якушев Олег Петрович', '32.13.2014'),
    row('Якушева Анна Петровна', '2014', 'дружба'),
    ['', 'Итого'],
  ]
  const columns = registryHeading.map(() => ({ width: 20 }))
  return writeWorkbook([organisationSheet(title), { name: 'База наставляемых', columns, rows: mentees }])
}
