import { expect, test } from '@playwright/test'
import { expectAccessible, messyWorkbook, signIn } from './support.ts'

const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

test('a curator loads a workbook, takes the good rows and finds the people behind a number', async ({ page }) => {
  await signIn(page, 'curator')
  await page.getByRole('link', { name: 'Загрузка' }).click()
  await page.locator('input[type=file]').setInputFiles({ name: 'school.xlsx', mimeType: xlsx, buffer: Buffer.from(await messyWorkbook()) })
  await page.waitForURL(/\/imports\/[0-9a-f-]+$/)
  await expect(page.getByText('Якушев Олег Петрович')).toBeVisible()
  await expect(page.getByText('Якушева Анна Петровна')).toBeVisible()
  await expectAccessible(page)

  await page.reload()
  await page.getByRole('button', { name: 'Принять готовые строки' }).click()
  const parked = page
    .getByRole('link', { name: /отложенн/i })
    .or(page.getByRole('button', { name: /скачать.*отложенн/i }))
    .first()
  await expect(parked).toBeVisible()
  await expectAccessible(page)
  const download = page.waitForEvent('download')
  await parked.click()
  expect((await download).suggestedFilename()).toContain('.xlsx')

  await page.goto('/people')
  await page.getByLabel('Имя участника').fill('ястребов')
  await page.getByRole('link', { name: /ястребов/i }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText(/ястребов/i)
  await expect(page.getByText('Маяк').first()).toBeVisible()
  await expectAccessible(page)
})

test('another school’s workbook and a file that is no workbook are refused in plain words', async ({ page }) => {
  await signIn(page, 'curator')
  await page.goto('/imports')
  const input = page.locator('input[type=file]')
  await input.setInputFiles({ name: 'other.xlsx', mimeType: xlsx, buffer: Buffer.from(await messyWorkbook('СОШ № 2')) })
  await expect(page.getByText(/другой организации|другой школы/i).first()).toBeVisible()
  await input.setInputFiles({ name: 'letter.xlsx', mimeType: xlsx, buffer: Buffer.from('не книга') })
  await expect(page.getByText(/не книга|\.xlsx/i).first()).toBeVisible()
  await expectAccessible(page)
})
