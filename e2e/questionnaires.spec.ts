import { expect, type Page, test } from '@playwright/test'
import { expectAccessible, signIn } from './support.ts'

const sizes = [
  { width: 390, height: 844 },
  { width: 1366, height: 768 },
]

async function expectFits(page: Page): Promise<void> {
  for (const size of sizes) {
    await page.setViewportSize(size)
    await expectAccessible(page)
  }
}

const outline = (page: Page) => page.getByRole('navigation', { name: 'Страницы и вопросы' })
const fields = (page: Page) => page.getByRole('region', { name: 'Вопрос', exact: true })
const view = (page: Page, name: string | RegExp) =>
  page.getByRole('navigation', { name: 'Что показать' }).getByRole('link', { name }).click()
const expectSaved = (page: Page) => expect(page.getByText(/Черновик сохранён \d\d:\d\d/)).toBeVisible()

test('a curator changes a questionnaire: adds, words for children, a condition, order; publishes it; the old version stays', async ({
  page,
}) => {
  test.slow()
  await signIn(page, 'curator')
  await page.getByRole('navigation', { name: 'Разделы' }).getByRole('link', { name: 'Анкеты' }).click()
  await page.getByLabel('Название или форма').fill('наставляемого «ученик – ученик»: до')
  await expect(page).toHaveURL(/search=/)
  await page.getByRole('link', { name: 'Анкета наставляемого «ученик – ученик»: до начала программы' }).click()
  await expect(page.getByText('Черновика нет')).toBeVisible()

  await outline(page).getByRole('button', { name: 'Добавить вопрос на страницу «Ожидания»' }).click()
  await outline(page).getByRole('button', { name: 'Один вариант' }).click()
  await fields(page)
    .getByRole('textbox', { name: /^Вопрос( \*)?$/ })
    .fill('Где удобнее встречаться?')
  await fields(page).getByLabel('Для детей 10–13 лет').fill('Где тебе удобнее встречаться?')
  await fields(page).getByRole('textbox', { name: 'Вариант 1', exact: true }).fill('В школе')
  await fields(page).getByRole('textbox', { name: 'Вариант 2', exact: true }).fill('На прогулке')
  await fields(page).getByRole('button', { name: 'Выше: На прогулке' }).click()
  await fields(page).getByLabel('Показывать, если…').check()
  await fields(page)
    .getByRole('combobox', { name: 'Вопрос', exact: true })
    .selectOption('Сталкивались ли Вы раньше с программой наставничества?')
  await expect(fields(page).getByRole('combobox', { name: 'Что ответили' })).toHaveValue('yes')
  await expectSaved(page)
  await expectFits(page)

  const added = outline(page).getByRole('link', { name: 'Где удобнее встречаться?' })
  await added.focus()
  await page.keyboard.press('Alt+ArrowUp')
  await expect(page.getByText(/Вопрос теперь \d+-й на странице «Ожидания»/)).toBeAttached()
  await expect(added).toBeFocused()
  await expectSaved(page)

  await page.reload()
  await expect(fields(page).getByRole('textbox', { name: /^Вопрос( \*)?$/ })).toHaveValue('Где удобнее встречаться?')
  await expect(fields(page).getByRole('combobox', { name: 'Ответ', exact: true })).toHaveValue('=')

  await view(page, 'Как увидят')
  const preview = page.getByRole('region', { name: 'Как увидит тот, кто отвечает' })
  await preview.getByLabel('Ребёнок 10–13 лет').check()
  await preview.getByLabel('Телефон').check()
  await expect(preview.getByText('Где тебе удобнее встречаться?')).toBeHidden()
  await preview.getByRole('radio', { name: 'Да' }).first().check()
  await expect(preview.getByText('Где тебе удобнее встречаться?')).toBeVisible()
  await expectFits(page)

  await view(page, 'Публикация')
  await expect(page.getByText('«Где удобнее встречаться?»')).toBeVisible()
  await expect(page.getByText('Ответы прежних редакций останутся при них').first()).toBeVisible()
  await expectFits(page)
  await page.getByRole('button', { name: 'Опубликовать редакцию' }).click()
  await expect(page.getByText('Новая редакция действует')).toBeVisible()
  await expect(page.getByText('Действует редакция 1: организация')).toBeVisible()
  await expectFits(page)

  await page
    .getByRole('row', { name: /пришла с системой/ })
    .getByRole('link')
    .click()
  await expect(page.getByRole('heading', { level: 1, name: 'Редакция 1' })).toBeVisible()
  await expect(page.getByText('Где удобнее встречаться?')).toHaveCount(0)
  await expectFits(page)
})

test('what is counted from cannot be broken, a label is refused, and a deleted question comes back', async ({ page }) => {
  test.slow()
  await signIn(page, 'curator')
  await page.goto('/questionnaires/FINAL_PUPIL_PUPIL_MENTOR?question=jointWork')
  await expect(fields(page).getByText('По этому вопросу считают удовлетворённость')).toBeVisible()
  await expect(fields(page).getByRole('button', { name: 'Удалить вопрос' })).toBeDisabled()
  await expect(fields(page).getByText('Удалить нельзя: вопрос защищён.')).toBeVisible()
  await expect(fields(page).getByLabel('Показывать, если…')).toBeDisabled()

  await page.goto('/questionnaires/BASELINE_PUPIL_PUPIL_MENTOR')
  await outline(page).getByRole('link', { name: 'Сталкивались ли Вы раньше' }).click()
  await fields(page).getByRole('button', { name: 'Удалить вопрос' }).click()
  await expect(fields(page).getByText('По ответу на этот вопрос показывают другие')).toBeVisible()
  await fields(page).getByRole('button', { name: 'Удалить вопрос и снять условия' }).click()
  await page.getByRole('button', { name: 'Вернуть вопрос' }).click()
  await outline(page).getByRole('link', { name: 'Сталкивались ли Вы раньше' }).click()
  await fields(page)
    .getByRole('textbox', { name: /^Вопрос( \*)?$/ })
    .fill('Помогали ли вы неуспевающим?')
  await expect(
    fields(page)
      .getByText(/Здесь ярлык/)
      .first(),
  ).toBeVisible()
  await expectSaved(page)
  await view(page, 'Публикация: исправить 1')
  await expect(page.getByRole('button', { name: 'Опубликовать редакцию' })).toBeDisabled()
  await expectFits(page)
  await page.getByRole('button', { name: 'Выбросить черновик' }).click()
  await page.getByRole('button', { name: 'Выбросить черновик' }).click()
  await expect(page.getByText('Черновик выброшен')).toBeVisible()
  await expect(page.getByText('Черновика нет')).toBeVisible()
})

test('the centre makes a questionnaire of the territory’s own', async ({ page }) => {
  await signIn(page, 'rnc')
  await page.goto('/questionnaires')
  await page.getByRole('button', { name: 'Создать свою анкету' }).click()
  await page.getByRole('button', { name: 'Создать анкету', exact: true }).click()
  await expect(page.getByText('Назовите анкету.').first()).toBeVisible()
  await page.getByLabel('Название анкеты').fill('Отзыв партнёра о форуме')
  await page.getByLabel('По образцу').selectOption({ label: 'Анкета удовлетворённости партнёра' })
  await expectFits(page)
  await page.getByRole('button', { name: 'Создать анкету', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Отзыв партнёра о форуме' })).toBeVisible()
  await expect(page.getByText('Действует редакция 1: территория')).toBeVisible()
})
