import { expect, type Page, test } from '@playwright/test'
import type { Meeting, OpenedQuestionnaire, Programme } from '../packages/contract/src/index.ts'
import { consentOfAll, importWaiting, laptop, look, now, openProgramme, view } from './matching-support.ts'
import { school, signIn } from './support.ts'

const title = 'Ярмарка'
const dayOf = (moment: Date) => moment.toLocaleDateString('sv-SE')
const mentees = Array.from({ length: 28 }, (_, index) => `${'АБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЭЮЯ'.charAt(index)}ринов Лев Ильич`)
const mentors = Array.from({ length: 12 }, (_, index) => `${'АБВГДЕЖЗИКЛМ'.charAt(index)}лутин Марк Олегович`)

/** A meeting of the programme today to which everybody has come, and the ballots of all of them, each with three wishes. */
function meetAndVote(page: Page): Promise<number> {
  return page.evaluate<number, readonly [string, string, string, string]>(
    async ([organisation, programme, today, endsOn]) => {
      const send = async (method: string, url: string, body: object) => {
        const reply = await fetch(url, { method, body: JSON.stringify(body), headers: { 'content-type': 'application/json' } })
        if (!reply.ok) throw new Error(`${url}: ${reply.status} ${await reply.text()}`)
        return reply.json()
      }
      const { items } = (await (
        await fetch(`/api/programmes?organisation=${organisation}&search=${encodeURIComponent(programme)}`)
      ).json()) as {
        items: Programme[]
      }
      const plan = { meeting: crypto.randomUUID(), kind: 'GROUP_ACQUAINTANCE', heldOn: today, beginsAt: '15:00', place: 'Актовый зал' }
      const meeting = (await send('POST', `/api/programmes/${items[0]?.id}/meetings`, plan)) as Meeting
      const participations = meeting.members.map(({ participationId }) => participationId)
      await send('PUT', `/api/meetings/${meeting.id}/attendance`, { participations, attended: true })
      const { ballots } = (await send('POST', `/api/meetings/${meeting.id}/ballots`, { endsOn })) as Meeting
      const { items: asked } = (await (await fetch(`/api/campaigns/${ballots?.campaignId}/respondents?page=1`)).json()) as {
        items: { id: string }[]
      }
      for (const [index, { id }] of asked.entries()) {
        const { code } = (await send('POST', `/api/respondents/${id}/link`, {})) as { code: string }
        const { people } = (await send('POST', '/api/answering/open', { code })) as OpenedQuestionnaire
        const wished = [0, 1, 2].map((place) => people[(index * 5 + place) % people.length]?.id)
        await send('POST', '/api/answering/finish', { code, answers: { wished } })
      }
      return asked.length
    },
    [school.code, title, dayOf(now), dayOf(new Date(now.getTime() + 3 * 86_400_000))],
  )
}

/** Chooses somebody in the list and decides about a candidate with a ready reason. */
async function decide(page: Page, mentee: string, what: 'Закрепить' | 'Запретить', reason: string): Promise<void> {
  await page.getByRole('link', { name: mentee }).click()
  await expect(page.getByRole('heading', { name: mentee })).toBeVisible()
  await page
    .getByRole('button', { name: new RegExp(`^${what}: `) })
    .first()
    .click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('textbox', { name: 'Причина' }).fill(reason)
  await dialog.getByRole('button', { name: what }).click()
  await expect(dialog).toHaveCount(0)
}

test('a school is imported, forty vote at a meeting, pairs are found, three locked, one forbidden, two variants compared, and published', async ({
  page,
}) => {
  test.setTimeout(180_000)
  page.setDefaultTimeout(20_000)
  await page.setViewportSize(laptop)
  await signIn(page, 'curator')
  await importWaiting(page, title, mentees, mentors)
  await consentOfAll(page, title)
  expect(await meetAndVote(page)).toBe(40)

  await openProgramme(page, title)
  await page.getByRole('link', { name: 'Начать подбор' }).click()
  await page.getByRole('button', { name: 'Начать подбор' }).click()
  await page.getByRole('button', { name: 'Посчитать' }).click()
  await expect(page.getByText('Доказано: лучше распределить нельзя.')).toBeVisible()
  await expect(page.getByText(/Первый выбор наставляемого исполнился: [1-9]/)).toBeVisible()
  for (const name of ['Аринов', 'Бринов', 'Вринов']) await decide(page, name, 'Закрепить', 'Попросили оба')
  await decide(page, 'Гринов', 'Запретить', 'Просили не ставить')
  await expect(page.getByRole('link', { name: 'Закреплено: 3, показать' })).toBeVisible()
  await look(page)

  await view(page, 'Варианты')
  await page.getByRole('button', { name: 'Новый вариант' }).click()
  await page.getByRole('radio', { name: /^Больше первых выборов/ }).check()
  await page.getByRole('button', { name: 'Посчитать и сравнить' }).click()
  await expect(page.getByRole('heading', { name: 'Сравнение вариантов' })).toBeVisible()
  await look(page)
  await page.getByRole('button', { name: /^Взять вариант/ }).click()
  await expect(page.getByText(/· Больше первых выборов/)).toBeVisible()

  await page.getByRole('button', { name: 'Перейти к согласованию' }).click()
  await page.getByRole('button', { name: 'Все с парой согласны' }).click()
  await page.getByRole('button', { name: 'Отметить «да»' }).click()
  await page.getByRole('button', { name: /^Опубликовать согласованные \(12\)/ }).click()
  await expect(page.getByRole('table', { name: 'Опубликованные пары' }).getByRole('row')).toHaveCount(13)
  await look(page)
})
