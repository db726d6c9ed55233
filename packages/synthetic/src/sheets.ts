import { ageOn } from './calendar.ts'
import type { Group } from './groups.ts'
import type { Random } from './random.ts'
import { levelOn, type Participant } from './roster.ts'
import type { Headcount, Place, SyntheticSheet, Value } from './synthetic-school.ts'

export const sheetNames = { organisation: 'Организация', mentees: 'База наставляемых', mentors: 'База наставников' } as const

const columns = (text: string): readonly string[] => text.split('|').map((title) => title.trim())

const outcome = 'Дата завершения программы | Результаты программы | Ссылка на кейс / отзыв | Отметка о прохождении программы'

export const menteeHeader = columns(`№ | ФИО наставляемого | Контактные данные (данные представителя) | Дата рождения |
  Класс / группа / должность | Основной запрос | Дата вхождения в программу | Наименование программы | Форма наставничества |
  ФИО наставника | Место работы / учёбы наставника | ${outcome}`)

export const mentorHeader = columns(`№ | ФИО наставника | Контактные данные | Дата рождения |
  Место работы / учёбы, должность / класс / курс | Основные компетенции | Важные для программы достижения | Интересы |
  Желаемый возраст наставляемых | Ресурс времени на программу | Дата вхождения в программу | Наименование программы |
  Форма наставничества | ФИО наставляемого (наставляемых) | Место учёбы / работы наставляемого | ${outcome}`)

const competences = [
  'Публичные выступления',
  'Организация мероприятий',
  'Математика',
  'Программирование',
  'Русский язык',
  'Работа в команде',
]
const achievements = ['Победитель районной олимпиады', 'Участник областного форума', 'Грамота управления образования']
const interests = ['спорт', 'музыка', 'робототехника', 'театр', 'краеведение', 'фотография']
const hours = ['1 час в неделю', '2 часа в неделю', '3 часа в неделю', '4 часа в месяц']

export function organisationSheet(place: Place, director: string, headcount: Headcount): SyntheticSheet {
  const district = place.municipality.endsWith('ий') ? `${place.municipality} район` : place.municipality
  return {
    name: sheetNames.organisation,
    rows: [
      ['Территория', place.territory],
      ['Муниципальный район', place.municipality],
      ['Образовательная организация', place.organisation],
      ['ФИО директора', director],
      ['Телефон', phone(0)],
      ['Электронная почта', 'school@example.org'],
      ['Почтовый адрес', `${district}, ул. Школьная, 1`],
      ['Общее количество детей в ОО в возрасте от 10 до 19 лет, чел', headcount.children10to19],
      ['Общее количество педагогических работников в ОО, чел', headcount.teachers],
      ['Общее количество учителей – молодых специалистов в ОО (с опытом работы от 0 до 3 лет), чел', headcount.youngTeachers],
      ['Дата сведений', headcount.countedOn],
    ],
  }
}

/** The bases of one organisation; both are drawn from the same groups, so that dates and outcomes agree between the two sheets. */
export function baseSheets(random: Random, groups: readonly Group[], organisation: string): SyntheticSheet[] {
  const mentees: Value[][] = [[...menteeHeader]]
  const mentors: Value[][] = [[...mentorHeader]]
  for (const { form, programme, mentor, mentees: members, start, end } of groups) {
    const title = programmeCell(programme.title)
    const place = occupation(mentor, start)
    const outcomeCells = (): Value[] => {
      if (end === undefined) return [undefined, undefined, undefined, undefined]
      const link = random.chance(0.05) ? `https://school.example.org/cases/${random.between(1, 99)}` : undefined
      return [end, random.chance(0.95) ? programme.result : undefined, link, random.chance(0.96) ? 'да' : 'нет']
    }
    for (const member of members) {
      const about = [member.name, menteeContact(member, start), member.born, occupation(member, start), random.pick(form.requests)]
      mentees.push([mentees.length, ...about, start, title, form.title, mentor.name, place, ...outcomeCells()])
    }
    const achievement = random.chance(0.6) ? random.pick(achievements) : undefined
    const profile = [random.pick(competences), achievement, random.pick(interests), form.desiredAge, random.pick(hours)]
    const names = members.map(({ name }) => name).join(random.pick(['; ', '\n']))
    const entry = [start, title, form.title, names, organisation]
    mentors.push([mentors.length, mentor.name, mentorContact(mentor, start), mentor.born, place, ...profile, ...entry, ...outcomeCells()])
  }
  return [
    { name: sheetNames.mentees, rows: mentees },
    { name: sheetNames.mentors, rows: mentors },
  ]
}

export const programmeCell = (title: string): string => `Программа «${title}»`

/** Numbers of a range that belongs to nobody; a representative and the child have different ones. */
export const phone = (number: number): string => {
  const digits = String(number % 10_000).padStart(4, '0')
  return `+7 900 000-${digits.slice(0, 2)}-${digits.slice(2)}`
}

const isMinor = ({ born }: Participant, day: string) => ageOn(born, day) < 18

function menteeContact(mentee: Participant, day: string): string {
  if (!isMinor(mentee, day)) return mentorContact(mentee, day)
  return `представитель: ${mentee.representative}, тел. ${phone(mentee.serial * 2 + 2)}`
}

function mentorContact(person: Participant, day: string): string {
  const call = `тел. ${phone(person.serial * 2 + 1)}`
  return isMinor(person, day) ? call : `${call}, contact-${person.serial + 1}@example.org`
}

function occupation(person: Participant, day: string): string {
  const level = levelOn(person, day)
  if (person.kind === 'pupil') return `${level} класс`
  if (person.kind === 'student') return `${level} курс`
  if (person.kind === 'guestStudent') return `${person.post}, ${level} курс`
  return person.kind === 'youngTeacher' ? `${person.post}, стаж ${experience(level - 1)}` : person.post
}

const experience = (years: number) => `${years} ${['лет', 'год', 'года', 'года'][years] ?? 'лет'}`
