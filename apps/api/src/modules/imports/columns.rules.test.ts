import { describe, expect, test } from 'vitest'
import { type Field, joinHeader, recogniseHeader } from './columns.rules.ts'

const cells = (row: string): (string | undefined)[] => row.split('|').map((cell) => cell.trim() || undefined)
const header = (sheet: string, row: string) => recogniseHeader(sheet, cells(row))
const fields = (sheet: string, row: string) => header(sheet, row)?.headings.map(({ field }) => field)

const common = 'Дата завершения программы | Результаты программы | Ссылка на кейс / отзыв | Отметка о прохождении программы'

describe('the regional centre’s own headings', () => {
  test('the base of mentees', () =>
    expect(
      fields(
        'База наставляемых',
        `№ | ФИО наставляемого | Контактные данные (данные представителя) | Дата рождения | Класс / группа / должность | Основной запрос |
         Дата вхождения в программу | Наименование программы | Форма наставничества | ФИО наставника | Место работы / учёбы наставника | ${common}`,
      )?.join(' '),
    ).toBe(
      'number name contacts birth occupation request startsOn programme form counterpart counterpartPlace endsOn result link completed',
    ))

  test('the base of mentors', () =>
    expect(
      fields(
        'База наставников',
        `№ | ФИО наставника | Контактные данные | Дата рождения | Место работы / учёбы, должность / класс / курс | Основные компетенции |
         Важные для программы достижения | Интересы | Желаемый возраст наставляемых | Ресурс времени на программу | Дата вхождения в программу |
         Наименование программы | Форма наставничества | ФИО наставляемого (наставляемых) | Место учёбы / работы наставляемого | ${common}`,
      )?.join(' '),
    ).toBe(
      'number name contacts birth occupation competences achievements interests preferredAge timeResource startsOn programme form ' +
        'counterpart counterpartPlace endsOn result link completed',
    ))
})

const words: Readonly<Record<'Наставляемые' | 'Наставники', Partial<Record<Field | 'nothing', string>>>> = {
  Наставляемые: {
    number: '№ п/п | № | N | Номер | п/п',
    name: 'Ф.И.О. ребёнка | Ф. И. О. обучающегося | ФИО | ФИО ученика | Фамилия, имя, отчество | Фамилия и имя | Фамилия, инициалы | Наставляемый | Обучающийся',
    counterpart:
      'Ф. И. О. наставника | Фамилия Имя Отчество наставника | Наставник | Педагог-наставник | Закреплённый наставник | ФИО наставника, должность',
    counterpartPlace: 'Место работы наставника | Класс наставника | Должность наставника',
    contacts: 'Телефон | Контакты | E-mail | Законный представитель | ФИО родителя, телефон | ФИО законного представителя',
    birth: 'Дата рожд. | Д.р. | Год рождения | Число, месяц, год рождения',
    occupation: 'Класс | Группа | Место учёбы | Должность',
    request: 'Запрос | Проблема | Потребность | Дефицит | Запрос наставляемого',
    startsOn:
      'Дата начала | Начало | с | Период: с | Период с | Срок начала | Дата вступления в программу | Дата включения в программу | Вхождение в программу | Дата начала работы',
    endsOn: 'Дата окончания | Окончание | по | Период: по | Срок окончания | Завершение | Дата выхода из программы | Дата конца',
    programme: 'Программа | Название программы | Программа наставничества | Наименование программы наставничества',
    form: 'Форма | Форма наставничества | Вид (форма) наставничества | Модель наставничества | Наименование формы наставничества',
    result: 'Результат | Итоги | Достигнутый результат | Результаты работы',
    link: 'Отзыв | Кейс | Ссылка | Отзыв наставляемого о программе',
    completed: 'Отметка о прохождении | Прохождение программы | Завершил программу (да/нет)',
    nothing:
      'Возраст | Пол | Примечание | Количество встреч | Дата рождения наставника | Контакты наставника | Стаж наставника | Форма обучения | Ролевая модель | ' +
      'Сроки реализации программы | Дата начала и окончания | Ожидаемые результаты | ' +
      'Интересы наставника | Компетенции наставника | Достижения наставника | Ресурс времени наставника',
  },
  Наставники: {
    name: 'ФИО наставника | Наставник | ФИО педагога-наставника | ФИО ученика-наставника | ФИО наставника, должность',
    counterpart: 'ФИО наставляемых | Наставляемые | Наставляемый (ФИО, класс) | ФИО подопечного | ФИО ученика | Обучающиеся',
    counterpartPlace: 'Класс наставляемого | Место учёбы наставляемого',
    occupation: 'Место работы, должность | Класс | Место учёбы наставника',
    preferredAge: 'Желаемый возраст | Желаемый возраст наставляемых',
    timeResource: 'Ресурс времени | Время',
    achievements: 'Достижения',
    nothing:
      'Количество наставляемых | Дата рождения наставляемого | Телефон наставляемого | Интересы наставляемого | Достижения учеников | Предмет',
  },
}

describe.each(['Наставляемые', 'Наставники'] as const)('other words on the sheet «%s»', (sheet) => {
  const cases = Object.entries(words[sheet]).flatMap(([field, list]) => list.split(' | ').map((heading) => [heading, field] as const))
  test.each(cases)('«%s» is %s', (heading, field) => {
    const others = [`ФИО ${sheet === 'Наставники' ? 'наставника' : 'наставляемого'}`, 'Интересы', 'Класс', 'Желаемый возраст'].filter(
      (other) => recogniseHeader(sheet, [other, 'ФИО', 'Интересы'])?.headings[0]?.field !== field,
    )
    const recognised = recogniseHeader(sheet, [heading, 'ФИО', ...others])
    expect(recognised?.headings[0]).toEqual({ column: 0, heading, field: field === 'nothing' ? null : field })
  })
})

test.each([
  ['Лист1', 'ФИО наставника | Дата рождения | Программа', 'MENTOR'],
  ['Лист1', 'ФИО наставляемого | ФИО наставника | Программа', 'MENTEE'],
  ['Лист1', 'ФИО наставника | ФИО наставляемого | Программа', 'MENTOR'],
  ['Лист1', 'ФИО | Основной запрос | Программа', 'MENTEE'],
  ['Лист1', 'ФИО | Основные компетенции | Программа', 'MENTOR'],
  ['Лист1', 'ФИО ребёнка | Класс | Программа', 'MENTEE'],
  ['Наставляемые 2021 г.', 'ФИО наставника | ФИО | Программа', 'MENTEE'],
  ['наставники', 'ФИО наставляемого | ФИО | Программа', 'MENTOR'],
])('on «%s» %s is the base of a %s', (sheet, row, kind) => expect(header(sheet, row)?.kind).toBe(kind))

test.each([
  ['База наставляемых СОШ № 2'],
  ['Территория | Омская область'],
  ['Класс | Программа | Форма'], // nobody is named
  [`${'ФИО '.repeat(200)} | Программа | Форма`], // a paragraph
  ['1 | 2 | 3'],
])('%s is no header', (row) => expect(header('Наставляемые', row)).toBeUndefined())

test('the first of two columns of one meaning is taken, the second is told as unknown', () =>
  expect(header('Наставляемые', 'ФИО | Класс | Группа | Программа')).toMatchObject({
    columns: { name: 0, occupation: 1, programme: 3 },
    headings: [{ field: 'name' }, { field: 'occupation' }, { heading: 'Группа', field: null }, { field: 'programme' }],
  }))

test('a name in three columns', () =>
  expect(fields('Наставники', 'Фамилия | Имя | Отчество | Программа')).toEqual(['name', 'givenName', 'patronymic', 'programme']))

describe('a header of two rows', () => {
  const join = (sheet: string, upper: string, lower: string, alone: 'upper' | 'lower') => {
    const known = header(sheet, alone === 'upper' ? upper : lower)
    return known && joinHeader(sheet, cells(upper), cells(lower), known)?.columns
  }
  test('a period over its two days', () =>
    expect(join('Наставляемые', '№ | ФИО | Программа | Форма | Период | ', ' | | | | с | по', 'upper')).toEqual({
      ...{ number: 0, name: 1, programme: 2, form: 3, startsOn: 4, endsOn: 5 },
    }))
  test('two people over their columns', () =>
    expect(
      join('Лист1', 'Наставляемый | | Наставник | | Программа', 'ФИО | Класс | ФИО | Должность | Наименование программы', 'lower'),
    ).toEqual({ name: 0, occupation: 1, counterpart: 2, counterpartPlace: 3, programme: 4 }))
  test.each([
    ['База наставляемых', '№ | ФИО | Программа | Форма'],
    ['№ | ФИО | Программа | Форма', '1 | Иванов Иван | «Лидер» | ученик – ученик'],
  ])('«%s» over «%s» is not one', (upper, lower) =>
    expect(join('Наставляемые', upper, lower, upper.startsWith('№') ? 'upper' : 'lower')).toBeUndefined(),
  )
})
