import { expect, test } from '@playwright/test'
import { expectAccessible, school, signIn } from './support.ts'

/** A child of these tests and the same one as another hand wrote him. */
const child = 'Двойников Тимофей Анатольевич'
const respelt = 'Двойнеков Тимофей Анатольевич'

test('one child written twice: found, joined field by field, set apart again', async ({ page }) => {
  test.setTimeout(150_000) // four looks of axe
  await signIn(page, 'curator')
  const group = {
    organisation: school.code,
    form: 'PUPIL_PUPIL',
    startsOn: '2026-10-01',
    endsOn: null,
    mentor: { name: 'Шахматова Дарья Ильинична', birth: { day: '2009-03-04', year: 2009 }, occupation: '11 класс' },
  }
  for (const [name, programme, menteesOccupation] of [
    [child, 'Шахматы вместе', ''],
    [respelt, 'Робототехника вместе', '7 класс'],
  ]) {
    const mentees = [{ name, birth: { day: '2013-05-09', year: 2013 } }]
    const reply = await page.request.post('/api/groups', { data: { ...group, programme, menteesOccupation, mentees } })
    expect(reply.status()).toBe(200)
  }

  await page.goto('/people')
  await page.getByRole('link', { name: 'Похожие карточки' }).click()
  const pair = page.getByRole('listitem').filter({ hasText: child }).filter({ hasText: respelt })
  await expect(pair).toContainText('ФИО отличаются написанием; дата рождения одна.', { timeout: 20_000 })
  await pair.getByRole('button', { name: /^Это разные люди/ }).click()
  await expect(page.getByText('Отмечено: это разные люди')).toBeVisible()
  await expect(pair).toHaveCount(0)
  await page.getByRole('link', { name: 'Разные люди' }).click()
  await pair.getByRole('button', { name: /^Вернуть в список/ }).click()
  await expect(pair).toHaveCount(0)
  await page.getByRole('link', { name: 'Ждут решения' }).click()
  await pair.getByRole('link', { name: /^Это один человек/ }).click()

  await expect(page.getByRole('heading', { name: 'Сравнение карточек' })).toBeVisible()
  await expect(page.getByRole('radio', { name: 'Оставить: Место учёбы или работы — 7 класс' })).toBeChecked()
  await page.getByRole('radio', { name: `Оставить: Фамилия, имя, отчество — ${child}` }).check()
  for (const size of [
    { width: 390, height: 844 },
    { width: 1366, height: 768 },
  ]) {
    await page.setViewportSize(size)
    await expectAccessible(page)
  }
  await expect(page.getByText('Перейдут участия: 1.')).toBeVisible()
  await page.getByRole('button', { name: 'Объединить карточки' }).click()
  await expect(page.getByText(`Остался участник «${child}».`)).toBeVisible()
  await page.getByRole('link', { name: 'Открыть карточку' }).click()
  await expect(page.getByRole('heading', { level: 1, name: child })).toBeVisible()
  await expect(page.getByText('Шахматы вместе')).toBeVisible()
  await expect(page.getByText('Робототехника вместе')).toBeVisible()
  await expect(page.getByText('7 класс').first()).toBeVisible()

  await page.goto('/duplicates?show=joined')
  await page.getByRole('button', { name: `Разъединить: ${child}` }).click()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Разъединить', exact: true }).click()
  await expect(page.getByText('Карточки разъединены')).toBeVisible()
  await page.goto('/people?search=Двойн')
  await expect(page.getByRole('link', { name: child })).toBeVisible()
  await page.getByRole('link', { name: respelt }).click()
  await expect(page.getByText('Похоже, такой человек уже есть')).toBeVisible()

  await page.getByRole('button', { name: 'Ввести СНИЛС' }).click()
  await page.getByLabel('СНИЛС', { exact: true }).fill('112-233-445 96')
  await page.getByRole('button', { name: 'Сохранить', exact: true }).click()
  await expect(page.getByText('Проверьте номер')).toBeVisible()
  await page.getByLabel('СНИЛС', { exact: true }).fill('112-233-445 95')
  await page.getByRole('button', { name: 'Сохранить', exact: true }).click()
  await expect(page.getByText('СНИЛС введён')).toBeVisible()
  await expectAccessible(page)
})
