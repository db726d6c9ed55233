import { expect, test } from '@playwright/test'
import { type OutCell, readWorkbook, writeWorkbook } from '../packages/documents/src/index.ts'
import { expectAccessible, signIn } from './support.ts'

const phone = { width: 390, height: 844 }

test('the curator reads before and after, unfolds programmes, and opens a campaign by classes', async ({ page }) => {
  await signIn(page, 'curator')
  await page.goto('/indicators')
  await page.getByRole('link', { name: '«До» и «после»' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Результаты: «до» и «после»' })).toBeVisible()
  const parameters = page.getByRole('table', { name: 'Параметры мониторинга' })
  await expect(parameters.getByText('успеваемость обучающихся по основным предметам')).toBeVisible()
  await parameters.getByRole('button', { name: /по формам и программам$/ }).click()
  await expect(page.getByRole('table', { name: /^По программам: успеваемость/ })).toBeVisible()
  await expectAccessible(page)
  await page.setViewportSize(phone)
  await expectAccessible(page)

  const { items } = await page.evaluate(async () => {
    const reply = await fetch('/api/campaigns?organisation=sargatskiy-sosh-1')
    return (await reply.json()) as { items: { id: string; purpose: string; state: string }[] }
  })
  const after = items.find(({ purpose, state }) => purpose === 'FINAL' && state === 'closed')
  await page.goto(`/results/campaigns/${after?.id}`)
  await expect(page.getByText('Доля ответивших')).toBeVisible()
  await page.getByRole('combobox', { name: 'Разделить ответы' }).selectOption('по классам')
  await expect(page.getByText(/скрыто: мало ответов|По группам не показать/).first()).toBeVisible()
  await page.getByText('Своими словами').click()
  await expect(page.getByText('Ответы стоят по алфавиту, без имён и времени.')).toBeVisible()
  await expectAccessible(page)
})

test('satisfaction says its threshold and response rate; behind it stand all who take part', async ({ page }) => {
  await signIn(page, 'curator')
  await page.goto('/indicators')
  const row = page.getByRole('row', { name: /Уровень удовлетворенности наставляемых/ })
  await expect(row.getByText(/Ответили \d+ из \d+/)).toBeVisible()
  await row.getByRole('button').click()
  await expect(page.getByText(/не меньше 7 из 10/).first()).toBeVisible()
  await row.getByRole('link').click()
  await expect(page).toHaveURL(/\/indicators\/people\?.*indicator=I5/)
})

/** What a cell says, where it says words. */
const textOf = (cell: unknown): string => (typeof cell === 'string' ? cell : '')

test('a gradebook is read first, recorded by a second press, and deleted as a period', async ({ page }) => {
  await signIn(page, 'curator')
  await page.goto('/grades')
  await expectAccessible(page)
  const [blank] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Скачать бланк с именами' }).click()])
  const rows: OutCell[][] = []
  await readWorkbook(await blank.path(), (_sheet, _row, cells) => {
    rows.push([textOf(cells[0]), textOf(cells[1]), rows.length === 0 ? 'Математика' : 4])
  })
  const book = await writeWorkbook([{ name: 'Журнал', columns: [{ width: 30 }], rows: [...rows, ['Незнакомов Пётр', '', 5]] }])
  await page.getByRole('combobox', { name: 'Период', exact: true }).selectOption('2 четверть')
  await page.locator('input[type=file]').setInputFiles({ name: 'журнал.xlsx', mimeType: '', buffer: Buffer.from(book) })
  await expect(page.getByRole('row', { name: /Незнакомов Пётр.*не участник программ/ })).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Записать средний балл' }).click()
  await expect(page.getByText(/^Записан средний балл участников/)).toBeVisible()
  await page.getByRole('button', { name: /^Удалить: 2 четверть/ }).click()
  await page.getByRole('button', { name: 'Удалить', exact: true }).first().click()
  await expect(page.getByText('Средний балл за период удалён')).toBeVisible()
  await page.setViewportSize(phone)
  await expectAccessible(page)
})
