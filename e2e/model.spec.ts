import { expect, test } from '@playwright/test'
import { signIn } from './support.ts'

test('the handbook is found in the menu, read by chapter, searched and linked to', async ({ page }) => {
  await signIn(page, 'curator')
  await page.getByRole('link', { name: 'Модель территории' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Модель территории' })).toBeVisible()
  await expect(page.getByRole('heading', { level: 2, name: 'Зачем' })).toBeVisible()

  const contents = page.getByRole('navigation', { name: 'Содержание' })
  await contents.getByRole('link', { name: 'Мониторинг и отчёты' }).click()
  await contents.getByRole('link', { name: 'Календарь отчётности' }).click()
  await expect(page).toHaveURL(/#report-calendar$/)
  await expect(page.getByRole('heading', { level: 3, name: 'Календарь отчётности' })).toBeInViewport()

  await page.getByRole('searchbox', { name: 'Найти в справочнике' }).fill('выгорания')
  await expect(page.getByRole('status').filter({ hasText: 'Найден' })).toHaveText('Найдена 1 запись')
  await expect(page.locator('mark')).toHaveText('выгорания')
  await expect(page.getByText('Откуда: Дорожная карта НТГО')).toBeVisible()

  await page.goto('/model#actors.RNC')
  await expect(page.getByRole('heading', { level: 4, name: /Вместе к успеху/ }).first()).toBeInViewport()
  await expect(page.getByRole('heading', { level: 2, name: 'Кто участвует' })).toBeAttached()
})

test('two territories stand side by side', async ({ page }) => {
  await signIn(page, 'rnc')
  await page.goto('/model/compare')
  await page.getByRole('combobox', { name: 'Сравнить с территорией' }).selectOption('Томская область')
  const forms = page.getByRole('region', { name: 'Формы наставничества' })
  await expect(forms.getByText('«команда – команда»')).toBeVisible()
  await expect(forms.getByText('«преподаватель – студент»')).toBeVisible()
  const peers = forms.getByRole('article').filter({ hasText: '«ученик – ученик»' })
  await expect(peers).toContainText('РЦРО')

  const stages = page.getByRole('region', { name: 'Этапы программы' })
  await expect(stages).toHaveCount(0)
  await page.getByLabel('Показать и одинаковое').check()
  await expect(stages.getByText('7. Завершение программы')).toBeVisible()

  await forms.getByRole('link', { name: '«команда – команда»' }).click()
  await expect(page).toHaveURL(/\/model#forms\.TEAM_TEAM$/)
})
