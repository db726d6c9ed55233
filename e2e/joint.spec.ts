import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { type Browser, expect, type Page, test } from '@playwright/test'
import type { JointRound, Organisation, PersonConsents, PersonListItem } from '../packages/contract/src/index.ts'
import { type OutCell, writeWorkbook } from '../packages/documents/src/index.ts'
import { expectAccessible, expectFits, organisationSheet, registryHeading, school, signIn } from './support.ts'

const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const phone = { width: 390, height: 844 }
const wide = { width: 1366, height: 768 }
const form = 'работодатель – ученик'
const pupils = ['Белов Иван Ильич', 'Орлова Вера Олеговна']
const mentor = 'Гусев Семён Павлович'
const works = { title: 'Завод № 2', programme: 'Наставники завода', login: 'curator-works' }
const programme = 'Завод рядом'

function dayIn(days: number): string {
  const day = new Date()
  day.setDate(day.getDate() + days)
  return day.toLocaleDateString('ru-RU')
}
const iso = (day: string) => day.split('.').toReversed().join('-')

/** The page passes axe in a hand, where there is least room, and fits a desk. */
async function look(page: Page): Promise<void> {
  await page.setViewportSize(phone)
  await expectAccessible(page)
  await page.setViewportSize(wide)
  await expectFits(page)
}

/** What other pages do, and are tested with there. */
function ask<Reply>(page: Page, method: string, path: string, body?: object): Promise<Reply> {
  return page.evaluate<Reply, readonly [string, string, object | undefined]>(
    async ([how, where, what]) => {
      const headers = what === undefined ? {} : { 'content-type': 'application/json' }
      const reply = await fetch(where, { method: how, headers, ...(what !== undefined && { body: JSON.stringify(what) }) })
      if (!reply.ok) throw new Error(`${where}: ${await reply.text()}`)
      return (await reply.json()) as Reply
    },
    [method, path, body],
  )
}

async function importSheet(page: Page, title: string, name: string, rows: OutCell[][]): Promise<void> {
  const columns = (rows.at(-1) ?? []).map(() => ({ width: 20 }))
  const buffer = Buffer.from(await writeWorkbook([organisationSheet(title), { name, columns, rows }]))
  await page.goto('/imports')
  await page.locator('input[type=file]').setInputFiles({ name: 'joint.xlsx', mimeType: xlsx, buffer })
  await page.waitForURL(/\/imports\/[0-9a-f-]+$/)
  await page.getByRole('button', { name: /^Принять/ }).click()
  await expect(page.getByRole('heading', { level: 1, name: /приняты/ })).toBeVisible()
}

/** Consents to the processing and to the transfer of everybody named. */
async function consent(page: Page, organisation: string, names: readonly string[], signer: 'PERSON' | 'REPRESENTATIVE'): Promise<void> {
  for (const name of names) {
    const query = new URLSearchParams({ organisation, search: name, page: '1' })
    const { items } = await ask<{ items: PersonListItem[] }>(page, 'GET', `/api/people?${query.toString()}`)
    const id = items[0]?.id ?? ''
    for (const kind of ['PROCESSING', 'TRANSFER_TO_PARTNER']) {
      const signed = { kind, givenOn: iso(dayIn(0)), channel: 'PAPER', signer, countersigned: false, representativeName: '' }
      await ask(page, 'POST', `/api/people/${id}/consents`, signed)
    }
    if (signer === 'PERSON') {
      const check = { version: null, number: '7', issuedOn: iso(dayIn(-1)), validUntil: iso(dayIn(300)), checkedBy: 'Кадры' }
      await ask(page, 'PUT', `/api/people/${id}/safety-checks/CRIMINAL_RECORD`, check)
    }
  }
}

/** The transfer to a partner is no longer agreed to by the mentor; what is returned writes the consent down again. */
async function takeBackConsent(page: Page): Promise<() => Promise<unknown>> {
  const link = page.getByRole('link', { name: mentor })
  const id = (await link.getAttribute('href'))?.split('/').at(-1) ?? ''
  const { history } = await ask<PersonConsents>(page, 'GET', `/api/people/${id}/consents`)
  const given = history.find(({ kind }) => kind === 'TRANSFER_TO_PARTNER')
  await ask(page, 'POST', `/api/consents/${given?.id ?? ''}/withdrawal`, {})
  const again = { kind: 'TRANSFER_TO_PARTNER', givenOn: iso(dayIn(0)), channel: 'PAPER', signer: 'PERSON' }
  return () => ask(page, 'POST', `/api/people/${id}/consents`, { ...again, countersigned: false, representativeName: '' })
}

async function prepareSchool(page: Page): Promise<void> {
  const rows = pupils.map((name): OutCell[] => ['', name, '12.03.2013', '7 «К»', '05.09.2026', programme, form, '', ''])
  await importSheet(page, school.title, 'База наставляемых', [['База наставляемых'], [], registryHeading, ...rows])
  await consent(page, school.code, pupils, 'REPRESENTATIVE')
}

/** An enterprise with its curator and a mentor; the demonstration has schools alone. */
async function prepareWorks(host: Page, browser: Browser): Promise<Page> {
  const made = await ask<Organisation>(host, 'POST', '/api/organisations', {
    title: works.title,
    kind: 'PARTNER',
    municipality: 'sargatskiy',
  })
  const account = ['--login', works.login, '--name', 'Куратор завода', '--role', 'CURATOR', '--place', made.code, '--exempt']
  await promisify(execFile)(
    process.execPath,
    ['apps/api/src/cli/main.ts', 'user', 'add', ...account, '--data', process.env['E2E_DATA'] ?? ''],
    {
      env: { ...process.env, DATABASE_URL: '', NASTAVNIK_PASSWORD: 'nastavnik-demo' },
    },
  )
  const page = await staffPage(browser, works.login)
  const heading = ['ФИО наставника', 'Дата рождения', 'Место работы, должность', 'Форма наставничества', 'Программа', 'Дата начала']
  const row = [mentor, '01.02.1980', 'инженер', form, works.programme, '05.09.2026']
  await importSheet(page, works.title, 'Наставники', [heading, row])
  await consent(page, made.code, [mentor], 'PERSON')
  return page
}

async function staffPage(browser: Browser, login: string): Promise<Page> {
  const page = await (await browser.newContext({ locale: 'ru-RU', timezoneId: 'Asia/Omsk' })).newPage()
  page.setDefaultTimeout(20_000)
  await signIn(page, login)
  return page
}

/** Takes part with a programme, and out and in once more. */
async function join(page: Page, title: string): Promise<void> {
  await page.goto('/pairs')
  const invitation = page.getByRole('status').filter({ hasText: `общий подбор «${form}»` })
  await expect(invitation).toBeVisible()
  await look(page)
  const choice = invitation.getByRole('combobox', { name: 'Программа' })
  if (await choice.isVisible()) {
    await expect(invitation.getByRole('button', { name: 'Участвовать' })).toBeDisabled()
    await choice.selectOption(title)
  }
  await invitation.getByRole('button', { name: /^Участвовать/ }).click()
  await expect(invitation.getByText(`Участвуем программой «${title}»`)).toBeVisible()
  await expect(invitation).toBeFocused()
  await look(page)
}

test('a municipality leads a round in counts; a school and an enterprise join, agree and make a pair', async ({ page, browser }) => {
  test.setTimeout(420_000)
  page.setDefaultTimeout(20_000)
  await signIn(page, 'mouo')
  const curator = await staffPage(browser, 'curator')
  await prepareSchool(curator)
  const partner = await prepareWorks(page, browser)

  await test.step('the host opens a round', async () => {
    await page.getByRole('link', { name: 'Общий подбор' }).click()
    await expect(page.getByText('Общих подборов ещё не было')).toBeVisible()
    await look(page)
    await page.getByRole('button', { name: 'Открыть общий подбор' }).click()
    const opening = page.getByRole('form', { name: 'Открыть общий подбор' })
    await opening.getByRole('button', { name: 'Открыть общий подбор' }).click()
    await expect(page.getByRole('alert').getByRole('link')).toHaveCount(2)
    await look(page)
    await expect(opening.getByRole('option', { name: 'ученик – ученик', exact: true })).toHaveCount(0)
    await opening.getByLabel('День приказов о парах').fill(dayIn(14))
    await opening.getByLabel('Форма наставничества').selectOption(form)
    await opening.getByRole('button', { name: 'Открыть общий подбор' }).click()
    await expect(page.getByRole('heading', { level: 1, name: `Общий подбор: ${form}` })).toBeVisible()
    await expect(page.getByText('Никто ещё не присоединился')).toBeVisible()
    await expect(page.getByRole('button', { name: 'Посчитать' })).toBeDisabled()
    await look(page)
  })
  const address = new URL(page.url()).pathname

  await test.step('those who do not take part yet see no pairs; both join', async () => {
    await curator.goto(`${address}/pairs`)
    await expect(curator.getByText('Ваша организация не участвует в этом подборе')).toBeVisible()
    await look(curator)
    await join(curator, programme)
    await curator.getByRole('button', { name: 'Не участвовать' }).click()
    await expect(curator.getByText('Участвуют только те, кто согласен на передачу данных партнёру')).toBeVisible()
    await join(curator, programme)
    await join(partner, works.programme)
    await partner.getByRole('link', { name: 'Пары общего подбора' }).click()
    await expect(partner.getByText('Ещё не посчитано')).toBeVisible()
    await look(partner)
  })

  await test.step('the host stops a count, counts, and sees counts alone', async () => {
    await page.reload()
    await expect(page.getByRole('row', { name: /Завод № 2/ })).toBeVisible()
    await page.route('**/api/joint-rounds/*/count', () => undefined) // on its way for ever
    await page.getByRole('button', { name: 'Посчитать' }).click()
    await expect(page.getByRole('button', { name: 'Остановить расчёт' })).toBeFocused()
    await look(page)
    await page.getByRole('button', { name: 'Остановить расчёт' }).click()
    await expect(page.getByRole('button', { name: 'Посчитать' })).toBeFocused()
    await page.unroute('**/api/joint-rounds/*/count')

    await page.getByRole('button', { name: 'Посчитать' }).click()
    await expect(page.getByRole('status').filter({ hasText: 'Посчитано: с парой 1 из 2' })).toBeFocused()
    await expect(page.getByText('Доказано: лучше распределить нельзя')).toBeVisible()
    await expect(page.getByRole('row', { name: /Завод № 2.*0.*1.*0/ })).toBeVisible()
    await expect(page.getByText(/Белов|Орлова|Гусев/)).toHaveCount(0)
    await look(page)

    // Somebody else counts meanwhile: the page says so, shows what stands, and the next press counts.
    const { items } = await ask<{ items: JointRound[] }>(page, 'GET', '/api/joint-rounds?unit=sargatskiy&page=1')
    await ask(page, 'POST', `/api${address}/count`, { version: items[0]?.version })
    await page.getByRole('button', { name: 'Посчитать заново' }).click()
    await expect(page.getByText('Подбор изменился, пока вы смотрели')).toBeVisible()
    await look(page)
    await page.getByRole('button', { name: 'Посчитать заново' }).click()
    await expect(page.getByRole('status').filter({ hasText: 'Посчитано: с парой 1 из 2' })).toBeFocused()
  })

  await test.step('who has pairs does not leave', async () => {
    await curator.goto('/pairs')
    await curator.getByRole('button', { name: 'Не участвовать' }).click()
    await expect(curator.getByText('Выйти уже нельзя: есть пары')).toBeVisible()
    await look(curator)
  })

  const pupil = await test.step('the school sees its own pupil by name, says yes and is told nothing yet', async () => {
    await curator.goto('/pairs')
    await curator.getByRole('link', { name: 'Ответить о парах' }).click()
    const pairs = curator.getByRole('table', { name: 'Пары общего подбора' })
    await expect(pairs.getByText(/Наставник № \d{4}/)).toBeVisible()
    await expect(pairs.getByText('Завод № 2 · специалист предприятия')).toBeVisible()
    await expect(pairs.getByText('скажем после вашего ответа')).toBeVisible()
    await expect(curator.getByText('Гусев')).toHaveCount(0)
    await expect(curator.getByRole('button', { name: 'Закрепить приказом согласованные (0)' })).toBeDisabled()
    await look(curator)
    await pairs.getByRole('button', { name: 'нет' }).focus()
    await curator.keyboard.press('ArrowLeft')
    await curator.keyboard.press('ArrowLeft')
    await curator.keyboard.press('Space')
    await expect(pairs.getByText('ещё не ответили')).toBeVisible()
    await expect(pairs.getByRole('button', { name: 'да' })).toHaveAttribute('aria-pressed', 'true')
    await look(curator)
    return pairs.getByRole('rowheader').getByRole('link').innerText()
  })

  await test.step('the enterprise sees its mentor by name and the pupil by number', async () => {
    await partner.reload()
    const pairs = partner.getByRole('table', { name: 'Пары общего подбора' })
    await expect(pairs.getByText(mentor)).toBeVisible()
    await expect(pairs.getByText(/Наставляемый № \d{4}/)).toBeVisible()
    await expect(pairs.getByText(`${school.title} · 13 лет`)).toBeVisible()
    await expect(partner.getByText(/Белов|Орлова/)).toHaveCount(0)
    await pairs.getByRole('button', { name: 'да' }).click()
    await expect(pairs.getByRole('cell', { name: 'да', exact: true })).toBeVisible()
    await expect(partner.getByText('Приказ издаёт организация наставляемых')).toBeVisible()
    await look(partner)
  })

  await test.step('the school orders, and the pair is among its pairs', async () => {
    await curator.reload()
    const order = curator.getByRole('form', { name: 'Закрепить приказом' })
    await order.getByRole('button', { name: 'Закрепить приказом согласованные (1)' }).click()
    await expect(curator.getByRole('alert').getByRole('link')).toHaveCount(1)
    await look(curator)
    await order.getByLabel('Номер приказа').fill('7-н')

    // The mentor's consent is taken back, and given once more.
    const signed = await takeBackConsent(partner)
    await order.getByRole('button', { name: 'Закрепить приказом согласованные (1)' }).click()
    const refused = curator.getByRole('alert').filter({ hasText: 'Наставник отозвал согласие на передачу партнёру' })
    await expect(refused.getByText(new RegExp(`^${pupil} — Наставник № `))).toBeVisible()
    await look(curator)
    await signed()

    await order.getByRole('button', { name: 'Закрепить приказом согласованные (1)' }).click()
    await expect(curator.getByRole('status').filter({ hasText: 'Закреплена 1 пара' })).toBeFocused()
    await expect(curator.getByText(`Приказ № 7-н от ${dayIn(14)}`)).toBeVisible()
    await look(curator)
    await curator.getByRole('link', { name: 'Открыть «Пары и группы»' }).click()
    await curator.getByLabel('Имя наставника или наставляемого').fill('Гусев')
    await expect(curator.getByRole('row', { name: new RegExp(`${mentor}.*${pupil}`) })).toBeVisible()
  })

  await test.step('the host finishes; nobody answers any more', async () => {
    await page.getByRole('button', { name: 'Завершить общий подбор' }).click()
    await expect(page.getByText('Вернуть его нельзя')).toBeVisible()
    await look(page)
    await page.getByRole('button', { name: 'Завершить общий подбор' }).click()
    await expect(page.getByRole('status').filter({ hasText: 'Общий подбор завершён' })).toBeFocused()
    await look(page)
    await page.getByRole('link', { name: 'Общие подборы' }).click()
    await expect(page.getByRole('row', { name: /завершён/ })).toBeVisible()
    await look(page)
    await partner.reload()
    await expect(partner.getByText('Ответы больше не меняются')).toBeVisible()
    await look(partner)
    await curator.goto('/pairs')
    await expect(curator.getByRole('heading', { name: 'Пары и группы' })).toBeVisible()
    await expect(curator.getByText('общий подбор «')).toHaveCount(0)
  })
})

test('a methodist of the region chooses the municipality; without a connection the page says so', async ({ page }) => {
  await signIn(page, 'rnc')
  await page.goto('/joint-rounds')
  await page.getByRole('combobox', { name: 'Территория' }).selectOption('sargatskiy')
  await expect(page).toHaveURL(/unit=sargatskiy/)
  await expect(page.getByRole('row', { name: new RegExp(form) })).toBeVisible()
  await look(page)
  await page.route('**/api/joint-rounds*', (route) => route.abort())
  await page.reload()
  await expect(page.getByRole('alert')).toBeVisible()
  await look(page)
})
