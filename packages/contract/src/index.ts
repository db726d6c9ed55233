export * from './answer-code.ts'
export * from './answering.ts'
export * from './applications.ts'
export * from './applying.ts'
export * from './assessments.ts'
export * from './audit.ts'
export * from './basics.ts'
export * from './compositions.ts'
export * from './conclusions.ts'
export * from './consents.ts'
export * from './definitions.ts'
export * from './duplicates.ts'
export * from './erasures.ts'
export * from './errors.ts'
export * from './exports.ts'
export * from './facts.ts'
export * from './grades.ts'
export * from './imports.ts'
export * from './incidents.ts'
export * from './indicators.ts'
export * from './informants.ts'
export * from './interviews.ts'
export * from './joint-rounds.ts'
export * from './letters.ts'
export * from './matching.ts'
export * from './matching-rounds.ts'
export * from './matching-routes.ts'
export * from './measurements.ts'
export * from './meetings.ts'
export * from './mentorships.ts'
export * from './model.ts'
export * from './moves.ts'
export * from './organisations.ts'
export * from './people.ts'
export * from './permissions.ts'
export * from './programmes.ts'
export * from './questionnaires.ts'
export * from './readiness.ts'
export * from './reports.ts'
export * from './route.ts'
export * from './row-codes.ts'
export * from './saved-filters.ts'
export * from './session.ts'
export * from './states.ts'
export * from './subject-requests.ts'
export * from './surveys.ts'
export * from './today.ts'
export * from './tokens.ts'
export * from './trainings.ts'
export * from './users.ts'

import { answeringRoutes } from './answering.ts'
import { applicationRoutes } from './applications.ts'
import { applyingRoutes } from './applying.ts'
import { assessmentRoutes, partnerRoutes } from './assessments.ts'
import { auditRoutes } from './audit.ts'
import { compositionRoutes } from './compositions.ts'
import { conclusionRoutes } from './conclusions.ts'
import { consentRoutes } from './consents.ts'
import { duplicateRoutes } from './duplicates.ts'
import { erasureRoutes } from './erasures.ts'
import { exportRoutes } from './exports.ts'
import { factRoutes } from './facts.ts'
import { gradeRoutes } from './grades.ts'
import { importRoutes } from './imports.ts'
import { incidentRoutes } from './incidents.ts'
import { indicatorRoutes } from './indicators.ts'
import { informantRoutes, informingRoutes } from './informants.ts'
import { interviewRoutes } from './interviews.ts'
import { jointRoutes } from './joint-rounds.ts'
import { letterRoutes } from './letters.ts'
import { matchingRoutes } from './matching-routes.ts'
import { measurementRoutes } from './measurements.ts'
import { meetingRoutes } from './meetings.ts'
import { mentorshipRoutes } from './mentorships.ts'
import { modelRoutes } from './model.ts'
import { moveRoutes } from './moves.ts'
import { organisationRoutes } from './organisations.ts'
import { peopleRoutes } from './people.ts'
import { programmeRoutes } from './programmes.ts'
import { questionnaireRoutes } from './questionnaires.ts'
import { readinessRoutes } from './readiness.ts'
import { reportRoutes } from './reports.ts'
import type { Route } from './route.ts'
import { savedFilterRoutes } from './saved-filters.ts'
import { sessionRoutes } from './session.ts'
import { subjectRequestRoutes } from './subject-requests.ts'
import { surveyRoutes } from './surveys.ts'
import { todayRoutes } from './today.ts'
import { tokenRoutes } from './tokens.ts'
import { trainingRoutes } from './trainings.ts'
import { userRoutes } from './users.ts'

/** Every route of the system by module; the server binds exactly these. */
export const routes = {
  session: sessionRoutes,
  today: todayRoutes,
  organisations: organisationRoutes,
  people: peopleRoutes,
  savedFilters: savedFilterRoutes,
  duplicates: duplicateRoutes,
  moves: moveRoutes,
  programmes: programmeRoutes,
  assessments: assessmentRoutes,
  partners: partnerRoutes,
  jointRounds: jointRoutes,
  matching: matchingRoutes,
  meetings: meetingRoutes,
  mentorships: mentorshipRoutes,
  questionnaires: questionnaireRoutes,
  surveys: surveyRoutes,
  answering: answeringRoutes,
  readiness: readinessRoutes,
  interviews: interviewRoutes,
  trainings: trainingRoutes,
  applications: applicationRoutes,
  applying: applyingRoutes,
  informants: informantRoutes,
  informing: informingRoutes,
  consents: consentRoutes,
  conclusions: conclusionRoutes,
  subjectRequests: subjectRequestRoutes,
  erasures: erasureRoutes,
  exports: exportRoutes,
  imports: importRoutes,
  grades: gradeRoutes,
  measurements: measurementRoutes,
  reports: reportRoutes,
  compositions: compositionRoutes,
  indicators: indicatorRoutes,
  model: modelRoutes,
  facts: factRoutes,
  tokens: tokenRoutes,
  users: userRoutes,
  letters: letterRoutes,
  audit: auditRoutes,
  incidents: incidentRoutes,
} satisfies Record<string, Record<string, Route>>

/** What a reader of the contract calls its modules. */
export const moduleTitles: Readonly<Record<keyof typeof routes, string>> = {
  session: 'Вход',
  today: 'Сегодня',
  organisations: 'Территории и организации',
  people: 'Люди',
  savedFilters: 'Сохранённые отборы',
  duplicates: 'Похожие карточки',
  moves: 'Классы, выбытие и переводы',
  programmes: 'Программы',
  assessments: 'Оценка программ',
  partners: 'Ответы партнёра по коду',
  jointRounds: 'Общий подбор',
  matching: 'Подбор пар',
  meetings: 'Встречи программ',
  mentorships: 'Пары и группы',
  questionnaires: 'Анкеты',
  surveys: 'Опросы',
  answering: 'Ответы по личному коду',
  readiness: 'Готовность наставников',
  interviews: 'Собеседования',
  trainings: 'Обучение наставников',
  applications: 'Заявки',
  applying: 'Заявка по ссылке организации',
  informants: 'Сведения от третьих лиц',
  informing: 'Сведения от родителя по коду',
  consents: 'Согласия',
  conclusions: 'Заключения психолога',
  subjectRequests: 'Обращения о данных',
  erasures: 'Права человека на его данные',
  exports: 'Выгрузка списков',
  imports: 'Загрузка книг',
  grades: 'Средний балл из журнала',
  measurements: 'Результаты опросов',
  reports: 'Отчёты',
  compositions: 'Состав участников',
  indicators: 'Показатели',
  model: 'Модель территории',
  facts: 'Сведения без списков',
  tokens: 'Ключи для программ',
  users: 'Сотрудники',
  letters: 'Письма',
  audit: 'Журнал обращений к данным',
  incidents: 'Инциденты с данными',
}
