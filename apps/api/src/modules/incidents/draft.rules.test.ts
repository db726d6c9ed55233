import { loadTargetModels } from '@nastavnik/target-model'
import { describe, expect, test } from 'vitest'
import { composeDraft, dueAfter, showMinute } from './draft.rules.ts'

const words = {
  organisation: 'СОШ № 1',
  place: 'Саргатский муниципальный район, Омская область',
  found: '25.11.2026 14:05 (UTC+6)',
  kind: 'Утечка',
  what: 'Книга отправлена не туда',
  categories: 'Контакты',
  people: '12',
  causes: '',
  harm: 'Звонки посторонних',
  measures: 'Попросили удалить',
  findings: '',
  first: '',
  contact: 'Ответственный, тел. 1',
}

describe('a draft', () => {
  test.each([
    ['Оператор: {organisation}, {place}', 'Оператор: СОШ № 1, Саргатский муниципальный район, Омская область'],
    ['Причины: {causes}', 'Причины: ____________________'],
    ['{people} и {people}\n', '12 и 12'],
  ])('%j', (template, text) => expect(composeDraft(template, words)).toBe(text))

  test('what was written is not read as a word of the draft', () => {
    expect(composeDraft('{what} {kind}', { ...words, what: '{contact} $&' })).toBe('{contact} $& Утечка')
  })

  test('the drafts of the model leave no word of theirs, and blanks only where nothing is recorded', async () => {
    const [model] = await loadTargetModels()
    const texts = model?.handbook.incidents.notices.map(({ text }) => composeDraft(text, words)) ?? []
    expect(texts).toHaveLength(2)
    for (const text of texts) {
      expect(text).not.toMatch(/[{}]/)
      expect(text).toContain('СОШ № 1, Саргатский')
      expect(text).toContain('Ответственный, тел. 1')
    }
    expect(texts[0]?.match(/____________________/g)).toHaveLength(2)
  })
})

test.each([
  ['Asia/Omsk', '2026-11-25T08:05:00Z', '25.11.2026 14:05 (UTC+6)'],
  ['Asia/Yekaterinburg', '2026-12-31T19:00:00Z', '01.01.2027 00:00 (UTC+5)'],
  ['Asia/Tomsk', '2026-11-25T17:00:00Z', '26.11.2026 00:00 (UTC+7)'],
])('in %s %s is %s', (timeZone, instant, shown) => expect(showMinute(timeZone, new Date(instant))).toBe(shown))

test.each([
  [24, '2026-11-26T08:05:00.000Z'],
  [72, '2026-11-28T08:05:00.000Z'],
])('%i hours after', (hours, due) => expect(dueAfter(new Date('2026-11-25T08:05:00Z'), hours).toISOString()).toBe(due))
