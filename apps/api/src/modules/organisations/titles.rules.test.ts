import { expect, test } from 'vitest'
import { kindByTitle, organisationCode, organisationKey } from './titles.rules.ts'

test.each([
  ['СОШ № 1', 'МБОУ «СОШ №1»'],
  ['СОШ № 1', 'сош №  1'],
  ['СОШ № 1', 'Средняя общеобразовательная школа № 1'],
  ['СОШ № 1', 'Муниципальное бюджетное общеобразовательное учреждение «Средняя школа № 1»'],
  ['Берёзовская СОШ', 'МКОУ "Березовская СОШ"'],
  ['Гимназия № 2', 'БОУ г. Омска «Гимназия № 2»'.replace('г. Омска ', '')],
  ['Дом детского творчества', 'МБУ ДО «Дом детского творчества»'],
  ['Аграрно – технологический техникум', 'БПОУ «Аграрно-технологический техникум»'],
])('%j and %j are one organisation', (one, other) => expect(organisationKey(other)).toBe(organisationKey(one)))

test.each([
  ['СОШ № 1', 'СОШ № 11'],
  ['СОШ № 1', 'Гимназия № 1'],
  ['Берёзовская СОШ', 'Сосновская СОШ'],
])('%j and %j are two', (one, other) => expect(organisationKey(other)).not.toBe(organisationKey(one)))

test('a title of legal forms only is not emptied', () => expect(organisationKey('МБОУ')).not.toBe(''))

test.each([
  ['sargatskiy', 'СОШ № 1', 'sargatskiy-sosh-1'],
  ['sargatskiy', 'МБОУ «Щёголевская СОШ»', 'sargatskiy-shchegolevskaya-sosh'],
  ['omsk', 'Гимназия №2 (корпус А)', 'omsk-gimnaziya-2-korpus-a'],
  ['omsk', '«»', 'omsk'],
])('%s, %s → %s', (prefix, title, code) => expect(organisationCode(prefix, title)).toBe(code))

test('a code fits an address', () =>
  expect(organisationCode('sargatskiy', 'Очень длинное название '.repeat(20))).toMatch(/^[a-z0-9][a-z0-9-]{0,69}$/))

test.each([
  ['СОШ № 1', 'SCHOOL'],
  ['Лицей', 'SCHOOL'],
  ['Дом детского творчества', 'EXTRA_ED'],
  ['Детско-юношеская спортивная школа', 'EXTRA_ED'],
  ['Аграрно-технологический техникум', 'COLLEGE'],
  ['Омский государственный университет', 'UNIVERSITY'],
])('%s is a %s', (title, kind) => expect(kindByTitle(title)).toBe(kind))
