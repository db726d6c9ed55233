import { expect, type Page } from '@playwright/test'
import type { Programme } from '../packages/contract/src/index.ts'
import { type OutCell, writeWorkbook } from '../packages/documents/src/index.ts'
import { expectAccessible, expectFits, organisationSheet, registryHeading, school } from './support.ts'

const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const phone = { width: 390, height: 844 }
export const laptop = { width: 1366, height: 768 }
export const now = new Date()
export const shown = (day: Date) => day.toLocaleDateString('ru-RU', { day: '2-digit', month: '2-digit', year: 'numeric' })
const today = shown(now)

const mentorHeading = ['ФИО наставника', 'Дата рождения', 'Место работы, должность', 'Форма наставничества', 'Программа', 'Дата начала']

/** People of a programme who have no pairs. */
export async function importWaiting(page: Page, programme: string, mentees: readonly string[], mentors: readonly string[]): Promise<void> {
  const columns = registryHeading.map(() => ({ width: 20 }))
  const title = `Программа «${programme}»`
  const rows = mentees.map((name): OutCell[] => ['', name, '12.03.2013', '7 «Л»', today, title, 'ученик-ученик', '', ''])
  const leaders = mentors.map((name): OutCell[] => [name, '01.02.2010', '10 «Л»', 'ученик-ученик', title, today])
  const buffer = Buffer.from(
    await writeWorkbook([
      organisationSheet(),
      { name: 'База наставляемых', columns, rows: [registryHeading, ...rows] },
      { name: 'База наставников', columns, rows: [mentorHeading, ...leaders] },
    ]),
  )
  await page.goto('/imports')
  await page.locator('input[type=file]').setInputFiles({ name: 'waiting.xlsx', mimeType: xlsx, buffer })
  await page.waitForURL(/\/imports\/[0-9a-f-]+$/)
  await page.getByRole('button', { name: /^Принять/ }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Строки приняты' })).toBeVisible()
}

/** Everybody of a programme has signed, as the curator would write it down person by person. */
export function consentOfAll(page: Page, title: string): Promise<void> {
  return page.evaluate<void, readonly [string, string, string]>(
    async ([organisation, programme, givenOn]) => {
      const headers = { 'content-type': 'application/json' }
      const { items: found } = (await (
        await fetch(`/api/programmes?organisation=${organisation}&search=${encodeURIComponent(programme)}`)
      ).json()) as { items: Programme[] }
      const { items } = (await (await fetch(`/api/consents?organisation=${organisation}&programme=${found[0]?.id}`)).json()) as {
        items: { personId: string }[]
      }
      for (const { personId } of items) {
        const consent = {
          kind: 'PROCESSING',
          givenOn,
          channel: 'PAPER',
          signer: 'REPRESENTATIVE',
          countersigned: true,
          representativeName: '',
        }
        const reply = await fetch(`/api/people/${personId}/consents`, { method: 'POST', body: JSON.stringify(consent), headers })
        if (!reply.ok) throw new Error(`${reply.status} ${await reply.text()}`)
      }
    },
    [school.code, title, now.toLocaleDateString('sv-SE')],
  )
}

export async function openProgramme(page: Page, title: string): Promise<void> {
  await page.goto(`/programmes?search=${title}`)
  await page.getByRole('link', { name: title }).click()
  await expect(page.getByRole('heading', { name: 'Подбор пар' })).toBeVisible()
}

/** The page passes axe in a hand, where there is least room, and fits a desk. */
export async function look(page: Page): Promise<void> {
  await page.setViewportSize(phone)
  await expectAccessible(page)
  await page.setViewportSize(laptop)
  await expectFits(page)
}

export const names = (...last: string[]) => last.map((name) => `${name} Лев Ильич`)
export const row = (page: Page, name: string) => page.getByRole('listitem').filter({ has: page.getByRole('link', { name }) })

export const view = (page: Page, name: string) =>
  page.getByRole('navigation', { name: 'Части подбора' }).getByRole('link', { name }).click()
