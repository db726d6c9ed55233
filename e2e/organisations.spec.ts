import { expect, type Page, test } from '@playwright/test'
import { expectAccessible, school, signIn } from './support.ts'

const merged = { code: 'sargatskiy-sosh-3', title: 'СОШ № 3' }

async function decide(page: Page, document: string): Promise<void> {
  await page.getByLabel('Документ', { exact: false }).fill(document)
}

test('a school is renamed and merged by a document, the card tells it, and the mistake is taken back', async ({ page }) => {
  test.slow()
  await signIn(page, 'rnc')
  await page.goto(`/organisations/${merged.code}`)
  await page.getByRole('button', { name: 'Изменить название или подчинение' }).click()
  await expectAccessible(page)
  await page.getByLabel('Полное название').fill('Лицей имени Ломоносова')
  await page.getByRole('button', { name: 'Записать изменение' }).click()
  await expect(page.getByText('Укажите документ').first()).toBeVisible()
  await page.getByLabel('С какого дня').fill('01.09.2026')
  await decide(page, 'Постановление от 25.08.2026 № 41')
  await page.getByRole('button', { name: 'Записать изменение' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Лицей имени Ломоносова' })).toBeVisible()
  await expect(page.getByText(`До этого дня называлась «${merged.title}»`)).toBeVisible()

  await page.getByRole('button', { name: 'Присоединить к другой' }).click()
  await page.getByRole('button', { name: 'Выбрать другую' }).click()
  await page.getByLabel('Название территории или организации').fill(school.title)
  await page
    .getByRole('button', { name: new RegExp(`^${school.title} `) })
    .first()
    .click()
  await expect(page.getByText('Что произойдёт')).toBeVisible()
  await decide(page, 'Постановление от 01.11.2026 № 52')
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Присоединить', exact: true }).click()
  await expect(page.getByText('Изменение записано')).toBeVisible()
  await expect(page.getByText('Последний день самостоятельной работы')).toBeVisible()
  await expectAccessible(page)
  await page.setViewportSize({ width: 390, height: 844 })
  await expectAccessible(page)
  await page.emulateMedia({ colorScheme: 'dark' })
  await page.setViewportSize({ width: 1366, height: 768 })
  await page.goto('/reports?unit=sargatskiy&structure=asNow')
  await expect(page.getByRole('table').first()).toBeVisible()
  await page.goto(`/organisations/${merged.code}`)

  for (const heading of ['Лицей имени Ломоносова', merged.title]) {
    await page.getByRole('button', { name: 'Отменить последнее изменение' }).click()
    await page.getByRole('button', { name: 'Отменить изменение', exact: true }).click()
    await expect(page.getByText('Изменение записано')).toBeVisible()
    await expect(page.getByRole('heading', { level: 1, name: heading })).toBeVisible()
    await expect(page.getByText('Последний день самостоятельной работы')).toHaveCount(0)
  }
})
