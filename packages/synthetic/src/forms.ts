export type ParticipantKind = 'guestStudent' | 'pupil' | 'specialist' | 'student' | 'teacher' | 'youngTeacher'

export interface Programme {
  title: string
  result: string
}

export interface Form {
  title: string
  mentor: ParticipantKind
  mentee: ParticipantKind
  /** Class of a pupil, course of a student; both bounds included. */
  mentorLevels?: readonly [number, number]
  menteeLevels?: readonly [number, number]
  /** Part of the learners of an organisation that the form takes, relative to the other forms. */
  weight: number
  groups: { share: number; largest: number }
  desiredAge: string
  requests: readonly string[]
  programmes: readonly Programme[]
}

/** The order decides between participations that start on one day; «команда – команда» is last and counts teams, not people, so it is absent. */
export const forms: readonly Form[] = [
  {
    title: 'ученик – ученик',
    mentor: 'pupil',
    mentee: 'pupil',
    mentorLevels: [9, 11],
    menteeLevels: [5, 10],
    weight: 4,
    groups: { share: 0.2, largest: 4 },
    desiredAge: '10–15',
    requests: ['Организация времени', 'Общение в коллективе', 'Проект или олимпиада', 'Помощь в учёбе'],
    programmes: [
      { title: 'Лидер', result: 'Улучшение психоэмоциональных показателей; участие в творческих конкурсах' },
      { title: 'На равных', result: 'Подготовлен совместный проект' },
      { title: 'Плечо друга', result: 'Участие в делах класса; желание стать наставником' },
    ],
  },
  {
    title: 'учитель – учитель',
    mentor: 'teacher',
    mentee: 'youngTeacher',
    weight: 0,
    groups: { share: 0.15, largest: 2 },
    desiredAge: '22–35',
    requests: ['Начало работы', 'Построение урока', 'Разговор с родителями', 'Цифровые инструменты'],
    programmes: [
      { title: 'Время работать вместе', result: 'Расширены представления о педагогических технологиях' },
      { title: 'Первые шаги', result: 'Проведён открытый урок; составлен план развития' },
    ],
  },
  {
    title: 'студент – ученик',
    mentor: 'guestStudent',
    mentee: 'pupil',
    mentorLevels: [2, 4],
    menteeLevels: [7, 10],
    weight: 1.5,
    groups: { share: 0.3, largest: 5 },
    desiredAge: '13–16',
    requests: ['Выбор профессии', 'Проект или олимпиада', 'Организация времени'],
    programmes: [
      { title: 'Точный старт', result: 'Улучшение гибких навыков; участие в конкурсах' },
      { title: 'Ступень вперёд', result: 'Составлен план поступления' },
    ],
  },
  {
    title: 'работодатель – ученик',
    mentor: 'specialist',
    mentee: 'pupil',
    menteeLevels: [9, 11],
    weight: 1.5,
    groups: { share: 0.5, largest: 10 },
    desiredAge: '15–17',
    requests: ['Выбор профессии', 'Знакомство с предприятием', 'Проект или олимпиада'],
    programmes: [
      { title: 'Шаг в профессию', result: 'Пройден профориентационный тест, выбраны 1–2 направления' },
      { title: 'Дело мастера', result: 'Выполнена практическая работа на предприятии' },
    ],
  },
  {
    title: 'работодатель – студент',
    mentor: 'specialist',
    mentee: 'student',
    menteeLevels: [2, 4],
    weight: 4,
    groups: { share: 0.6, largest: 10 },
    desiredAge: '17–20',
    requests: ['Навыки профессии', 'Подготовка к практике', 'Начало карьеры'],
    programmes: [
      { title: 'Будущий коллега', result: 'Освоены приёмы работы; получен отзыв предприятия' },
      { title: 'Своё производство', result: 'Защищён проект для предприятия' },
    ],
  },
  {
    title: 'педагог – ученик',
    mentor: 'teacher',
    mentee: 'pupil',
    menteeLevels: [5, 11],
    weight: 3,
    groups: { share: 0.8, largest: 10 },
    desiredAge: '10–17',
    requests: ['Проект или олимпиада', 'Помощь в учёбе', 'Выбор профессии', 'Спорт и творчество'],
    programmes: [
      { title: 'Ёмкие знания', result: 'Участие в олимпиаде; подготовлено выступление' },
      { title: 'Талант рядом', result: 'Участие в творческом конкурсе' },
      { title: 'Исследователь', result: 'Завершена исследовательская работа' },
    ],
  },
  {
    title: 'преподаватель – студент',
    mentor: 'teacher',
    mentee: 'student',
    menteeLevels: [1, 3],
    weight: 3,
    groups: { share: 0.6, largest: 8 },
    desiredAge: '16–19',
    requests: ['Подготовка к чемпионату', 'Навыки профессии', 'Помощь в учёбе'],
    programmes: [
      { title: 'Мастерская успеха', result: 'Участие в чемпионате профессий' },
      { title: 'Маршрут студента', result: 'Составлен план личного развития' },
    ],
  },
  {
    title: 'студент – студент',
    mentor: 'student',
    mentee: 'student',
    mentorLevels: [3, 4],
    menteeLevels: [1, 2],
    weight: 2,
    groups: { share: 0.3, largest: 4 },
    desiredAge: '16–18',
    requests: ['Общение в коллективе', 'Организация времени', 'Помощь в учёбе'],
    programmes: [
      { title: 'Первый курс', result: 'Участие в жизни группы; сданы зачёты' },
      { title: 'Вместе к цели', result: 'Подготовлен совместный проект' },
    ],
  },
]

const formsOfSchool = ['ученик – ученик', 'учитель – учитель', 'студент – ученик', 'работодатель – ученик', 'педагог – ученик']

export const usualForms = {
  SCHOOL: formsOfSchool,
  EXTRA_ED: formsOfSchool,
  COLLEGE: ['учитель – учитель', 'работодатель – студент', 'преподаватель – студент', 'студент – студент'],
} as const

export function selectForms(titles: readonly string[]): Form[] {
  const unknown = titles.filter((title) => !forms.some((form) => form.title === title))
  if (unknown.length > 0) throw new RangeError(`no recipe for the forms: ${unknown.join(', ')}`)
  return forms.filter((form) => titles.includes(form.title))
}
