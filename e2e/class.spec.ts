import { type Browser, expect, type Page, test } from '@playwright/test'
import type { OpenedQuestionnaire } from '../packages/contract/src/index.ts'
import { type OutCell, writeWorkbook } from '../packages/documents/src/index.ts'
import { expectAccessible, organisationSheet, registryHeading, signIn } from './support.ts'

const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const phone = { width: 390, height: 844 }
const today = new Date()
/** The school year that runs begins in September of it. */
const year = today.getFullYear() - (today.getMonth() < 8 ? 1 : 0)
const programme = 'Весь класс'
/** At the end of every list: what others look at first stays first. */
const surnames = ['Эрдман', 'Эткин', 'Юдин', 'Юрьев', 'Ющенко', 'Язов']
const names = ['Антон Ильич', 'Вадим Олегович', 'Глеб Игоревич', 'Егор Павлович', 'Юрий Львович']
const pupils = surnames.flatMap((surname) => names.map((name) => `${surname} ${name}`))
const onPaper = 5

const classWorkbook = () => {
  const columns = registryHeading.map(() => ({ width: 20 }))
  const rows = pupils.map((name): OutCell[] => [
    '',
    name,
    '12.03.2013',
    '7 «К»',
    `05.09.${year}`,
    `Программа «${programme}»`,
    'учитель-ученик',
    'Ковалёва Нина Петровна',
    '',
  ])
  return writeWorkbook([
    organisationSheet(),
    { name: 'База наставляемых', columns, rows: [['База наставляемых'], [], registryHeading, ...rows] },
  ])
}

async function importClass(page: Page): Promise<void> {
  await page.goto('/imports')
  await page.locator('input[type=file]').setInputFiles({ name: 'class.xlsx', mimeType: xlsx, buffer: Buffer.from(await classWorkbook()) })
  await page.waitForURL(/\/imports\/[0-9a-f-]+$/)
  await page.getByRole('button', { name: /^Принять/ }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Строки приняты' })).toBeVisible()
}

/** Begins a survey of the pupils of the programme; gives their codes. */
async function begin(page: Page, purpose: RegExp, title: string): Promise<string[]> {
  await page.goto('/campaigns/new')
  await page.getByRole('radio', { name: purpose }).check()
  const option = page.getByRole('option', { name: programme })
  await page.getByLabel('Программа', { exact: true }).selectOption(await option.getAttribute('value'))
  await page.getByLabel('Роль').selectOption({ label: 'Наставляемые' })
  await page.getByRole('textbox', { name: 'Название' }).fill(title)
  await expect(page.getByText('30 человек', { exact: true })).toBeVisible()
  await page.getByRole('button', { name: 'Начать опрос' }).click()
  await expect(page.getByText('ответили из 30')).toBeVisible()
  return page.evaluate<string[], string>(async (id) => {
    const reply = await fetch(`/api/campaigns/${id}/respondents?page=1`)
    const { items } = (await reply.json()) as { items: { id: string }[] }
    const link = async (one: string) => (await fetch(`/api/respondents/${one}/link`, { method: 'POST', body: '{}', headers: { 'content-type': 'application/json' } })).json() // biome-ignore format: one thought
    const links = (await Promise.all(items.map((one) => link(one.id)))) as { code: string }[]
    return links.map(({ code }) => code)
  }, new URL(page.url()).pathname.split('/').at(-1) ?? '')
}

/** A pupil's own phone; `losesConnection`: before the answers are sent, until they are all given. */
async function answerOnPhone(browser: Browser, code: string, losesConnection: boolean): Promise<void> {
  const context = await browser.newContext({ viewport: phone })
  const page = await context.newPage()
  await page.goto(`/answer#${code}`)
  await page.getByRole('button', { name: 'Начать' }).click()
  if (losesConnection) {
    await page.evaluate('navigator.serviceWorker.ready.then(() => true)')
    await context.setOffline(true)
  }
  for (let isLast = false; !isLast; ) {
    for (const group of await page.getByRole('group').all()) {
      const scale = group.getByRole('radio', { name: '4', exact: true })
      await ((await scale.count()) > 0 ? scale : group.getByRole('radio').or(group.getByRole('checkbox')).last()).check()
    }
    const next = page.getByRole('button', { name: /Дальше|К отправке/ })
    isLast = (await next.textContent()) === 'К отправке'
    await next.click()
  }
  await page.getByRole('button', { name: 'Отправить' }).click()
  if (losesConnection) {
    await expect(page.getByRole('heading', { name: 'Ответы ждут связи' })).toBeVisible()
    await context.setOffline(false)
  }
  await expect(page.getByRole('heading', { name: 'Спасибо!' })).toBeVisible()
  await context.close()
}

/** A sheet of the stack: its number, a key for each question, Enter. */
async function enterSheet(page: Page, number: string, answered: number): Promise<void> {
  await page.keyboard.type(number)
  await page.keyboard.press('Enter')
  await expect(page.getByText(/^Вопрос 1 из \d+ · /)).toBeVisible()
  const end = page.getByRole('heading', { name: 'Все вопросы пройдены' })
  while (!(await end.isVisible())) {
    const isDigit = await page.getByText('нажмите цифру', { exact: true }).isVisible()
    await page.keyboard.press(isDigit ? '2' : 'Enter')
  }
  await page.keyboard.press('Enter')
  await expect(page.getByText(`Ответили ${answered} из 30.`)).toBeVisible()
}

/** The same class at the end of the cycle, as its phones would send it: better by two or three on every scale. */
function answerAfterwards(page: Page, codes: readonly string[]): Promise<void> {
  return page.evaluate<void, readonly string[]>(async (all) => {
    const send = async (step: string, body: object) => {
      const reply = await fetch(`/api/answering/${step}`, {
        method: 'POST',
        body: JSON.stringify(body),
        headers: { 'content-type': 'application/json' },
      })
      if (!reply.ok) throw new Error(`${step}: ${reply.status}`)
      return reply.json()
    }
    for (const [index, code] of all.entries()) {
      const { definition } = (await send('open', { code })) as OpenedQuestionnaire
      const scales = definition.pages.flatMap(({ elements }) => elements).filter(({ isRequired }) => isRequired === true)
      const answers = scales.map(({ name, type }) => [name, type === 'rating' ? 6 + (index % 2) : false])
      await send('finish', { code, answers: Object.fromEntries(answers) })
    }
  }, codes)
}

test('a class of thirty answers «до»: twenty-five on phones, one of them without a connection, five on paper; «до» and «после» are seen', async ({
  page,
  browser,
}) => {
  test.setTimeout(300_000)
  page.setDefaultTimeout(20_000)
  await signIn(page, 'curator')
  await importClass(page)
  const codes = await begin(page, /^Анкета «до»/, 'Класс «до»')
  expect(codes).toHaveLength(30)
  const campaign = page.url()
  const phones = codes.slice(onPaper)
  for (const [index, code] of phones.entries()) await answerOnPhone(browser, code, index === 0)

  await page.getByRole('link', { name: 'Ввести ответы' }).click()
  await expect(page.getByLabel('Номер или код с листа')).toBeFocused()
  for (const [index, code] of codes.slice(0, onPaper).entries()) await enterSheet(page, code, phones.length + index + 1)
  await page.goto(campaign)
  await expect(page.getByText('ответили из 30')).toBeVisible()
  await expect(page.getByRole('link', { name: '30', exact: true })).toBeVisible()
  await expect(page.getByRole('cell', { name: 'ответил на бумаге' })).toHaveCount(onPaper)
  await expectAccessible(page)

  await answerAfterwards(page, await begin(page, /^Анкета «после»/, 'Класс «после»'))
  await page.goto('/results')
  await page.getByLabel('Учебный год', { exact: true }).selectOption(`${year}/${year + 1}`)
  await page
    .getByRole('button', { name: /по формам и программам$/ })
    .first()
    .click()
  await expect(page.getByText(programme).first()).toBeVisible()
  await expectAccessible(page)
})
