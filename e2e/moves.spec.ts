import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { type Browser, expect, type Page, test } from '@playwright/test'
import { expectAccessible, signIn } from './support.ts'

const receiver = { login: 'curator-3', code: 'sargatskiy-sosh-3', title: 'СОШ № 3' }

/** A curator of the other school: the demonstration has one school's alone. */
async function addReceiver(): Promise<void> {
  const account = ['--login', receiver.login, '--name', 'Куратор СОШ № 3', '--role', 'CURATOR', '--place', receiver.code, '--exempt']
  await promisify(execFile)(
    process.execPath,
    ['apps/api/src/cli/main.ts', 'user', 'add', ...account, '--data', process.env['E2E_DATA'] ?? ''],
    {
      env: { ...process.env, DATABASE_URL: '', NASTAVNIK_PASSWORD: 'nastavnik-demo' },
    },
  )
}

async function receiverPage(browser: Browser): Promise<Page> {
  const page = await (await browser.newContext({ locale: 'ru-RU', timezoneId: 'Asia/Omsk' })).newPage()
  await signIn(page, receiver.login)
  return page
}

/** Opens the card of somebody of a class; the name. */
async function openCard(page: Page, group: string, index: number): Promise<string> {
  await page.goto(`/people?class=${group}`)
  const link = page.getByRole('table', { name: 'Участники' }).getByRole('link').nth(index)
  const name = await link.innerText()
  await link.click()
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
  return name
}

async function signConsent(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Согласия', exact: true }).last().click()
  await page.getByRole('button', { name: 'Записать подписанное' }).first().click()
  await page.getByRole('textbox', { name: 'День подписания' }).fill('20.11.2026')
  await page.getByRole('button', { name: 'Записать', exact: true }).click()
  await expect(page.getByText('Согласие записано')).toBeVisible()
  await page.goBack()
}

async function offer(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Перевести в другую организацию' }).click()
  await page.getByLabel('Название организации или муниципалитет').fill('сош № 3')
  await page
    .getByRole('button', { name: /^СОШ № 3, Саргатский/ })
    .first()
    .click()
  await page.getByRole('button', { name: 'Предложить перевод' }).click()
}

test('a pupil goes from one school to another: refused without a consent, offered, taken, asked to sign anew', async ({
  page,
  browser,
}) => {
  test.setTimeout(180_000)
  await addReceiver()
  await signIn(page, 'curator')
  const name = await openCard(page, '08', 0)
  await offer(page)
  await expect(page.getByText('Нет согласия на обработку данных')).toBeVisible()
  await expectAccessible(page)
  await signConsent(page)
  await offer(page)
  await expect(page.getByText(`Предложен перевод: ${receiver.title}`)).toBeVisible()
  await expectAccessible(page)

  const theirs = await receiverPage(browser)
  await theirs.getByRole('link', { name: 'Вам предлагают 1 человека' }).click()
  const offered = theirs.getByRole('article', { name })
  await expect(offered.getByText('8 класс')).toBeVisible()
  await expect(offered.getByText('тел.')).toHaveCount(0)
  await expectAccessible(theirs)
  await offered.getByRole('button', { name: 'Принять', exact: true }).click()
  await expect(theirs.getByText('Принят: карточка заведена')).toBeVisible()
  await expectAccessible(theirs)
  await theirs.goto('/consents?state=lacking')
  await expect(theirs.getByRole('table', { name: 'По людям' }).getByRole('link', { name })).toBeVisible()

  await page.reload()
  await expect(page.getByText('перешёл в другую организацию')).toBeVisible()
  await expectAccessible(page)
  await page.goto('/people')
  await page.getByLabel('Имя участника').fill(name)
  await expect(page.getByText('Никто не найден')).toBeVisible()
  await page.getByLabel('Кого показать').selectOption('yes')
  await expect(page.getByRole('table', { name: 'Участники' }).getByRole('link', { name })).toBeVisible()
})

test('a declined pupil leaves nothing there and a reason here; an offer can be taken back', async ({ page, browser }) => {
  test.setTimeout(180_000)
  await signIn(page, 'curator')
  const name = await openCard(page, '08', 1)
  await signConsent(page)
  await offer(page)
  await page.getByRole('button', { name: 'Отозвать предложение' }).click()
  await expect(page.getByText('Предложение отозвано', { exact: true })).toBeVisible()
  await offer(page)
  await expect(page.getByText(`Предложен перевод: ${receiver.title}`)).toBeVisible()

  const theirs = await receiverPage(browser)
  await theirs.goto('/transfers')
  const offered = theirs.getByRole('article', { name })
  await offered.getByRole('button', { name: 'Не принимать' }).click()
  const form = theirs.getByRole('form', { name: 'Не принимать' })
  await form.getByRole('button', { name: 'Не принимать' }).click()
  await expect(form.getByRole('alert')).toBeVisible()
  await form.getByLabel('Почему не принимаете').fill('нет мест')
  await expectAccessible(theirs)
  await form.getByRole('button', { name: 'Не принимать' }).click()
  await expect(theirs.getByText('Не принят: данные о человеке у вас не остались')).toBeVisible()
  await expect(theirs.getByText(name)).toHaveCount(0)

  await page.goto('/transfers')
  await expect(page.getByText('причина: нет мест')).toBeVisible()
})

test('classes go on to the next year but for one who stays, and back', async ({ page }) => {
  test.setTimeout(120_000)
  await signIn(page, 'curator')
  await page.goto('/people')
  await page.getByRole('link', { name: 'Перевод на следующий год' }).click()
  await page.getByRole('button', { name: 'Состав: 7 класс' }).click()
  const people = page.getByRole('table', { name: 'Состав: 7 класс' })
  const staying = (await people.getByRole('rowheader').first().innerText()).trim()
  await people.getByRole('checkbox').first().uncheck()
  await expect(page.getByText('остаются: 1')).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: /^Перевести: / }).click()
  await expect(page.getByText(/^Переведено: /)).toBeVisible()
  await expect(page.getByRole('combobox', { name: '7 класс: что будет' })).toHaveValue('STAY')
  await expectAccessible(page)
  await page.goto('/people?class=07')
  await expect(page.getByRole('link', { name: staying })).toBeVisible()
  await page.goto('/people?left=yes&class=11')
  await expect(page.getByRole('table', { name: 'Участники' }).getByRole('row').nth(1)).toBeVisible()

  await page.goto('/promotion')
  await page.getByRole('button', { name: 'Отменить перевод' }).click()
  await expect(page.getByText(/^Перевод отменён: /)).toBeVisible()
  await page.goto('/people?left=yes&class=11')
  await expect(page.getByText('Никто не найден')).toBeVisible()
})

test('those marked in a list leave together, and one comes back', async ({ page }) => {
  await signIn(page, 'curator')
  await page.goto('/people?class=05')
  const table = page.getByRole('table', { name: 'Участники' })
  await expect(table.getByRole('link').nth(1)).toBeVisible()
  const [first = '', second = ''] = await table.getByRole('link').allInnerTexts()
  await page.getByRole('checkbox', { name: `Отметить: ${first}` }).check()
  await page.getByRole('checkbox', { name: `Отметить: ${second}` }).check()
  await expect(page.getByText('Отмечено: 2')).toBeVisible()
  await page.getByRole('button', { name: 'Отметить выбытие' }).click()
  await expectAccessible(page)
  await page.getByRole('form', { name: 'Отметить выбытие: 2' }).getByRole('button', { name: 'Отметить выбытие' }).click()
  await expect(page.getByText('Выбытие отмечено: 2')).toBeVisible()
  await expect(page.getByRole('link', { name: first })).toHaveCount(0)
  await page.getByLabel('Кого показать').selectOption('yes')
  await page.getByRole('link', { name: first }).click()
  await page.getByRole('button', { name: 'Вернуть' }).click()
  await expect(page.getByText('Человек снова в организации')).toBeVisible()
  await expectAccessible(page)
})
