import { expect, type Page, test } from '@playwright/test'
import { expectAccessible, signIn, signOut } from './support.ts'

/** Opens the last number of the row: the list behind it is as long as it says. */
async function openLastNumber(page: Page, row: RegExp): Promise<void> {
  const link = page.getByRole('row', { name: row }).getByRole('link').last()
  const number = Number(await link.textContent())
  expect(number).toBeGreaterThan(0)
  await link.click()
  await expect(page.getByText(new RegExp(`из ${number}(\\D|$)`)).first()).toBeVisible()
}

test('every number of Form 2 opens a list as long as the number says', async ({ page }) => {
  await signIn(page, 'curator')
  await page.goto('/reports')
  await page
    .getByRole('link', { name: /Форма 2/ })
    .or(page.getByRole('tab', { name: /Форма 2/ }))
    .first()
    .click()
  await openLastNumber(page, /Итого, чел/)
  await expectAccessible(page)
})

test('a number of the composition opens its people; above the school a municipality opens its own composition', async ({ page }) => {
  await signIn(page, 'curator')
  await page.goto('/reports')
  await page.getByRole('link', { name: 'Состав участников' }).click()
  await openLastNumber(page, /^Итого/)
  await signOut(page)
  await signIn(page, 'rnc')
  await page.goto('/reports/composition')
  await page.getByRole('link', { name: 'По муниципалитетам' }).click()
  await page.getByRole('link', { name: /^Саргатский/ }).click()
  await expect(page.getByText('Показано:').locator('..')).toContainText('Саргатский')
  await expect(page.getByRole('row', { name: /^Итого/ }).getByRole('link')).toHaveCount(0)
})

test('above the school numbers come without a child’s name', async ({ page }) => {
  const bodies: string[] = []
  page.on('response', async (response) => {
    if (response.url().includes('/api/') && response.headers()['content-type']?.includes('json'))
      bodies.push(await response.text().catch(() => ''))
  })
  await signIn(page, 'curator')
  await page.goto('/people')
  const name = (await page.getByRole('main').getByRole('table').getByRole('link').first().textContent()) ?? ''
  expect(name.split(' ').length).toBeGreaterThan(1)
  await signOut(page)
  bodies.length = 0
  for (const login of ['mouo', 'rnc', 'ministry']) {
    await signIn(page, login)
    for (const address of ['/reports', '/reports/composition', '/indicators', '/organisations']) {
      await page.goto(address)
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
      await expect(page.getByText(name)).toHaveCount(0)
    }
    await signOut(page)
  }
  expect(bodies.length).toBeGreaterThan(5)
  expect(bodies.filter((body) => body.includes(name))).toEqual([])
})
