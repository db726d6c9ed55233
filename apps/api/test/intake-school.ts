import type { TargetModel } from '@nastavnik/target-model'
import { syncQuestionnaires } from '../src/modules/questionnaires/index.ts'
import type { SchoolApp } from './school-app.ts'

/** The built-in questionnaires are in force, as at the start of the server. */
export const withQuestionnaires = ({ owner, environment }: SchoolApp): Promise<void> =>
  syncQuestionnaires(owner, [...environment.models.values()] as TargetModel[], environment.clock.now())

/** Good answers to MENTEE_APPLICATION. */
export const menteeAnswers = { metBefore: false, interests: ['music'], request: ['STUDY'], wishedMentor: ['any'], format: 'inPerson' }

/** Good answers to MENTOR_APPLICATION. */
export const mentorAnswers = {
  wasMentor: false,
  competences: 'математика',
  canHelpWith: ['STUDY'],
  forms: ['pedagoguePupil'],
  timeResource: 'hoursAWeek1',
  menteesMax: 2,
  format: 'any',
  readyToTrain: true,
  agreesToInterview: true,
}

/** Who is 12 on the day of the tests. */
export const child = {
  name: 'Лисицына Яна Петровна',
  bornOn: '2009-01-10',
  occupation: '6 «Б» класс',
  contacts: '',
  representativeName: 'Лисицына Вера Ильинична',
  representativeContacts: '8 900 000-00-00',
}
