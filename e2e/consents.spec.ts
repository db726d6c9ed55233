import { readFile } from 'node:fs/promises'
import { pageImages, photographed, scannedPdf } from '@nastavnik/scans/testing'
import { type Download, expect, type Page, test } from '@playwright/test'
import { expectAccessible, signIn } from './support.ts'

const bytesOf = async (download: Download): Promise<Uint8Array> => readFile(await download.path())

async function printed(page: Page): Promise<Uint8Array> {
  const file = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Распечатать листы' }).click()
  return bytesOf(await file)
}

const classRow = (page: Page, title: string) =>
  page
    .getByRole('table', { name: 'По классам' })
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader', { name: title, exact: true }) })

test('a class goes from the list to printed sheets, to a photographed stack, to green', async ({ page }) => {
  test.setTimeout(180_000)
  await signIn(page, 'curator')
  await page.getByRole('link', { name: 'Согласия', exact: true }).click()
  const row = classRow(page, '10 класс')
  const lacking = row.getByRole('link', { name: /^10 класс: не подписали/ })
  const people = Number(await lacking.innerText())
  await lacking.click()
  await expect(page.getByRole('table', { name: 'По людям' }).getByRole('row')).toHaveCount(people + 1)
  await expectAccessible(page)

  const sheets = await pageImages(await printed(page), 150)
  expect(sheets.length).toBe(people)
  const photos = await Promise.all(
    sheets.map((sheet, seed) =>
      photographed(sheet, {
        angle: (seed % 4) * 90 + ((seed * 7) % 11) - 5,
        perspective: 0.02,
        noise: 8,
        blur: 0.6,
        light: 0.25,
        quality: 70,
        seed,
      }),
    ),
  )
  const stack = Buffer.from(scannedPdf(photos.slice(0, 20)))
  const single = photos.slice(20).map((photo, index) => ({ name: `IMG_${index}.jpg`, mimeType: 'image/jpeg', buffer: Buffer.from(photo) }))

  await page.getByRole('link', { name: 'Отправить сканы' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Сканы листов' })).toBeVisible()
  await expectAccessible(page)
  await page.getByLabel('Выбрать файлы').setInputFiles([{ name: 'stack.pdf', mimeType: 'application/pdf', buffer: stack }, ...single])
  await expect(page.getByRole('heading', { name: 'Проверьте подписи' })).toBeVisible({ timeout: 120_000 })
  const accept = page.getByRole('button', { name: `Принять подписанные: ${sheets.length}` })
  await expect(accept).toBeVisible()
  await expectAccessible(page)

  const [unsigned] = await page.getByRole('checkbox', { name: 'нет подписи' }).all()
  await unsigned?.check()
  await page.getByRole('button', { name: `Принять подписанные: ${sheets.length - 1}` }).click()
  await expect(page.getByText('Вы отметили, что подписи нет.')).toBeVisible()
  await page.getByRole('button', { name: /^Разложить вручную/ }).click()
  const form = page.getByRole('form', { name: 'Разложить вручную' })
  await form.getByRole('button', { name: 'Записать согласие' }).click()
  await expect(form.getByRole('alert')).toBeVisible()
  await form.getByRole('textbox', { name: 'День подписания' }).fill('25.11.2026')
  await expectAccessible(page)
  await form.getByRole('button', { name: 'Записать согласие' }).click()
  await expect(page.getByText('Все листы разложены')).toBeVisible()

  await page.getByRole('link', { name: 'Кто ещё не подписал' }).click()
  await expect(classRow(page, '10 класс').getByText('все')).toBeVisible()
})

test('a withdrawal hides the person at once, a new consent brings them back', async ({ page }) => {
  await signIn(page, 'curator')
  await page.goto('/consents?class=11')
  const person = page.getByRole('table', { name: 'По людям' }).getByRole('link').first()
  const name = await person.innerText()
  await person.click()
  await expect(page.getByRole('heading', { level: 1, name: `Согласия: ${name}` })).toBeVisible()
  const address = page.url()
  await page.getByRole('button', { name: 'Записать подписанное: Согласие на обработку персональных данных' }).click()
  const form = page.getByRole('form', { name: 'Записать подписанное' })
  await form.getByRole('textbox', { name: 'День подписания' }).fill('01.09.2026')
  await form.getByRole('button', { name: 'Записать', exact: true }).click()
  await expect(page.getByText('Согласие записано')).toBeVisible()
  await expectAccessible(page)

  await page.getByRole('button', { name: 'Отозвать: Согласие на обработку персональных данных' }).click()
  await expect(page.getByText('Человек исчезает из списков')).toBeVisible()
  await page.getByRole('button', { name: 'Отозвать', exact: true }).click()
  await expect(page.getByText('Согласие отозвано: действует с этой секунды')).toBeVisible()
  await page.goto(`/people?search=${encodeURIComponent(name)}`)
  await expect(page.getByText('Никто не найден')).toBeVisible()
  await page.goto('/consents')
  await expect(page.getByRole('heading', { name: 'Обработка остановлена' })).toBeVisible()
  await page.getByRole('table', { name: 'Обработка остановлена' }).getByRole('link', { name }).click()
  await expect(page).toHaveURL(address)
  await expectAccessible(page)

  await page.getByRole('button', { name: 'Записать подписанное: Согласие на обработку персональных данных' }).click()
  await form.getByRole('textbox', { name: 'День подписания' }).fill('01.09.2026')
  await form.getByRole('button', { name: 'Записать', exact: true }).click()
  await page.goto(`/people?search=${encodeURIComponent(name)}`)
  await expect(page.getByRole('table').getByRole('link', { name })).toBeVisible()
})
