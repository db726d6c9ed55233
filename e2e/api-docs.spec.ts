import { expect, test } from '@playwright/test'
import { expectAccessible, school, signIn } from './support.ts'

test('a request is found, read and opened by its own address', async ({ page }) => {
  await signIn(page, 'rnc')
  await page.getByRole('link', { name: 'Для разработчиков' }).click()
  await page.getByRole('searchbox', { name: /Найти запрос/ }).fill('indicator.read муниципалитетам')
  await expect(page.getByText('Найдено: 1')).toBeVisible()
  await expect(
    page.getByText(/Authorization: Bearer \$KEY.*\/api\/indicators\/municipalities\?unit=omsk&year=2026&indicator=I1/),
  ).toBeVisible()
  await expect(page.getByRole('table', { name: /Отказы/ })).toContainText('permission.missing')
  await page.goto('/api-docs#people.list')
  await expect(page.getByRole('table', { name: 'Параметры: GET /api/people' })).toBeInViewport()
  await expect(page.getByRole('table', { name: 'Ответ: GET /api/people' })).toContainText('items[].name')
  await expectAccessible(page)
  await page.setViewportSize({ width: 390, height: 844 })
  await expectAccessible(page)
})

test('a curator issues a key, a programme reads with it, and no longer when it is revoked', async ({ page, request }) => {
  await signIn(page, 'curator')
  await page.goto('/api-docs/tokens')
  await page.getByRole('button', { name: 'Выдать ключ' }).click()
  await page.getByRole('button', { name: 'Выдать ключ' }).click()
  await expect(page.getByRole('alert')).toContainText('Отметьте хотя бы одно')
  await expectAccessible(page)
  await page.getByLabel('Для чего ключ').fill('Портал')
  await page.getByLabel(/^отчёты: формы 1–5/).check()
  await page.getByRole('button', { name: 'Выдать ключ' }).click()
  const secret = (await page.getByTestId('secret').textContent()) ?? ''
  expect(secret).toMatch(/^nastavnik_/)
  await expectAccessible(page)
  const read = async (address: string) => (await request.get(address, { headers: { authorization: `Bearer ${secret}` } })).status()
  expect(await read(`/api/forms?unit=${school.code}&period=2026`)).toBe(200)
  expect(await read(`/api/people?organisation=${school.code}`)).toBe(403)
  await page.reload()
  await expect(page.getByText(secret)).toHaveCount(0)
  await page.getByRole('button', { name: 'Отозвать ключ «Портал»' }).click()
  await page.getByRole('button', { name: 'Отозвать', exact: true }).first().click()
  await expect(page.getByText('Ключ отозван')).toBeVisible()
  expect(await read(`/api/forms?unit=${school.code}&period=2026`)).toBe(401)
  await expectAccessible(page)
})

test('who may not issue keys learns whom to ask', async ({ page }) => {
  await signIn(page, 'ministry')
  await page.goto('/api-docs/tokens')
  await expect(page.getByText('Выдавать ключи вам нельзя')).toBeVisible()
  await expectAccessible(page)
})
