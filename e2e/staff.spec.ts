import { expect, type Page, test } from '@playwright/test'
import { Secret, TOTP } from 'otpauth'
import { expectAccessible, school, signIn } from './support.ts'

const password = 'длинная фраза из слов'
const login = 'orlova'

/** Types the login and the password; what follows is the second step. */
async function typePassword(page: Page): Promise<void> {
  await page.getByLabel('Имя для входа').fill(login)
  await page.getByLabel('Пароль', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Войти' }).click()
}

test('an administrator invites a curator, who sets a password and a second factor and signs in', async ({ page, browser }) => {
  test.slow()
  await signIn(page, 'admin')
  await page.getByRole('navigation', { name: 'Разделы' }).getByRole('link', { name: 'Сотрудники' }).click()
  await page.getByRole('link', { name: 'Пригласить' }).click()
  await page.getByLabel('Фамилия, имя, отчество').fill('Орлова Анна Павловна')
  await page.getByLabel('Имя для входа').fill(login)
  await page.getByLabel('Роль').selectOption('CURATOR')
  await page.getByLabel('Место', { exact: true }).selectOption(school.code)
  await page.getByRole('button', { name: 'Пригласить и получить ссылку' }).click()
  const link = await page.getByLabel('Одноразовая ссылка').inputValue()
  expect(new URL(link).search).toBe('')
  await expectAccessible(page)

  const theirs = await (await browser.newContext({ locale: 'ru-RU' })).newPage()
  await theirs.goto(link)
  await expectAccessible(theirs)
  await theirs.getByLabel('Новый пароль', { exact: true }).fill(password)
  await theirs.getByLabel('Новый пароль ещё раз').fill(password)
  await theirs.getByRole('button', { name: 'Сохранить пароль' }).click()
  await expect(theirs.getByText('Пароль сохранён')).toBeVisible()

  await theirs.goto('/sign-in')
  await typePassword(theirs)
  const secret = (await theirs.locator('code').innerText()).replaceAll(' ', '')
  await expectAccessible(theirs)
  await theirs.getByLabel('Код', { exact: true }).fill(new TOTP({ secret: Secret.fromBase32(secret) }).generate())
  await theirs.getByRole('button', { name: 'Проверить код' }).click()
  const recovery = theirs.getByRole('list', { name: 'Запасные коды' }).getByRole('listitem')
  await expect(recovery).toHaveCount(10)
  const [code = '', another = ''] = await recovery.allInnerTexts()
  await expectAccessible(theirs)
  await theirs.getByRole('button', { name: 'Коды сохранены, войти' }).click()
  await expect(theirs.getByRole('link', { name: 'Орлова Анна Павловна' })).toBeVisible()

  await theirs.getByRole('button', { name: 'Выйти' }).click()
  await typePassword(theirs)
  await expect(theirs.getByText('Код с телефона')).toBeVisible()
  await expectAccessible(theirs)
  await theirs.getByLabel('Код', { exact: true }).fill(code)
  await theirs.getByRole('button', { name: 'Войти' }).click()
  await expect(theirs.getByRole('button', { name: 'Выйти' })).toBeVisible()

  await theirs.goto('/me')
  await expect(theirs.getByText('Неиспользованных запасных кодов: 9.')).toBeVisible()
  await theirs.getByRole('button', { name: 'Получить новые запасные коды' }).click()
  await theirs.getByLabel('Код', { exact: true }).fill(another)
  await expectAccessible(theirs)
  await theirs.getByRole('button', { name: 'Получить коды' }).click()
  await expect(recovery).toHaveCount(10)
  expect(await recovery.allInnerTexts()).not.toContain(another)
  await expectAccessible(theirs)
  await theirs.getByRole('button', { name: 'Коды сохранены' }).click()
  await expect(theirs.getByText('Неиспользованных запасных кодов: 10.')).toBeVisible()

  await page.getByRole('link', { name: 'Открыть карточку' }).click()
  await expect(page.getByText('настроен', { exact: true })).toBeVisible()
  await page.getByRole('button', { name: 'Сбросить пароль' }).click()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Отменить' }).click()
  await page.getByRole('button', { name: /^Прекратить роль/ }).click()
  await expectAccessible(page)
  await page.getByLabel('С какого дня роли нет').press('Enter')
  await expect(page.getByText('прекращена')).toBeVisible()
  await page.setViewportSize({ width: 390, height: 844 })
  await expectAccessible(page)
  await page.goto('/users')
  await expect(page.getByRole('link', { name: 'Орлова Анна Павловна' })).toBeVisible()
  await page.setViewportSize({ width: 1366, height: 768 })
  await page.goto('/me')
  await expect(page.getByText('этот')).toBeVisible()
})
