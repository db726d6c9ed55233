import { expect, type Page, test } from '@playwright/test'
import { expectAccessible, school, signIn, signOut } from './support.ts'

const sizes = [
  { width: 1366, height: 768 },
  { width: 390, height: 844 },
]

/** Axe and no overflow on a desk and on a phone. */
async function expectFits(page: Page): Promise<void> {
  for (const size of sizes) {
    await page.setViewportSize(size)
    await expect(page.locator('[aria-busy=true]')).toHaveCount(0)
    await expectAccessible(page)
  }
  await page.setViewportSize({ width: 1366, height: 768 })
}

const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name })

/** Fills what every incident asks for. */
async function fillFacts(page: Page, { kind, what }: { kind: string; what: string }): Promise<void> {
  await page.getByRole('combobox', { name: 'Что случилось' }).selectOption(kind)
  await page.getByLabel('Как это было').fill(what)
  await page.getByRole('checkbox', { name: 'Контакты' }).check()
  await page.getByRole('checkbox', { name: 'Фамилия, имя, отчество' }).check()
  await page.getByLabel('Предполагаемые причины').fill('Ошибка в адресе письма')
}

const submit = (page: Page) => page.getByRole('main').getByRole('button', { name: 'Зарегистрировать инцидент' }).click()

test('an officer registers an incident of the own school, sends both notices and closes it', async ({ page }) => {
  test.slow()
  await signIn(page, 'officer')
  await page.getByRole('main').getByRole('link', { name: 'Инциденты' }).click()
  await expect(page.getByText('Инцидентов нет')).toBeVisible()
  await expectFits(page)
  await page.getByRole('link', { name: 'Зарегистрировать инцидент' }).click()
  await expect(page.getByText(`Организация: ${school.title}`)).toBeVisible()
  await submit(page)
  await expect(page.getByRole('alert').first()).toContainText('Проверьте поля')
  await expectFits(page)
  await fillFacts(page, { kind: 'Отправка не тому', what: 'Книга участников ушла на чужой адрес' })
  await submit(page)
  await expect(page.getByText('Зарегистрировать инцидент?')).toBeVisible()
  await expect(page.getByText('Уведомление об инциденте — в течение 24 ч')).toBeVisible()
  await expectFits(page)
  await page.getByRole('button', { name: 'Зарегистрировать', exact: true }).dblclick()

  await expect(heading(page, 'Отправка не тому')).toBeVisible()
  const first = page.getByRole('article', { name: 'Уведомление об инциденте' })
  const results = page.getByRole('article', { name: 'Результаты внутреннего расследования' })
  await expect(first).toContainText(/осталось 23 ч 5\d мин|осталось 24 ч/)
  await expect(results).toContainText(/осталось 71 ч 5\d мин|осталось 72 ч/)
  await expect(first).toContainText(/До \d\d\.\d\d\.\d{4} \d\d:\d\d/)
  const draft = page.getByRole('region', { name: 'Уведомление об инциденте' })
  await expect(draft).toContainText(`Оператор: ${school.title}, Саргатский`)
  await expect(draft).toContainText('Что произошло: Книга участников ушла на чужой адрес')
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.getByRole('button', { name: 'Скопировать текст: Уведомление об инциденте' }).click()
  await expect(page.getByText('Скопировано')).toBeVisible()
  expect(await page.evaluate<string>('navigator.clipboard.readText()')).toContain(`Оператор: ${school.title}, Саргатский`)
  await expectFits(page)

  await page.getByRole('button', { name: 'Исправить число' }).click()
  await page.getByLabel('Число людей').fill('3')
  await page.getByRole('button', { name: 'Записать', exact: true }).click()
  await expect(page.getByText(/^3 человека; записано в организации было \d+/)).toBeVisible()
  await expect(draft).toContainText('Число субъектов персональных данных: 3')

  await first.getByRole('button', { name: 'Отметить отправку: Уведомление об инциденте' }).click()
  await first.getByLabel('Входящий номер').fill('0417')
  await first.getByLabel('Когда отправлено').fill('25.11.2126 14:05')
  await first.getByRole('button', { name: 'Отметить', exact: true }).click()
  await expect(first.getByText('Это время ещё не наступило')).toBeVisible()
  await expectFits(page)
  await first.getByRole('button', { name: 'Отменить' }).click()
  for (const [card, number] of [
    [first, '0417'],
    [results, '0533'],
  ] as const) {
    await expect(page.getByText('Закрыть инцидент можно, когда отправлены оба уведомления')).toBeVisible()
    await card.getByRole('button', { name: /^Отметить отправку/ }).click()
    await card.getByLabel('Входящий номер').fill(number)
    await card.getByRole('button', { name: 'Отметить', exact: true }).click()
    await expect(card).toContainText(`№ ${number}`)
  }
  await page.getByRole('combobox', { name: 'Какое уведомление' }).selectOption('Результаты внутреннего расследования')
  await expect(page.getByRole('region', { name: 'Результаты внутреннего расследования' })).toContainText(
    /Первое уведомление: отправлено .*№ 0417/,
  )
  await results.getByRole('button', { name: /^Снять отметку/ }).click()
  await expect(results).toContainText('осталось')
  await results.getByRole('button', { name: /^Отметить отправку/ }).click()
  await results.getByLabel('Входящий номер').fill('0534')
  await results.getByRole('button', { name: 'Отметить', exact: true }).click()

  await page.getByRole('button', { name: 'Закрыть инцидент' }).click()
  await expect(page.getByText(/Закрыт \d\d\.\d\d\.\d{4}/)).toBeVisible()
  await expect(page.getByRole('button', { name: 'Исправить сведения' })).toHaveCount(0)
  await expectFits(page)
  await page.getByRole('link', { name: 'Инциденты' }).first().click()
  await page.getByRole('combobox', { name: 'Состояние' }).selectOption('открыт')
  await expect(page.getByText('Таких инцидентов нет')).toBeVisible()
  await page.getByRole('combobox', { name: 'Состояние' }).selectOption('закрыт')
  await expect(page.getByRole('table', { name: 'Инциденты' }).getByRole('row')).toHaveCount(2) // the second click registered nothing
})

test('the administrator registers for several schools; each sees itself alone; of two corrections both versions are shown', async ({
  page,
  browser,
}) => {
  test.slow()
  await signIn(page, 'admin')
  const second = 'СОШ № 3'
  await page.goto('/incidents/new')
  const found = page.getByRole('list', { name: /Найденные/ })
  await found.getByRole('button', { name: new RegExp(`^${school.title} `) }).click()
  await page.getByRole('searchbox').fill(second)
  await expect(found.getByRole('button')).toHaveCount(1)
  await found.getByRole('button').click()
  await fillFacts(page, { kind: 'Утечка', what: 'Ноутбук специалиста украден' })
  await expectFits(page)
  await submit(page)
  await page.getByRole('button', { name: 'Зарегистрировать', exact: true }).click()
  await expect(heading(page, 'Утечка')).toBeVisible()
  await expect(page.getByRole('table', { name: 'Затронутые организации' }).getByRole('row')).toHaveCount(3)
  await expectFits(page)
  const address = page.url()

  const other = await (await browser.newContext()).newPage()
  await signIn(other, 'officer')
  await expect(other.getByRole('status').filter({ hasText: 'Инцидент «Утечка»' })).toContainText('осталось')
  await expectFits(other)
  await other.getByRole('link', { name: /^Инцидент «Утечка»/ }).click()
  await expect(other.getByText('Инцидент шире вашей организации')).toBeVisible()
  await expect(other.getByText(second)).toHaveCount(0)
  await expect(other.getByRole('button', { name: 'Исправить сведения' })).toHaveCount(0)
  await signOut(other)

  await signIn(other, 'admin')
  await other.goto(address)
  for (const editor of [page, other]) await editor.getByRole('button', { name: 'Исправить сведения' }).click()
  await page.getByLabel('Предполагаемый вред').fill('Звонки посторонних')
  await page.getByRole('button', { name: 'Записать', exact: true }).click()
  await expect(page.getByText('Записано', { exact: true })).toBeVisible()
  await other.getByLabel('Предполагаемый вред').fill('Назойливая реклама')
  await other.getByRole('button', { name: 'Записать', exact: true }).click()
  const conflict = other.getByRole('row', { name: /^Предполагаемый вред/ })
  await expect(conflict).toContainText('Назойливая реклама')
  await expect(conflict).toContainText('Звонки посторонних')
  await expectFits(other)
  await other.getByRole('button', { name: 'Сохранить выбранное' }).click()
  await expect(other.getByText('Назойливая реклама')).toBeVisible()

  await page.getByRole('link', { name: school.title, exact: true }).click()
  await expect(heading(page, school.title)).toBeVisible()
  await expectFits(page)
  await page
    .getByRole('article', { name: 'Уведомление об инциденте' })
    .getByRole('button', { name: /^Отметить/ })
    .click()
  await page.getByLabel('Входящий номер').fill('7')
  await page.getByRole('button', { name: 'Отметить', exact: true }).click()
  await expect(page.getByRole('article', { name: 'Уведомление об инциденте' })).toContainText('№ 7')
  await page.getByRole('link', { name: 'Утечка' }).click()
  const first = page.getByRole('article', { name: 'Уведомление об инциденте' })
  await expect(first).toContainText('Отправлено: 1 из 2')
  await first.getByRole('button', { name: /^Отметить за остальные/ }).click()
  await first.getByLabel('Входящий номер').fill('8')
  await expectFits(page)
  await first.getByRole('button', { name: 'Отметить', exact: true }).click()
  await expect(first).toContainText('Отмечено: 1 организация')
  await expect(first).toContainText('Отправлено: 2 из 2')
})
