import { expect, type Page, test } from '@playwright/test'
import { expectAccessible, signIn } from './support.ts'

const phone = { width: 390, height: 844 }
const wide = { width: 1366, height: 768 }

/** The page passes axe on a desk and in a hand. */
async function look(page: Page): Promise<void> {
  for (const size of [phone, wide]) {
    await page.setViewportSize(size)
    await expectAccessible(page)
  }
}

const pointsOf = (page: Page, question: RegExp, points: string) =>
  page.getByRole('group', { name: question }).getByLabel(points, { exact: true }).check()

test('a curator judges a programme: a draft that outlives a reload, the level, the end; SWOT', async ({ page }) => {
  test.setTimeout(240_000) // two questionnaires, a dozen looks with axe
  await signIn(page, 'curator')
  await page.goto('/programmes')
  await page
    .getByRole('link', { name: /^Открыть программу/ })
    .first()
    .click()
  await page.getByRole('link', { name: 'Оценить программу' }).click()
  await expect(page.getByRole('heading', { level: 1, name: /^Оценка программы «/ })).toBeVisible()
  await look(page)

  await page.getByRole('button', { name: 'Завершить' }).click()
  await expect(page.getByRole('alert').getByRole('link')).toHaveCount(9)
  await look(page)
  await pointsOf(page, /^Соответствие наставнической деятельности/, '2')
  await pointsOf(page, /^Наличие комфортного/, '1')
  await expect(page.getByText('3 из 18')).toBeVisible()
  await expect(page.getByText('осталось ответить: 7')).toBeVisible()
  await page.reload()
  await expect(page.getByText('То, что Вы написали и не сохранили, вернулось в форму')).toBeVisible()
  await expect(page.getByText('3 из 18')).toBeVisible()
  await page.getByRole('button', { name: 'Сохранить черновик' }).click()
  await expect(page.getByText('Черновик сохранён', { exact: true })).toBeVisible()
  await look(page)

  for (const group of await page.getByRole('form').getByRole('group').all()) await group.getByLabel('2', { exact: true }).check()
  await expect(page.getByText('18 из 18')).toBeVisible()
  await expect(page.getByText('оптимальный уровень', { exact: true })).toBeVisible()
  await pointsOf(page, /^Уровень удовлетворённости партнёров/, '0')
  await pointsOf(page, /^Степень применения/, '0')
  await expect(page.getByText(/(^|\s)допустимый уровень$/)).toBeVisible()
  await page.getByRole('button', { name: 'Завершить', exact: true }).click()
  await look(page)
  await page.getByRole('button', { name: 'Да, завершить' }).click()
  await expect(page.getByText(/^Завершено /)).toBeVisible()
  await expect(page.getByRole('form')).toHaveCount(0)
  await expect(page.getByRole('table', { name: 'По учебным годам' }).getByRole('row').nth(1)).toContainText('14')
  await look(page)

  await page.getByRole('link', { name: 'SWOT-анализ' }).click()
  await page.getByRole('button', { name: 'Завершить' }).click()
  await page.getByRole('button', { name: 'Да, завершить' }).click()
  await expect(page.getByText('Заполните хотя бы одно поле')).toBeVisible()
  await page.getByLabel('Сильные стороны').fill('Опытные наставники')
  await look(page)
  await page.getByRole('button', { name: 'Завершить', exact: true }).click()
  await page.getByRole('button', { name: 'Да, завершить' }).click()
  await expect(page.getByRole('link', { name: 'SWOT-анализ: завершён' })).toBeVisible()
  await expect(page.getByText('Опытные наставники')).toBeVisible()
})

test('a partner answers by the link from a telephone; another one’s sheet is typed in', async ({ page, browser }) => {
  test.setTimeout(240_000) // two partners, a dozen looks with axe
  await signIn(page, 'curator')
  await page.goto('/programmes')
  await page
    .getByRole('link', { name: /^Открыть программу/ })
    .last()
    .click()
  await page.getByRole('link', { name: 'Оценить программу' }).click()
  await page.getByRole('link', { name: 'Партнёры' }).click()
  await expect(page.getByText('Партнёров пока не спрашивали')).toBeVisible()
  const ask = page.getByRole('form', { name: 'Добавить партнёра' })
  await ask.getByRole('button', { name: 'Добавить' }).click()
  await expect(ask.getByRole('alert')).toBeVisible()
  await look(page)
  await ask.getByLabel('Название организации').fill('Завод «Маяк»')
  await ask.getByRole('button', { name: 'Добавить' }).click()
  const factory = page.getByRole('article', { name: 'Завод «Маяк»' })
  await expect(factory.getByText(/ждём ответа/)).toBeVisible()
  await factory.getByRole('button', { name: 'Показать листок с кодом' }).click()
  await expect(factory.getByRole('img', { name: /Код, который открывает анкету партнёра/ })).toBeVisible()
  await look(page)
  await page.emulateMedia({ media: 'print' })
  await expect(factory.getByRole('img', { name: /Код, который открывает анкету партнёра/ })).toBeVisible()
  await expect(ask).toBeHidden()
  await page.emulateMedia({ media: 'screen' })
  const link = await factory.getByRole('link').getAttribute('href')
  expect(link).toContain('/partner#')

  const stranger = await browser.newContext({ viewport: phone })
  const hand = await stranger.newPage()
  await hand.goto(link ?? '')
  await expect(hand.getByText(/Вашу организацию \(Завод «Маяк»\)/)).toBeVisible()
  await hand.getByRole('button', { name: 'Отправить ответы' }).click()
  await expect(hand.getByRole('alert')).toBeFocused()
  await look(hand)
  for (const question of [
    /^Насколько Вы довольны совместной/,
    /^Насколько хорошо/,
    /^Насколько программа полезна/,
    /^Насколько Вы довольны результатом/,
  ])
    await hand.getByRole('group', { name: question }).getByLabel('9', { exact: true }).check()
  for (const question of [/^Понравилось/, /^Хотели бы/])
    await hand.getByRole('group', { name: question }).getByLabel('Да', { exact: true }).check()
  await hand.getByRole('button', { name: 'Отправить ответы' }).click()
  await expect(hand.getByRole('heading', { name: 'Спасибо, ответы отправлены' })).toBeFocused()
  await expectAccessible(hand)
  await hand.goto('about:blank')
  await hand.goto(link ?? '')
  await expect(hand.getByRole('heading', { name: 'Ответы уже получены' })).toBeVisible()
  await stranger.close()

  await page.reload()
  await expect(factory.getByText(/ответил .* по ссылке$/)).toBeVisible()
  await expect(factory.getByText('9 из 10').first()).toBeVisible()
  await ask.getByLabel('Название организации').fill('завод "маяк"')
  await ask.getByRole('button', { name: 'Добавить' }).click()
  await expect(page.getByText('Этого партнёра уже спросили за этот учебный год.').first()).toBeVisible()
  await ask.getByLabel('Название организации').fill('Краеведческий музей')
  await ask.getByRole('button', { name: 'Добавить' }).click()
  const museum = page.getByRole('article', { name: 'Краеведческий музей' })
  await museum.getByRole('button', { name: 'Ввести с бумаги' }).click()
  const entry = page.getByRole('form', { name: 'Анкета партнёра: Краеведческий музей' })
  await entry.getByRole('button', { name: 'Сохранить ответы партнёра' }).click()
  await expect(entry.getByRole('alert').getByRole('link')).toHaveCount(6)
  await look(page)
  for (const group of await entry.getByRole('group', { name: /^Насколько/ }).all()) await group.getByLabel('7', { exact: true }).check()
  for (const group of await entry.getByRole('group', { name: /^(Понравилось|Хотели)/ }).all())
    await group.getByLabel('Нет', { exact: true }).check()
  await entry.getByRole('button', { name: 'Сохранить ответы партнёра' }).click()
  await expect(museum.getByText(/введено с бумаги$/)).toBeVisible()
  await expect(page.getByRole('link', { name: 'Партнёры: 2 из 2' })).toBeVisible()
  await look(page)
})
