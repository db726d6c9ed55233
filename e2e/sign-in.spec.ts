import { expect, test } from '@playwright/test'

test('a stranger is asked to sign in', async ({ page }) => {
  await page.goto('/')
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
})
