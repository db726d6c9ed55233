import { randomUUID } from 'node:crypto'
import { expect, type Locator, type Page, test } from '@playwright/test'
import type { DraftPair, DraftPairs, MatchingRound } from '../packages/contract/src/index.ts'
import { consentOfAll, importWaiting, laptop, look, names, now, openProgramme, row, shown, view } from './matching-support.ts'
import { signIn } from './support.ts'

const inTenDays = shown(new Date(now.getTime() + 10 * 86_400_000))

/** A decision of a colleague who works on the same round. */
function decideElsewhere(page: Page, mentee: string, mentor: string): Promise<void> {
  return page.evaluate<void, readonly [string, string, string, string]>(
    async ([id, decision, menteeName, mentorName]) => {
      const { version } = (await (await fetch(`/api/matching/${id}`)).json()) as MatchingRound
      const { items } = (await (await fetch(`/api/matching/${id}/pairs`)).json()) as DraftPairs
      const of = (name: string, people: readonly (DraftPair['mentor'] | undefined)[]) =>
        people.find((one) => one?.name.startsWith(name) === true)?.participationId
      const decided = {
        kind: 'LOCK',
        mentee: of(menteeName, items.map((pair) => pair.mentee)), // biome-ignore format: one thought
        mentor: of(mentorName, items.map((pair) => pair.mentor)), // biome-ignore format: one thought
      }
      const body = JSON.stringify({ decision, version, decided, reason: 'Так решил коллега' })
      const reply = await fetch(`/api/matching/${id}/decisions`, { method: 'POST', body, headers: { 'content-type': 'application/json' } })
      if (!reply.ok) throw new Error(`${reply.status} ${await reply.text()}`)
    },
    [new URL(page.url()).pathname.split('/').at(-1) ?? '', randomUUID(), mentee, mentor],
  )
}

/** A hand that takes one thing and lets it go over another: twice over it, as browsers want before they believe it. */
async function drag(page: Page, what: Locator, where: Locator): Promise<void> {
  await where.scrollIntoViewIfNeeded()
  await what.hover()
  await page.mouse.down()
  await where.hover()
  await where.hover()
  await page.mouse.up()
}

const focused = "document.activeElement.getAttribute('aria-label')"

test('a round of matching: counted, locked by keyboard, forbidden, dragged, compared, agreed, published, ordered', async ({ page }) => {
  test.setTimeout(300_000) // twenty looks with axe
  page.setDefaultTimeout(20_000)
  await page.setViewportSize(laptop)
  await signIn(page, 'curator')
  await importWaiting(
    page,
    'Тропа',
    names('Агеев', 'Бобров', 'Волков', 'Гусев', 'Дроздов', 'Ежов', 'Жуков'),
    names('Щукин', 'Эйхе', 'Юдин', 'Яковлев'),
  )
  await consentOfAll(page, 'Тропа')

  await openProgramme(page, 'Тропа')
  await expect(page.getByText('Ждут пары: наставляемых — 7. Со свободными местами: наставников — 4.')).toBeVisible()
  await look(page)
  await page.getByRole('link', { name: 'Начать подбор' }).click()
  await page.getByRole('textbox', { name: 'День приказа о парах' }).fill('32.12.2026')
  await page.getByRole('button', { name: 'Начать подбор' }).click()
  await expect(page.getByRole('alert')).toBeVisible()
  await look(page)
  await page.getByRole('textbox', { name: 'День приказа о парах' }).fill(inTenDays)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Черновика ещё нет' })).toBeVisible()
  await look(page)
  await page.getByRole('button', { name: 'Посчитать' }).click()
  await expect(page.getByText('Доказано: лучше распределить нельзя.')).toBeVisible()
  await expect(page.getByRole('list', { name: 'Наставляемые черновика' }).getByRole('listitem')).toHaveCount(7)
  await look(page)

  // The keyboard alone: the next row, its candidates, a lock with a reason.
  await page.getByRole('link', { name: 'Агеев' }).focus()
  await page.keyboard.press('ArrowDown')
  await expect(page.getByRole('link', { name: 'Бобров' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Бобров' })).toBeFocused()
  const lock = page.getByRole('button', { name: 'Закрепить: Щукин' })
  await expect(lock).toBeVisible()
  await look(page)
  for (let steps = 0; steps < 20 && (await page.evaluate<string>(focused)) !== 'Закрепить: Щукин Лев Ильич'; steps += 1) {
    await page.keyboard.press('Tab')
  }
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Закрепить пару' })
  await expect(dialog.getByText('Бобров Лев Ильич — Щукин Лев Ильич')).toBeVisible()
  await expect(dialog.getByText(/Остальные пары не изменятся|наставник сменится у/)).toBeVisible()
  await dialog.getByRole('button', { name: 'Закрепить' }).press('Enter')
  await expect(dialog.getByRole('alert')).toBeVisible()
  await look(page)
  await dialog.getByRole('button', { name: 'Уже работают вместе' }).press('Enter')
  await expect(dialog.getByRole('textbox', { name: 'Причина' })).toHaveValue('Уже работают вместе')
  await dialog.getByRole('button', { name: 'Закрепить' }).press('Enter')
  await expect(page.getByText('Закреплено: Бобров Лев Ильич — Щукин Лев Ильич')).toBeVisible()
  await expect(row(page, 'Бобров').getByText('закреплено')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Снять закрепление' })).toBeVisible()
  await look(page)

  // A colleague is quicker: what was typed stays, what has changed is seen, and the second press decides.
  await page.getByRole('link', { name: 'Гусев' }).click()
  await page.getByRole('button', { name: 'Запретить: Эйхе' }).click()
  await page.getByRole('textbox', { name: 'Причина' }).fill('Просили не ставить')
  await decideElsewhere(page, 'Дроздов', 'Юдин')
  await page.getByRole('dialog').getByRole('button', { name: 'Запретить' }).click()
  await expect(page.getByText('Коллега изменил подбор, посмотрите ещё раз')).toBeVisible()
  await expect(page.getByRole('textbox', { name: 'Причина' })).toHaveValue('Просили не ставить')
  await look(page)
  await page.getByRole('dialog').getByRole('button', { name: 'Запретить' }).click()
  await expect(page.getByText('Запрещено: Гусев Лев Ильич — Эйхе Лев Ильич')).toBeVisible()
  await expect(row(page, 'Дроздов').getByText('Юдин Лев Ильич')).toBeVisible()

  // A row dropped on a card, and a card dropped on the pair.
  await page.getByRole('link', { name: 'Агеев' }).click()
  await expect(page.getByRole('heading', { name: 'Агеев' })).toBeFocused()
  await drag(page, row(page, 'Жуков'), page.getByRole('article', { name: 'Яковлев' }).getByRole('heading'))
  await expect(page.getByRole('dialog').getByText('Жуков Лев Ильич — Яковлев Лев Ильич')).toBeVisible()
  await page.getByRole('button', { name: 'Попросили оба' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Закрепить' }).click()
  await expect(row(page, 'Жуков').getByText('закреплено')).toBeVisible()
  await page.getByRole('button', { name: 'Отменить решение' }).click()
  await expect(row(page, 'Жуков').getByText('закреплено')).toHaveCount(0)
  await drag(
    page,
    page.getByRole('article', { name: 'Эйхе' }).getByRole('heading'),
    page.getByText('Сюда можно перетащить карточку наставника.'),
  )
  await expect(page.getByRole('dialog').getByText('Агеев Лев Ильич — Эйхе Лев Ильич')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)

  // Why somebody has nobody, and what helps.
  await page.getByRole('combobox', { name: 'Кого показать' }).selectOption('Без пары')
  await expect(page).toHaveURL(/filter=unplaced/)
  await expect(page.getByRole('list', { name: 'Наставляемые черновика' }).getByRole('listitem')).toHaveCount(3)
  await page.getByRole('list', { name: 'Наставляемые черновика' }).getByRole('link').first().click()
  await expect(page.getByText(/Мест не хватило|не хватает \d+ мест/).first()).toBeVisible()
  await page.getByRole('button', { name: 'Кто не может быть наставником' }).click()
  await expect(page.getByText('Исключённых нет: подходят все.')).toBeVisible()
  await look(page)
  await view(page, 'Наставники')
  await page.getByRole('button', { name: 'Изменить места: Яковлев' }).click()
  await page.getByRole('textbox', { name: 'Мест всего' }).fill('3')
  await expect(page.getByRole('dialog').getByText('−2 без пары')).toBeVisible()
  await page.getByRole('button', { name: 'Попросил наставник' }).click()
  await look(page)
  await page.getByRole('dialog').getByRole('button', { name: 'Изменить места' }).click()
  await expect(page.getByText('занято 3 из 3 мест')).toBeVisible()
  await look(page)
  await view(page, 'Решения')
  await expect(page.getByRole('row').filter({ hasText: 'Так решил коллега' })).toBeVisible()
  await look(page)
  await page.getByRole('button', { name: 'Отменить решение: Гусев' }).click()
  await expect(page.getByRole('row').filter({ hasText: 'Просили не ставить' })).toHaveCount(0)

  // Another variant beside the draft.
  await view(page, 'Варианты')
  await look(page)
  await page.getByRole('button', { name: 'Новый вариант' }).click()
  await page.getByRole('radio', { name: /^Никто не захочет поменяться/ }).check()
  await page.getByRole('heading', { name: 'За что дают очки: как обычно' }).click()
  await page.getByRole('textbox', { name: 'Удобное время' }).fill('500')
  await expect(page.getByText('Вместе 1 400, а может быть не больше 1 000.').first()).toBeVisible()
  await expect(page.getByRole('button', { name: 'Посчитать и сравнить' })).toBeDisabled()
  await look(page)
  await page.getByRole('button', { name: 'Вернуть обычные' }).click()
  await page.getByRole('textbox', { name: 'Близко друг к другу' }).fill('30')
  await page.getByRole('button', { name: 'Посчитать и сравнить' }).click()
  await expect(page.getByRole('heading', { name: 'Сравнение вариантов' })).toBeVisible()
  await expect(page.getByRole('row', { name: /^Сумма очков/ }).getByText('хуже')).toBeVisible()
  await look(page)
  await page.getByRole('button', { name: /^Взять вариант/ }).click()
  await expect(page.getByText(/· Никто не захочет поменяться\./)).toBeVisible()

  // The answers: one by keyboard, the others at once.
  await page.getByRole('button', { name: 'Перейти к согласованию' }).click()
  const first = page.getByRole('group', { name: 'Ответ: Агеев' })
  await first.getByRole('button', { name: 'да', exact: true }).focus()
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowRight')
  await expect(first.getByRole('button', { name: 'нет' })).toBeFocused()
  await page.keyboard.press('Space')
  await expect(first.getByRole('button', { name: 'нет', pressed: true })).toBeVisible()
  await expect(page.getByRole('link', { name: 'Отказались: 1, показать' })).toBeVisible()
  await page.keyboard.press('ArrowDown')
  await expect(page.getByRole('group', { name: 'Ответ: Бобров' }).getByRole('button', { name: 'нет' })).toBeFocused()
  await expect(page.getByRole('button', { name: 'Опубликовать согласованные (0)' })).toBeDisabled()
  await look(page)
  await page.getByRole('button', { name: 'Все с парой согласны' }).click()
  await expect(page.getByText('Отметить «да» с обеих сторон у 5 пар?')).toBeVisible()
  await look(page)
  await page.getByRole('button', { name: 'Отметить «да»' }).click()
  await page.getByRole('button', { name: 'Опубликовать согласованные (5)' }).click()
  await expect(page.getByRole('table', { name: 'Опубликованные пары' }).getByRole('row')).toHaveCount(6)
  await look(page)
  await page.getByRole('button', { name: 'Отозвать пару: Бобров' }).click()
  await expect(page.getByRole('table', { name: 'Опубликованные пары' }).getByRole('row')).toHaveCount(5)

  await page.getByRole('button', { name: 'Закрепить приказом 4 пары' }).click()
  await expect(page.getByRole('alert')).toBeVisible()
  await page.getByRole('textbox', { name: 'Номер приказа' }).fill('17-о')
  await look(page)
  await page.getByRole('button', { name: 'Закрепить приказом 4 пары' }).click()
  await expect(page.getByText('Приказом закреплены 4 пары')).toBeVisible()
  await look(page)
  await page.getByRole('button', { name: 'Завершить подбор' }).click()
  await page.getByRole('button', { name: 'Завершить подбор' }).click()
  await expect(page.getByText('Подбор завершён')).toBeVisible()
  await expect(page.getByRole('button', { name: /^Посчитать/ })).toHaveCount(0)
  await page.getByRole('link', { name: 'Открыть «Пары»' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
})

test('a long list: few rows stand on the page, the keyboard reaches the last one and what is chosen stays chosen', async ({ page }) => {
  test.setTimeout(180_000)
  page.setDefaultTimeout(20_000)
  await page.setViewportSize(laptop)
  await signIn(page, 'curator')
  const letters = 'АБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЭЮ'.split('')
  const many = letters.flatMap((first) => letters.slice(0, 9).map((second) => `${first}${second.toLowerCase()}тов Лев Ильич`))
  await importWaiting(page, 'Дорога', many, names('Щитов', 'Ябеев'))
  await openProgramme(page, 'Дорога')
  await page.getByRole('link', { name: 'Начать подбор' }).click()
  await page.getByRole('button', { name: 'Начать подбор' }).click()
  await page.getByRole('button', { name: 'Посчитать' }).click()
  const list = page.getByRole('list', { name: 'Наставляемые черновика' })
  await expect(list.getByRole('link', { name: 'Аатов' })).toBeVisible()
  expect(await list.getByRole('listitem').count()).toBeLessThan(100)
  await list.getByRole('link').first().focus()
  await page.keyboard.press('End')
  const last = list.getByRole('link', { name: 'Юитов' })
  await expect(last).toBeFocused()
  expect(await list.getByRole('listitem').count()).toBeLessThan(100)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Юитов' })).toBeFocused()
  await expect(page.getByText('Соберите согласия: тогда подойдут 2 наставника.')).toBeVisible()
  await expect(page.getByText('Не могут быть наставниками: 2')).toBeVisible()
  await look(page)
  await page.reload()
  await expect(page.getByRole('heading', { name: 'Юитов' })).toBeVisible()
  await page.getByRole('button', { name: 'Закрыть' }).click()
  await expect(page.getByText('Выберите наставляемого в списке')).toBeVisible()
  await page.getByRole('searchbox', { name: 'Имя наставляемого или наставника' }).fill('вжтов')
  await expect(list.getByRole('listitem')).toHaveCount(1)
  await expect(page).toHaveURL(/search=/)
})

test('above the organisation there are counts alone', async ({ page }) => {
  await signIn(page, 'mouo')
  await page.getByRole('link', { name: 'Подбор пар' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Подбор пар в числах' })).toBeVisible()
  await expect(page.getByRole('row').filter({ hasText: 'СОШ № 1' }).first()).toBeVisible()
  await look(page)
})
