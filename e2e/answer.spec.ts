import { randomUUID } from 'node:crypto'
import { type APIRequestContext, expect, type Page, test } from '@playwright/test'
import { expectAccessible, school } from './support.ts'

const phone = { width: 390, height: 844 }
const desk = { width: 1366, height: 768 }
const secret = 'Хочу построить робота'

interface Respondent {
  readonly id: string
  readonly role: string
}

/** What the curator asks of the server. */
async function ask(request: APIRequestContext, method: 'GET' | 'POST', path: string, data?: object): Promise<unknown> {
  const origin = test.info().project.use.baseURL ?? ''
  const response = await request.fetch(path, { method, headers: { origin }, ...(data && { data }) })
  expect(response.ok(), `${method} ${path}: ${response.status()}`).toBe(true)
  return response.json()
}

/** Begins a survey as the curator; gives personal codes of those of a role. */
async function codesOf(
  request: APIRequestContext,
  {
    purpose = 'BASELINE',
    role = 'MENTEE',
    anonymous = false,
    count = 1,
  }: { purpose?: string; role?: string; anonymous?: boolean; count?: number },
): Promise<string[]> {
  await ask(request, 'POST', '/api/session', { login: 'curator', password: 'nastavnik-demo' })
  const campaign = (await ask(request, 'POST', '/api/campaigns', {
    organisation: school.code,
    ...{ id: randomUUID(), title: `Опрос ${purpose}`, purpose, anonymous, role },
    ...{ wave: null, questionnaire: null, programme: null, class: null, remindEvery: null },
    startsOn: new Date().toISOString().slice(0, 10),
    endsOn: new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10),
  })) as { id: string }
  const { items } = (await ask(request, 'GET', `/api/campaigns/${campaign.id}/respondents?page=1`)) as { items: Respondent[] }
  const codes: string[] = []
  for (const { id } of items.slice(0, count))
    codes.push(((await ask(request, 'POST', `/api/respondents/${id}/link`, {})) as { code: string }).code)
  expect(codes).toHaveLength(count)
  return codes
}

const begin = (page: Page) => page.getByRole('button', { name: /Начать|Продолжить/ }).click()

/** Answers every question of the page that has something to choose from. */
async function answerPage(page: Page): Promise<void> {
  for (const group of await page.getByRole('group').all()) {
    const seven = group.getByRole('radio', { name: '7', exact: true })
    const one = (await seven.count()) > 0 ? seven : group.getByRole('radio').or(group.getByRole('checkbox')).first()
    await one.check()
  }
}

async function answerAll(page: Page): Promise<void> {
  for (let isLast = false; !isLast; ) {
    await answerPage(page)
    const next = page.getByRole('button', { name: /Дальше|К отправке/ })
    isLast = (await next.textContent()) === 'К отправке'
    await next.click()
  }
  await expect(page.getByRole('heading', { name: 'Почти готово' })).toBeVisible()
}

/** What the page has left on the device. */
const kept = (page: Page) =>
  page.evaluate<string[][]>(
    "[localStorage, sessionStorage].flatMap((one) => Object.entries(one)).filter(([key]) => key.startsWith('nastavnik'))",
  )

test('a pupil answers on a phone: the code leaves the address, a reload loses nothing, without a connection the answers wait', async ({
  page,
  context,
  request,
}) => {
  const [code = ''] = await codesOf(request, {})
  await page.setViewportSize(phone)
  await page.goto(`/answer#${code}`)
  await expect(page.getByRole('button', { name: 'Начать' })).toBeVisible()
  expect(new URL(page.url()).hash).toBe('')
  await expectAccessible(page)
  await page.evaluate('navigator.serviceWorker.ready.then(() => true)')

  await begin(page)
  await page.getByRole('radio', { name: 'Да' }).first().check()
  await expect(page.getByLabel('Где это было?')).toBeVisible()
  await page.getByLabel('Где это было?').fill(secret)
  await expect(page.getByText(/^Сохранено \d\d:\d\d$/)).toBeVisible()
  await page.getByRole('button', { name: 'Дальше' }).click()
  await expect(page.getByRole('heading', { name: /^Остал/ })).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Мне нужна помощь' }).click()
  await expect(page.getByRole('dialog', { name: 'К кому подойти' })).toContainText(school.title)
  await page.keyboard.press('Escape')

  await page.reload()
  await expect(page.getByLabel('Где это было?')).toHaveValue(secret)

  await context.setOffline(true)
  await answerAll(page)
  await expect(page.getByText('Нет связи: ответы хранятся на этом устройстве и уйдут сами')).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Отправить' }).click()
  await expect(page.getByRole('heading', { name: 'Ответы ждут связи' })).toBeVisible()
  await page.reload()
  await expect(page.getByRole('heading', { name: 'Ответы ждут связи' })).toBeVisible()

  await context.setOffline(false)
  await expect(page.getByRole('heading', { name: 'Спасибо!' })).toBeVisible()
  expect(JSON.stringify(await kept(page))).not.toContain(secret)
  await page.reload()
  await expect(page.getByRole('heading', { name: 'Ответы уже приняты' })).toBeVisible()
})

test('finished answers go by themselves when the page is opened again in another tab', async ({ page, context, request }) => {
  const [code = ''] = await codesOf(request, {})
  await page.goto(`/answer#${code}`)
  await begin(page)
  await page.evaluate('navigator.serviceWorker.ready.then(() => true)')
  await context.setOffline(true)
  await answerAll(page)
  await page.getByRole('button', { name: 'Отправить' }).click()
  await expect(page.getByRole('heading', { name: 'Ответы ждут связи' })).toBeVisible()
  await page.close()
  await context.setOffline(false)
  const other = await context.newPage()
  await other.goto('/answer')
  await expect(other.getByText('Ответы, которые ждали связи, отправлены.')).toBeVisible()
  expect(await kept(other)).toEqual([])
})

test('without a mouse: the code in the Russian layout, digits on the scales, what lacks is found by the keyboard', async ({
  page,
  request,
}) => {
  const [code = ''] = await codesOf(request, { role: 'MENTOR' })
  await page.setViewportSize(desk)
  await page.goto('/answer')
  await expectAccessible(page)
  await page.keyboard.type('K7')
  await page.keyboard.press('Enter')
  await expect(page.getByText('Здесь 2 знака, а в коде их 10.')).toBeVisible()
  await page.keyboard.press('Control+A')
  await page.keyboard.type(code.toLowerCase())
  await page.keyboard.press('Enter')
  // Keys go where the focus has come: a screen is there a moment before its title is focused.
  const title = page.getByRole('heading', { level: 1 })
  await expect(page.getByRole('button', { name: 'Начать' })).toBeVisible()
  await expect(title).toBeFocused()
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')

  await expect(page.getByRole('radio', { name: 'Да' }).first()).toBeVisible()
  await expect(title).toBeFocused()
  await page.keyboard.press('Tab')
  await page.keyboard.press('Space')
  await expect(page.getByRole('radio', { name: 'Да' }).first()).toBeChecked()
  const scale = page.getByRole('group', { name: 'Ожидаемая эффективность программы наставничества' })
  await scale.getByRole('radio', { name: '1', exact: true }).focus()
  await page.keyboard.press('0')
  await expect(scale.getByRole('radio', { name: '10' })).toBeChecked()
  await page.keyboard.press('8')
  await expect(scale.getByRole('radio', { name: '8' })).toBeChecked()
  await page.keyboard.press('ArrowRight')
  await expect(scale.getByRole('radio', { name: '9' })).toBeChecked()
  await page.keyboard.press('Enter')
  const summary = page.getByRole('heading', { name: /^Остал/ })
  await expect(summary).toBeVisible()
  await expect(page.locator('.summary')).toBeFocused()
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await page.keyboard.press('5')
  await expect(page.getByRole('group').nth(2).getByRole('radio', { name: '5', exact: true })).toBeChecked()
  await expectAccessible(page)
})

test('one computer for a class: nothing of a pupil is left for the next one', async ({ page, request }) => {
  const [first = '', second = ''] = await codesOf(request, { count: 2 })
  await page.setViewportSize(desk)
  await page.goto('/answer#kiosk')
  await expectAccessible(page)
  const history = await page.evaluate('history.length')
  const expectNothingLeft = async () => {
    await expect(page.getByLabel('Код с листа')).toHaveValue('')
    expect(await kept(page)).toEqual([])
    expect(await page.content()).not.toContain(secret)
    expect(page.url()).toMatch(/\/answer#kiosk$/)
    expect(await page.evaluate('history.length')).toBe(history)
  }
  const open = async (code: string) => {
    await page.getByLabel('Код с листа').fill(code)
    await page.keyboard.press('Enter')
    await begin(page)
  }

  // Somebody stands up in the middle: what was saved waits on the server.
  await open(first)
  await page.getByRole('radio', { name: 'Да' }).first().check()
  await page.getByLabel('Где это было?').fill(secret)
  await expect(page.getByText(/^Сохранено/)).toBeVisible()
  expect(await kept(page)).toEqual([])
  await page.getByRole('button', { name: 'Это не я' }).click()
  await expectNothingLeft()

  await open(second)
  await expect(page.getByText(secret)).toHaveCount(0)
  await answerAll(page)
  await page.getByRole('button', { name: 'Отправить' }).click()
  await expect(page.getByRole('heading', { name: 'Спасибо!' })).toBeVisible()
  await expectNothingLeft()

  await open(first)
  await expect(page.getByLabel('Где это было?')).toHaveValue(secret)
  await page.reload()
  await expectNothingLeft()
})

test('a kiosk where nobody touches anything asks and then goes back to the code', async ({ page, request }) => {
  const [code = ''] = await codesOf(request, {})
  await page.clock.install()
  await page.goto('/answer#kiosk')
  await page.getByLabel('Код с листа').fill(code)
  await page.keyboard.press('Enter')
  await begin(page)
  await page.clock.runFor(180_000)
  await page.getByRole('button', { name: 'Я здесь' }).click()
  await expect(page.getByRole('button', { name: 'Дальше' })).toBeVisible()
  await page.clock.runFor(180_000)
  await expect(page.getByRole('dialog', { name: 'Ты ещё здесь?' })).toBeVisible()
  await expectAccessible(page)
  await page.clock.runFor(31_000)
  await expect(page.getByLabel('Код с листа')).toHaveValue('')
})

test('people are put in order by tapping, and the last choice can be undone', async ({ page, request }) => {
  const [code = ''] = await codesOf(request, { purpose: 'PREFERENCE' })
  await page.setViewportSize(phone)
  await page.goto(`/answer#${code}`)
  await begin(page)
  const people = page.getByRole('listitem').getByRole('button')
  await people.nth(1).click()
  await people.nth(0).click()
  await expect(people.nth(1)).toHaveAccessibleName(/1-е место/)
  await expect(people.nth(0)).toHaveAccessibleName(/2-е место/)
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Отменить последний выбор' }).click()
  await expect(people.nth(0)).toHaveAttribute('aria-pressed', 'false')
  await expect(page.getByText('Выбрано: 1 из 3')).toBeVisible()
})

test('anonymous answers are sent once, when all is answered', async ({ page, request }) => {
  const [code = ''] = await codesOf(request, { anonymous: true })
  const sent: string[] = []
  page.on('request', (one) => {
    if (one.url().includes('/api/answering/')) sent.push(one.method())
  })
  await page.goto(`/answer#${code}`)
  await expect(page.getByText('Никто не узнает, чьи это ответы.')).toBeVisible()
  await begin(page)
  await answerAll(page)
  await page.getByRole('button', { name: 'Отправить' }).click()
  await expect(page.getByRole('heading', { name: 'Спасибо!' })).toBeVisible()
  expect(sent).toEqual(['POST', 'POST'])
})

test('a code that nobody has is told in words', async ({ page }) => {
  await page.setViewportSize(phone)
  await page.goto('/answer#0000000000')
  await expect(page.getByRole('heading', { name: 'Такого кода нет' })).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Ввести другой код' }).click()
  await expect(page.getByLabel('Код с листа')).toBeFocused()
})
