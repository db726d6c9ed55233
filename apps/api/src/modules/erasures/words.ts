import type { PersonKind } from '@nastavnik/contract'
import type { TargetModel } from '@nastavnik/target-model'

const fields: Readonly<Record<string, string>> = {
  name: 'фамилия, имя, отчество',
  birth: 'дата рождения',
  kind: 'кто это',
  experienceYears: 'стаж, лет',
  experienceHereYears: 'стаж в этой организации, лет',
  languages: 'языки',
  family: 'родственники среди участников',
  conclusion: 'заключение психолога',
  occupation: 'место учёбы или работы',
  contacts: 'контакты',
  representativeName: 'законный представитель',
  competences: 'компетенции',
  achievements: 'достижения',
  interests: 'интересы',
  preferredAge: 'желаемый возраст наставляемых',
  timeResource: 'ресурс времени',
  request: 'запрос',
  result: 'результат',
  link: 'ссылка на отзыв',
  startsOn: 'начало участия',
  endsOn: 'окончание участия',
  completed: 'отметка о прохождении',
  snils: 'СНИЛС',
  merged: 'объединение с другой карточкой',
  unmerged: 'разъединение карточек',
  different: 'отмечено: это разные люди',
  open: 'отметка «разные люди» снята',
  enrolledOn: 'дата зачисления',
  left: 'выбытие',
  returned: 'возвращение после выбытия',
  transfer: 'предложен перевод',
  transferCancelled: 'перевод отозван',
  transferDeclined: 'перевод отклонён',
  transferAccepted: 'принят переводом',
  subjectRequest: 'обращение о данных',
  DONE: 'исполнено',
  REFUSED: 'отказано',
  erased: 'уничтожение данных',
}

/** Who a person is, as a paper says it. */
export const personKinds: Readonly<Record<PersonKind, string>> = {
  PUPIL: 'ученик',
  STUDENT: 'студент',
  TEACHER: 'педагог',
  SPECIALIST: 'специалист предприятия',
  ALUMNUS: 'выпускник',
  PARENT: 'родитель',
  OTHER: 'другое',
}

/** A field, a kind of consent or of request, or a reason as a paper names it; an unknown one by its code. */
export const fieldTitle = ({ consents, retention }: TargetModel, code: string): string =>
  fields[code] ?? [...consents.kinds, ...retention.reasons, ...retention.requests].find((known) => known.code === code)?.title ?? code
