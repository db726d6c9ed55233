import { expect, test } from '@playwright/test'
import { expectAccessible, signIn } from './support.ts'

test('a filter is kept under a name, found after a reload, and taken away', async ({ page }) => {
  await signIn(page, 'curator')
  await page.goto('/people?role=MENTEE&search=Ав')
  await page.getByRole('button', { name: 'Сохранить отбор' }).click()
  const form = page.getByRole('form', { name: 'Сохранить отбор' })
  await form.getByLabel('Название отбора').fill('Все наставляемые')
  await form.getByRole('button', { name: 'Сохранить' }).click()
  await expect(page.getByRole('link', { name: 'Все наставляемые' })).toBeVisible()
  await expectAccessible(page)

  await page.goto('/people')
  await page.getByRole('link', { name: 'Все наставляемые' }).click()
  await expect(page).toHaveURL(/\/people\?role=MENTEE$/)
  await page.getByRole('button', { name: 'Убрать отбор «Все наставляемые»' }).click()
  await expect(page.getByRole('link', { name: 'Все наставляемые' })).toBeHidden()
  await expect(page.getByRole('button', { name: 'Сохранить отбор' })).toBeVisible()
})
