import { expect, test } from 'vitest'
import { unaskableIn } from './sensitive-words.rules.ts'

test.each([
  ['Неуспевающий ученик', 'label'],
  ['трудный подросток', 'label'],
  ['Есть ли у вас инвалидность?', 'forbiddenSubject'],
  ['Состоите ли вы на учёте', 'forbiddenSubject'],
  ['Стоит ли ребёнок на учёте в ПДН?', 'forbiddenSubject'],
  ['Какую религию исповедует семья?', 'forbiddenSubject'],
  ['Доход семьи', 'forbiddenSubject'],
  ['Не указывайте диагнозы и сведения о семье', undefined],
  ['Не пишите о пассивных', 'label'],
  ['Доходчиво ли объясняет наставник?', undefined],
  ['Какой запас сил у команды?', undefined],
])('%s → %s', (text, code) => expect(unaskableIn(text)).toBe(code))
