import { expect, type Page, test } from '@playwright/test'
import { expectAccessible, signIn, signOut } from './support.ts'

const phone = { width: 390, height: 844 }
const wide = { width: 1366, height: 768 }

/** The page passes axe on a desk and in a hand. */
async function look(page: Page): Promise<void> {
  for (const size of [phone, wide]) {
    await page.setViewportSize(size)
    await expectAccessible(page)
  }
}

test('interview and training as gates: a mentor passes all three and is ready', async ({ page }) => {
  test.setTimeout(420_000) // two people, a dozen looks with axe
  await signIn(page, 'curator')
  await page.goto('/pairs')
  await page.getByRole('link', { name: 'Готовность наставников' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Готовность наставников' })).toBeVisible()
  await look(page)

  // A teacher without a check cannot be matched: the number leads to the list.
  await page.getByLabel('Сколько наставников готово').locator('div', { hasText: 'Проверка безопасности' }).getByRole('link').click()
  await expect(page).toHaveURL(/lacking=SAFETY_CHECK/)
  const mentor = page.getByRole('row').filter({ hasText: 'Пока нельзя' }).getByRole('link').first()
  const name = await mentor.innerText()
  await expect(page.getByRole('row', { name }).getByText('Пока нельзя')).toBeVisible()
  await mentor.click()

  await page.getByRole('button', { name: 'Записать проверку' }).click()
  const check = page.getByRole('form', { name: 'Записать проверку' })
  await check.getByRole('button', { name: 'Сохранить' }).click()
  await expect(page.getByRole('alert').getByRole('link')).toHaveCount(2)
  await look(page)
  await check.getByLabel('Номер').fill('055-777')
  await check.getByLabel('Дата документа').fill('01.09.2026')
  await check.getByLabel('Действует до').fill('01.09.2199')
  await check.getByRole('button', { name: 'Сохранить' }).click()
  await expect(page.getByText('Проверка записана')).toBeVisible()
  await expect(page.getByText('пройдено до 01.09.2199')).toBeVisible()

  // The interview: nothing is sent while a question is open; it waits for another person.
  await page.getByRole('link', { name: 'Заполнить протокол' }).click()
  const protocol = page.getByRole('form', { name: 'Заполнить протокол' })
  const send = protocol.getByRole('button', { name: 'Записать и отправить на утверждение' })
  await send.click()
  await expect(page.getByRole('alert').getByRole('link')).not.toHaveCount(0)
  await look(page)
  await protocol.getByRole('group', { name: 'Участвовал ли в собеседовании психолог?' }).getByLabel('Нет').check()
  for (const group of await protocol
    .getByRole('group', { name: /^(Желание|Понимание|Компетенции|Уважительное|Умение|Готовность)/ })
    .all()) {
    await group.getByLabel('2', { exact: true }).check()
  }
  const calm = protocol.getByRole('group', { name: /^Спокойствие/ })
  await calm.getByLabel('1', { exact: true }).check()
  await protocol.getByLabel('рекомендован с условиями').check()
  await protocol.getByLabel('На каких условиях или почему?').fill('Первая встреча — с куратором')
  await send.click()
  await expect(page.getByText('Протокол записан')).toBeVisible()
  await page.getByRole('link', { name: 'Готовность наставников' }).or(page.getByRole('link', { name })).first().click()
  await expect(page.getByText('Ждёт второго решения')).toBeVisible()

  await page.goto('/interviews')
  await page.getByRole('link', { name }).click()
  await expect(page.getByText('Этот протокол записали вы')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Утвердить протокол' })).toHaveCount(0)
  await signOut(page)

  // The head reads this protocol and no card.
  await signIn(page, 'head')
  await page.getByRole('link', { name: 'Собеседования' }).click()
  await look(page)
  await page.getByRole('link', { name }).click()
  await expect(page.getByText('Первая встреча — с куратором')).toBeVisible()
  await page.getByRole('button', { name: 'Вернуть' }).click()
  await expect(page.getByText('Напишите, почему возвращаете протокол.')).toBeVisible()
  await look(page)
  await page.getByRole('button', { name: 'Утвердить протокол' }).click()
  await expect(page.getByRole('status').getByText('Утверждён')).toBeVisible()
  await signOut(page)

  // The training: plan, group, marks by keyboard, the certificate.
  await signIn(page, 'curator')
  await page.goto('/trainings')
  await page.getByRole('link', { name: 'Составить план обучения' }).click()
  const plan = page.getByRole('form', { name: 'План обучения' })
  await plan.getByLabel('Название').fill('Безопасность встреч')
  await plan.getByLabel('Начало').fill('01.10.2026')
  await plan.getByLabel('Окончание').fill('08.10.2026')
  await plan.getByLabel('Часов').fill('4')
  await plan.getByLabel('День занятия 1').fill('01.10.2026')
  await plan.getByRole('button', { name: 'Добавить занятие' }).click()
  await plan.getByLabel('День занятия 2').fill('08.10.2026')
  await plan.getByRole('button', { name: 'Добавить вопрос' }).click()
  await plan.getByLabel('Вопрос 1', { exact: true }).fill('Кому наставник скажет о беде?')
  await plan.getByLabel('Варианты ответа').fill('Никому\nКуратору')
  await plan.getByLabel('Верный ответ').selectOption('Куратору')
  await plan.getByLabel('Проходной балл (из 1)').fill('1')
  await look(page)
  await plan.getByRole('button', { name: 'Сохранить' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Безопасность встреч' })).toBeVisible()
  await page.getByLabel('Имя участника').fill(name)
  await page.getByRole('checkbox', { name: new RegExp(name) }).check()
  await page.getByRole('button', { name: 'Записать: 1' }).click()
  await page.getByRole('checkbox', { name: `${name}: занятие 1, 01.10.2026` }).focus()
  await page.keyboard.press('Space')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Space')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.type('1')
  await page.getByRole('button', { name: 'Сохранить отметки' }).click()
  await expect(page.getByText('Отметки сохранены')).toBeVisible()
  await page.getByRole('button', { name: 'Выдать сертификаты: 1' }).click()
  await expect(page.getByText('Выдано сертификатов: 1')).toBeVisible()
  await look(page)
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Напечатать все: 1' }).click()
  expect((await download).suggestedFilename()).toMatch(/^Сертификаты.*\.pdf$/)

  await page.getByRole('table', { name: 'Группа' }).getByRole('link', { name }).click()
  await expect(page.getByText('Готов', { exact: true })).toBeVisible()
  await look(page)
})
