import { type Browser, expect, type Page, test } from '@playwright/test'
import type { Meeting, OpenedQuestionnaire } from '../packages/contract/src/index.ts'
import { type OutCell, writeWorkbook } from '../packages/documents/src/index.ts'
import { expectAccessible, organisationSheet, registryHeading, signIn } from './support.ts'

const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const phone = { width: 390, height: 844 }
const laptop = { width: 1366, height: 768 }
const now = new Date()
const today = `${String(now.getDate()).padStart(2, '0')}.${String(now.getMonth() + 1).padStart(2, '0')}.${now.getFullYear()}`
const programme = 'Знакомство'
const pairs = [
  ['Аксёнов Артём Ильич', 'Юдина Софья Олеговна'],
  ['Быкова Варвара Львовна', 'Юдина Софья Олеговна'],
  ['Вольнов Григорий Ильич', 'Яхин Марк Олегович'],
  ['Гусева Дарья Львовна', 'Яхин Марк Олегович'],
] as const

async function importPairs(page: Page): Promise<void> {
  const columns = registryHeading.map(() => ({ width: 20 }))
  const rows = pairs.map(([name, mentor]): OutCell[] => [
    ...['', name, '12.03.2013', '7 «К»', today, `Программа «${programme}»`, 'ученик-ученик', mentor, ''],
  ])
  const sheet = { name: 'База наставляемых', columns, rows: [['База наставляемых'], [], registryHeading, ...rows] }
  const buffer = Buffer.from(await writeWorkbook([organisationSheet(), sheet]))
  await page.goto('/imports')
  await page.locator('input[type=file]').setInputFiles({ name: 'pairs.xlsx', mimeType: xlsx, buffer })
  await page.waitForURL(/\/imports\/[0-9a-f-]+$/)
  await page.getByRole('button', { name: /^Принять/ }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Строки приняты' })).toBeVisible()
}

/** The personal codes of those who came, by name. */
function codesOf(page: Page): Promise<Record<string, string>> {
  return page.evaluate<Record<string, string>, string>(async (id) => {
    const { ballots } = (await (await fetch(`/api/meetings/${id}`)).json()) as Meeting
    const { items } = (await (await fetch(`/api/campaigns/${ballots?.campaignId}/respondents?page=1`)).json()) as {
      items: { id: string; name: string }[]
    }
    const headers = { 'content-type': 'application/json' }
    const link = async (one: { id: string; name: string }) => {
      const reply = await fetch(`/api/respondents/${one.id}/link`, { method: 'POST', body: '{}', headers })
      return [one.name, ((await reply.json()) as { code: string }).code] as const
    }
    return Object.fromEntries(await Promise.all(items.map(link)))
  }, new URL(page.url()).pathname.split('/').at(-1) ?? '')
}

/** A ballot on a phone of one's own: these in this order, and nobody unwished. */
async function voteOnPhone(browser: Browser, code: string, wished: readonly string[]): Promise<void> {
  const context = await browser.newContext({ viewport: phone })
  const page = await context.newPage()
  await page.goto(`/answer#${code}`)
  await page.getByRole('button', { name: 'Начать' }).click()
  await expect(page.getByRole('listitem').getByRole('button')).toHaveCount(2)
  for (const name of wished) await page.getByRole('button', { name }).click()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Дальше' }).click()
  await expect(page.getByText(/Это увидит только куратор/)).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'К отправке' }).click()
  await page.getByRole('button', { name: 'Отправить' }).click()
  await expect(page.getByRole('heading', { name: 'Спасибо!' })).toBeVisible()
  await context.close()
}

/** The others, as their phones would send it: the first of those who may be chosen, and the last unwished. */
function voteByCode(page: Page, codes: readonly string[]): Promise<void> {
  return page.evaluate<void, readonly string[]>(async (all) => {
    const send = async (step: string, body: object) => {
      const headers = { 'content-type': 'application/json' }
      const reply = await fetch(`/api/answering/${step}`, { method: 'POST', body: JSON.stringify(body), headers })
      if (!reply.ok) throw new Error(`${step}: ${reply.status}`)
      return reply.json()
    }
    for (const code of all) {
      const { people } = (await send('open', { code })) as OpenedQuestionnaire
      await send('finish', { code, answers: { wished: [people[0]?.id], unwished: [people.at(-1)?.id] } })
    }
  }, codes)
}

test('a group meeting: planned, attended, voted on by six, two of them on phones; the count is seen as they vote', async ({
  page,
  browser,
}) => {
  test.setTimeout(180_000)
  page.setDefaultTimeout(20_000)
  await page.setViewportSize(laptop)
  await signIn(page, 'curator')
  await importPairs(page)

  await page.goto(`/programmes?search=${programme}`)
  await page.getByRole('link', { name: programme }).click()
  await expect(page.getByRole('heading', { name: 'Встреча и голосование' })).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('link', { name: 'Запланировать встречу' }).click()
  await page.getByRole('button', { name: 'Запланировать встречу' }).click()
  await expect(page.getByRole('alert')).toBeVisible()
  await page.getByRole('textbox', { name: 'День' }).fill(today)
  await page.getByRole('textbox', { name: 'Начало' }).fill('15.00')
  await page.getByRole('textbox', { name: 'Место' }).fill('Актовый зал')
  await expectAccessible(page)
  await page.keyboard.press('Enter')
  await expect(page.getByText(`Программа «${programme}» · ${today}, 15:00 · Актовый зал`)).toBeVisible()
  await expect(page.getByText('Пришли 0 из 6.')).toBeVisible()
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Напечатать список' }).click()
  expect((await download).suggestedFilename()).toBe(`Лист встречи ${today}.pdf`)

  // The keyboard alone: a tick, the next person, a tick.
  await page.getByRole('checkbox').first().focus()
  await page.keyboard.press('Space')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Space')
  await expect(page.getByText('Пришли 2 из 6.')).toBeVisible()
  await expect(page.getByText('Сначала отметьте, кто пришёл')).toBeVisible()
  await page.getByRole('button', { name: 'Убрать из списка: Гусева' }).click()
  await expect(page.getByText('Пришли 2 из 5.')).toBeVisible()
  await page.getByText('Участвуют в программе, но не приглашены: 1').click()
  await page.getByRole('checkbox', { name: /^Гусева/ }).check()
  await page.getByRole('button', { name: 'Пригласить' }).click()
  await expect(page.getByText('Пришли 2 из 6.')).toBeVisible()
  await page.getByRole('button', { name: 'Все пришли' }).click()
  await expect(page.getByText('Пришли 6 из 6.')).toBeVisible()
  await expectAccessible(page)
  await page.reload()
  await expect(page.getByText('Пришли 6 из 6.')).toBeVisible()

  await page.getByRole('button', { name: 'Начать голосование: 6 чел.' }).click()
  await expect(page.getByText('Проголосовали 0 из 6')).toBeVisible()
  await expect(page.getByRole('status').filter({ hasText: 'Голосование начато' })).toBeFocused()
  await expectAccessible(page)
  const codes = await codesOf(page)
  expect(Object.keys(codes)).toHaveLength(6)
  const [first, second, ...others] = pairs.map(([mentee]) => mentee)
  const mentors = ['Юдина Софья Олеговна', 'Яхин Марк Олегович'] as const
  await voteOnPhone(browser, codes[first ?? ''] ?? '', [mentors[1], mentors[0]])
  await voteOnPhone(browser, codes[second ?? ''] ?? '', [mentors[0]])
  // Nobody touches the page: it counts by itself.
  await expect(page.getByText('Проголосовали 2 из 6')).toBeVisible()
  await expect(page.getByText('Наставляемые: 2 из 4, наставники: 0 из 2')).toBeVisible()
  await expectAccessible(page)
  await voteByCode(
    page,
    [...others, ...mentors].map((name) => codes[name] ?? ''),
  )
  await expect(page.getByText('Проголосовали 6 из 6')).toBeVisible()
  await expect(page.getByText('Проголосовали все')).toBeVisible()

  await page.setViewportSize(phone)
  await expectAccessible(page)
  await page.getByRole('link', { name: 'Все способы и кто ещё не ответил' }).click()
  await expect(page.getByText('ответили из 6')).toBeVisible()
  await page.getByRole('link', { name: 'К встрече' }).click()
  await expect(page.getByText('Проголосовали 6 из 6')).toBeVisible()
})
