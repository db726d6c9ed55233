import { expect, test } from '@playwright/test'
import { school, signIn } from './support.ts'

test('what opens over a button takes the focus and gives it back', async ({ page }) => {
  await signIn(page, 'curator')
  await page.goto('/people')
  await page.getByRole('table').getByRole('link').first().press('Enter')
  const edit = page.getByRole('button', { name: 'Изменить сведения' })
  await edit.press('Enter')
  await expect(page.getByLabel('Фамилия, имя, отчество')).toBeFocused()
  await page.getByRole('button', { name: 'Отменить' }).press('Enter')
  await expect(edit).toBeFocused()
  await edit.press('Enter')
  await page.getByLabel('Интересы').fill('шахматы по средам')
  await page.getByRole('button', { name: 'Сохранить' }).press('Enter')
  await expect(page.getByRole('status').filter({ hasText: 'Сохранено' })).toBeFocused()

  await page.goto('/programmes')
  const programme = page.getByRole('table').getByRole('link').first()
  await programme.press('Enter')
  await page.getByRole('button', { name: 'Закрыть' }).press('Enter')
  await expect(programme).toBeFocused()

  await page.goto(`/organisations/${school.code}`)
  const headcount = page.getByRole('button', { name: 'Записать численность' })
  await headcount.press('Enter')
  await expect(page.getByLabel('Дата сведений')).toBeFocused()
  await page.getByRole('button', { name: 'Отменить' }).press('Enter')
  await expect(headcount).toBeFocused()
})

test('a territory is chosen without a mouse', async ({ page }) => {
  await signIn(page, 'rnc')
  await page.goto('/reports')
  const choose = page.getByRole('button', { name: 'Выбрать другую' })
  await choose.press('Enter')
  await page.keyboard.press('Tab')
  await page.keyboard.type('Саргатский')
  await page.getByRole('button', { name: /^Саргатский/ }).press('Enter')
  await expect(choose).toBeFocused()
  await expect(page).toHaveURL(/unit=sargatskiy/)
})

test('on a phone Escape closes the menu; lists stand as cards: nothing is cut off, and they are still tables', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await signIn(page, 'curator')
  const menu = page.getByRole('button', { name: 'Открыть меню' })
  await menu.press('Enter')
  await expect(page.getByRole('link', { name: 'Программы', exact: true })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('link', { name: 'Программы', exact: true })).toBeHidden()
  await expect(menu).toBeFocused()
  for (const address of ['/', '/people', '/programmes', '/pairs', '/indicators', '/users', '/me', `/organisations/${school.code}`]) {
    await page.goto(address)
    const table = page.getByRole('table').first()
    await expect(table.getByRole('cell').first()).toBeVisible()
    const hidden = await page.evaluate<string[]>(
      `[...document.querySelectorAll('[role=region]')].filter((one) => one.scrollWidth > one.clientWidth).map((one) => one.ariaLabel)`,
    )
    expect(hidden, address).toEqual([])
  }
})
