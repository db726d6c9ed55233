import { expect, type Page, test } from '@playwright/test'
import { expectAccessible, signIn } from './support.ts'

const phone = { width: 390, height: 844 }
const wide = { width: 1366, height: 768 }

async function expectAccessibleAtBothSizes(page: Page): Promise<void> {
  await expectAccessible(page)
  await page.setViewportSize(phone)
  await expectAccessible(page, { colours: false })
  await page.setViewportSize(wide)
}

/** Begins «до» for the mentees of a class; says how many are asked. */
async function begin(page: Page, title: string, group: string): Promise<number> {
  await page.goto('/campaigns/new')
  await page.getByRole('radio', { name: /^Анкета «до»/ }).check()
  await page.getByLabel('Роль').selectOption({ label: 'Наставляемые' })
  await page.getByLabel('Класс, курс').selectOption({ label: group })
  await page.getByRole('textbox', { name: 'Название' }).fill(title)
  const button = page.getByRole('button', { name: 'Начать опрос' })
  await expect(button).toBeEnabled()
  const asked = Number.parseInt(await page.getByText(/^\d+ человек(а)?$/).innerText(), 10)
  await button.click()
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible()
  return asked
}

test('a survey is begun by hand, watched, changed and closed', async ({ page }) => {
  test.setTimeout(180_000)
  await signIn(page, 'curator')
  await page.getByRole('link', { name: 'Опросы', exact: true }).click()
  await page.getByRole('link', { name: 'Начать опрос' }).click()
  const button = page.getByRole('button', { name: 'Начать опрос' })
  await expect(button).toBeDisabled()
  await expect(page.getByText('Сначала выберите, что спросить.')).toBeVisible()
  await page.getByRole('radio', { name: /^Параметры мониторинга «до»/ }).check()
  await expect(page.getByRole('link', { name: 'Собрать согласия' })).toBeVisible()
  await expectAccessibleAtBothSizes(page)

  const asked = await begin(page, 'Осенняя анкета', '9 класс')
  await expect(page.getByText(`ответили из ${asked}`)).toBeVisible()
  const people = page.getByRole('table', { name: 'Кто ответил и кто нет' })
  await expect(people.getByRole('row')).toHaveCount(asked + 1)
  await page.getByLabel('Ответ', { exact: true }).selectOption({ label: 'не начинали' })
  await expect(page).toHaveURL(/state=silent/)
  await expect(people.getByRole('row')).toHaveCount(asked + 1)

  const give = people.getByRole('button', { name: /^Код и QR: / }).first()
  await give.press('Enter')
  await expect(page.getByRole('img', { name: 'QR-код ссылки на анкету' })).toBeVisible()
  await expect(page.getByText(/^[0-9A-Z]{5}-[0-9A-Z]{5}$/)).toBeVisible()
  await expectAccessibleAtBothSizes(page)
  await page.getByRole('button', { name: 'Закрыть', exact: true }).press('Enter')
  await expect(give).toBeFocused()
  const slips = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Распечатать карточки' }).click()
  expect((await slips).suggestedFilename()).toBe('Карточки с кодами.pdf')

  await page.getByRole('button', { name: 'Изменить название и срок' }).press('Enter')
  await expect(page.getByRole('textbox', { name: 'Название' })).toBeFocused()
  await page.getByRole('textbox', { name: 'Название' }).fill('Осенняя анкета 9 класса')
  await page.getByLabel('Последний день').fill('01.01.2020')
  await page.getByRole('button', { name: 'Сохранить' }).click()
  await expect(page.getByText('Последний день раньше первого.').first()).toBeVisible()
  await page.getByLabel('Последний день').fill(`31.12.${new Date().getFullYear()}`)
  await page.getByRole('button', { name: 'Сохранить' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Осенняя анкета 9 класса' })).toBeVisible()

  await page.getByRole('button', { name: 'Закрыть опрос' }).press('Enter')
  await expect(page.getByText(/их ссылки перестанут открываться/)).toBeVisible()
  await expectAccessibleAtBothSizes(page)
  await page.getByRole('button', { name: 'Закрыть опрос' }).last().click()
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused()
  await expect(page.getByRole('button', { name: 'Закрыть опрос' })).toHaveCount(0)
  await page.getByRole('link', { name: 'Опросы', exact: true }).first().click()
  await expect(page.getByRole('row', { name: /Осенняя анкета 9 класса.*закрыт/ }).first()).toBeVisible()
  await expectAccessibleAtBothSizes(page)
})

/** Presses the key that each question asks for, until all are passed. Says how many questions there were and how many keys they took. */
async function answerAll(page: Page): Promise<{ keys: number; questions: number }> {
  const place = page.getByText(/^Вопрос \d+ из \d+ · /)
  const end = page.getByRole('heading', { name: 'Все вопросы пройдены' })
  const seen = new Set<string>()
  let keys = 0
  while (!(await end.isVisible())) {
    seen.add(await place.innerText())
    const isDigit = await page.getByText('нажмите цифру', { exact: true }).isVisible()
    await page.keyboard.press(isDigit ? '2' : 'Enter')
    keys += 1
  }
  return { keys, questions: seen.size }
}

test('a stack of paper is entered without a mouse: a sheet of twenty scales costs 25 keys at most', async ({ page }) => {
  test.setTimeout(180_000)
  await signIn(page, 'curator')
  const asked = await begin(page, 'Анкета на бумаге', '10 класс')
  await page.getByRole('link', { name: 'Ввести ответы' }).press('Enter')
  const field = page.getByLabel('Номер или код с листа')
  await expect(field).toBeFocused()
  await page.keyboard.type('9999')
  await page.keyboard.press('Enter')
  await expect(page.getByText('Листа 9999 в этом опросе нет')).toBeVisible()
  await expect(field).toBeFocused()
  await expectAccessibleAtBothSizes(page)

  await page.keyboard.type('1')
  await page.keyboard.press('Enter')
  await expect(page.getByText(/^Вопрос 1 из \d+ · обязательный$/)).toBeVisible()
  await expectAccessibleAtBothSizes(page)
  const { keys, questions } = await answerAll(page)
  await expectAccessible(page)
  await page.keyboard.press('Enter')
  await expect(page.getByText(`Сохранён лист 1. Ответили 1 из ${asked}.`)).toBeVisible()
  await expect(field).toBeFocused()
  // A key a question, and the number with its Enter and the last Enter: 23 keys for twenty scales, 25 when the number has three digits.
  expect(questions).toBeGreaterThanOrEqual(15)
  expect(keys + '1⏎⏎'.length - questions).toBe(3)

  // A half entered sheet survives a reload; the other layout, a step back and Escape work.
  await page.keyboard.type('2')
  await page.keyboard.press('Enter')
  await expect(page.getByText(/^Вопрос 1 из \d+ · /)).toBeVisible()
  await page.keyboard.type('y')
  await page.keyboard.type('778')
  await page.keyboard.press('Backspace')
  await page.keyboard.type('0')
  await page.keyboard.type('x')
  await expect(page.getByText('Такой клавиши в этом вопросе нет.')).toBeVisible()
  await page.reload()
  await expect(page.getByRole('button', { name: 'Лист 2: 4 ответа' })).toBeVisible()
  await expect(field).toBeFocused()
  await page.keyboard.type('2')
  await page.keyboard.press('Enter')
  await expect(page.getByText('Введённое раньше восстановлено.')).toBeVisible()
  const answers = page.getByRole('list').filter({ has: page.getByRole('listitem').filter({ hasText: 'Сталкивались ли' }) })
  await expect(answers.getByRole('listitem').first()).toContainText('Нет')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('status').filter({ hasText: 'Уйти с листа 2?' })).toBeFocused()

  // Without a connection nothing is lost; Enter sends again.
  await page.keyboard.press('Escape')
  await expect(page.getByLabel('Ответ', { exact: true })).toBeFocused()
  await answerAll(page)
  await page.context().setOffline(true)
  await page.keyboard.press('Enter')
  await expect(page.getByText('Нет связи: лист остался на этом компьютере')).toBeVisible()
  await page.context().setOffline(false)
  await page.keyboard.press('Enter')
  await expect(page.getByText(`Сохранён лист 2. Ответили 2 из ${asked}.`)).toBeVisible()

  await page.getByRole('link', { name: 'Анкета на бумаге' }).click()
  await page.getByLabel('Ответ', { exact: true }).selectOption({ label: 'ответили' })
  await expect(page.getByRole('cell', { name: 'ответил на бумаге' })).toHaveCount(2)
})
