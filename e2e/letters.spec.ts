import { expect, type Page, test } from '@playwright/test'
import { type PostOffice, postOffice } from '../apps/api/test/post-office.ts'
import { expectAccessible, signIn, signOut } from './support.ts'

let office: PostOffice
test.beforeAll(async () => {
  office = await postOffice({}, Number(process.env['E2E_SMTP_PORT']))
})
test.afterAll(() => office.close())

async function expectFits(page: Page): Promise<void> {
  for (const size of [
    { width: 390, height: 844 },
    { width: 1366, height: 768 },
  ]) {
    await page.setViewportSize(size)
    await expect(page.locator('[aria-busy=true]')).toHaveCount(0)
    await expectAccessible(page)
  }
}

test('a text of the territory goes out in the next letter; a wrong word is told at the field; the original text comes back', async ({
  page,
}) => {
  test.slow()
  await signIn(page, 'rnc')
  await page.getByRole('link', { name: 'Письма', exact: true }).click()
  await expect(page.getByText('Неотправленных писем нет.')).toBeVisible()
  await expectFits(page)
  await page.getByRole('link', { name: 'Код для почты' }).click()
  const [subject, text] = [page.getByRole('textbox', { name: 'Тема' }), page.getByRole('textbox', { name: 'Текст', exact: true })]
  await subject.fill('Ваш код — {code} ({name})')
  await text.fill('Введите его на странице «Мой вход».')
  await page.getByRole('button', { name: 'Сохранить' }).click()
  await expect(page.getByRole('alert').getByText('Таких слов нет: {name}')).toBeVisible()
  await expectFits(page)
  await subject.fill('Ваш код — {code}')
  await text.fill('Код {code} введите на странице «Мой вход».')
  await expect(page.getByRole('region', { name: 'Так его прочитают' }).getByText('Ваш код — 042135')).toBeVisible()
  await page.getByRole('button', { name: 'Сохранить' }).click()
  await expect(page.getByText('Сохранено', { exact: true })).toBeVisible()
  await expect(page.getByText('Сейчас уходит ваш текст.')).toBeVisible()
  await expectFits(page)
  await signOut(page)

  await signIn(page, 'curator')
  await page.goto('/me')
  await page.getByRole('button', { name: 'Назвать адрес' }).click()
  await page.getByLabel('Ваш рабочий адрес').fill('петрова')
  await page.getByRole('button', { name: 'Прислать код' }).click()
  await expect(page.getByRole('alert').getByText('Напишите один адрес')).toBeVisible()
  await page.getByLabel('Ваш рабочий адрес').fill('i.petrova@school.example.ru')
  await page.getByRole('button', { name: 'Прислать код' }).click()
  await expect(page.getByText('Код отправлен на i.petrova@school.example.ru')).toBeVisible()
  await expectFits(page)
  await expect.poll(() => office.letters.length).toBe(1)
  const code = office.letters[0]?.headers.get('subject')?.replace('Ваш код — ', '') ?? ''
  expect(office.letters[0]?.text).toBe(`Код ${code} введите на странице «Мой вход».`)
  await page.getByRole('textbox', { name: 'Код из письма' }).fill(code === '000000' ? '000001' : '000000')
  await page.getByRole('button', { name: 'Подтвердить' }).click()
  await expect(page.getByText('Код не подошёл')).toBeVisible()
  await page.getByRole('textbox', { name: 'Код из письма' }).fill(code)
  await page.getByRole('button', { name: 'Подтвердить' }).click()
  await expect(page.getByText('Письма приходят на i.petrova@school.example.ru.')).toBeVisible()
  await page.getByLabel('Как часто присылать напоминания').selectOption('Сразу, но не чаще раза в час')
  await expect(page.getByText('Запомнили.')).toBeVisible()
  await expectFits(page)
  await page.getByRole('button', { name: 'Убрать адрес' }).click()
  await expect(page.getByText('Адреса нет: писем вам не будет.')).toBeVisible()
  await signOut(page)

  await signIn(page, 'rnc')
  await page.goto('/letters/emailConfirmation')
  await page.getByRole('button', { name: 'Вернуть исходный текст' }).click()
  await expect(page.getByText('Исходный текст возвращён')).toBeVisible()
  await page.getByText('Как менялся текст').click()
  await expect(page.getByText('возвращён исходный текст', { exact: true })).toBeVisible()
  await expectFits(page)
})

test('a letter that the server of mail refuses is shown with the reason and can be sent again', async ({ page }) => {
  test.slow()
  office.empty()
  office.refuse({ code: 550, at: 'address' })
  await signIn(page, 'head')
  await page.goto('/me')
  await page.getByRole('button', { name: 'Назвать адрес' }).click()
  await page.getByLabel('Ваш рабочий адрес').fill('director@school.example.ru')
  await page.getByRole('button', { name: 'Прислать код' }).click()
  await expect(page.getByText('Код отправлен на')).toBeVisible()
  await signOut(page)
  await signIn(page, 'admin')
  await page.goto('/letters')
  await expect(async () => {
    await page.reload()
    await expect(page.getByText('такого адреса нет')).toBeVisible({ timeout: 2000 })
  }).toPass()
  await expectFits(page)
  office.refuse(undefined)
  await page.getByRole('button', { name: 'Отправить ещё раз: Код для почты' }).click()
  await expect(page.getByText('Неотправленных писем нет.')).toBeVisible()
  await expect.poll(() => office.letters.map(({ to }) => to[0])).toEqual(['director@school.example.ru'])
})
