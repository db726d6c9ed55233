import { expect, test } from 'vitest'
import { suggestLogin } from './login.rules.ts'

test.each([
  ['Орлова Анна Павловна', 'orlova.ap'],
  ['  орлова   анна ', 'orlova.a'],
  ['Орлова А. П.', 'orlova.ap'],
  ['Орлова А.П.', 'orlova.ap'],
  ['Щукин Юрий Яковлевич', 'shchukin.iuia'],
  ['Подъячева Ёла Эрнстовна', 'podieiacheva.ee'],
  ['Мамин-Сибиряк Дмитрий', 'mamin-sibiriak.d'],
  ['Д’Артаньян Шарль', 'dartanian.sh'],
  ['Smith John', 'smith.j'],
  ['Орлова', 'orlova'],
  ['Орлова (Петрова) Анна', 'orlova.a'],
  ['Я', 'ia'],
  ['О', ''],
  ['№ 1', ''],
  ['', ''],
])('for «%s» the login %s is suggested', (name, login) => {
  expect(suggestLogin(name)).toBe(login)
})

test('what is suggested is a login or nothing', () => {
  for (const name of ['Ь Ъ Ы', '- -', 'Йцукен', `${'Щ'.repeat(200)} Ю`, '李 小龙', '«»']) {
    expect(suggestLogin(name)).toMatch(/^$|^[a-z0-9._@-]{2,100}$/)
  }
})
