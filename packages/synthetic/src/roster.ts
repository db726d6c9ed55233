import { ageOn, bornForAge, isoDay, schoolYearOf } from './calendar.ts'
import type { Form, ParticipantKind, Programme } from './forms.ts'
import { createRegister, type Person } from './people.ts'
import type { Random } from './random.ts'

export interface Participant extends Person {
  serial: number
  kind: ParticipantKind
  born: string
  /** The school year of the first class, the first course or the first year of work. */
  since: number
  post: string
  representative: string | undefined
  programmes: Set<Programme>
}

export interface Roster {
  director: string
  participants: readonly Participant[]
  mentor(form: Form, programme: Programme, day: string): Participant
  mentee(form: Form, programme: Programme, day: string, mentor: Participant): Participant
}

const ages = { youngTeacher: [22, 30], teacher: [35, 62], specialist: [28, 58] } as const
const colleges = ['Технологический колледж', 'Аграрный колледж', 'Педагогический колледж', 'Медицинский колледж']
const posts = [
  'Маркетолог торговой организации',
  'Менеджер по рекламе',
  'Агроном хозяйства',
  'Инженер-энергетик',
  'Фельдшер больницы',
  'Программист',
]
const categories = ['высшей категории', 'первой категории']

const isLearner = (kind: ParticipantKind) => kind === 'pupil' || kind === 'student' || kind === 'guestStudent'

/** The class or the course on the day. */
export const levelOn = ({ since }: Participant, day: string): number => schoolYearOf(day) - since + 1

export function createRoster(random: Random, seed: number, teacherPost: string): Roster {
  const register = createRegister(seed)
  const participants: Participant[] = []

  const enrol = (kind: ParticipantKind, born: string, since: number, post: string, day: string): Participant => {
    const person = register.someone()
    const representative = ageOn(born, day) < 18 ? register.relativeOf(person).name : undefined
    const participant = {
      ...person,
      serial: participants.length,
      kind,
      born,
      since,
      post,
      representative,
      programmes: new Set<Programme>(),
    }
    participants.push(participant)
    return participant
  }

  const newLearner = (kind: ParticipantKind, [low, high]: readonly [number, number], day: string): Participant => {
    const level = random.between(low, high)
    const year = schoolYearOf(day)
    // The oldest eleventh-graders would come of age in the middle of a programme and need contacts of their own.
    const spread = random.between(0, kind === 'pupil' && level === 11 ? 150 : 340)
    const born = bornForAge(level + (kind === 'pupil' ? 6 : 15), isoDay(year, 9, 1), spread)
    return enrol(kind, born, year - level + 1, kind === 'guestStudent' ? random.pick(colleges) : '', day)
  }

  const newAdult = (kind: keyof typeof ages, day: string): Participant => {
    const [youngest, oldest] = ages[kind]
    const age = random.between(youngest, oldest)
    const born = bornForAge(age, day, random.between(0, 350))
    const years = kind === 'youngTeacher' ? random.between(0, Math.min(3, age - youngest)) : age - youngest
    const post = { youngTeacher: teacherPost, teacher: `${teacherPost} ${random.pick(categories)}`, specialist: random.pick(posts) }[kind]
    return enrol(kind, born, schoolYearOf(day) - years, post, day)
  }

  const create = (kind: ParticipantKind, levels: readonly [number, number] | undefined, day: string): Participant => {
    if (kind === 'pupil' || kind === 'student' || kind === 'guestStudent') return newLearner(kind, levels ?? [1, 4], day)
    return newAdult(kind, day)
  }

  const again = (kind: ParticipantKind, programme: Programme, suits: (candidate: Participant) => boolean): Participant | undefined => {
    const candidates = participants.filter((one) => one.kind === kind && !one.programmes.has(programme) && suits(one))
    return candidates.length > 0 ? random.pick(candidates) : undefined
  }

  const join = (participant: Participant, programme: Programme): Participant => {
    participant.programmes.add(programme)
    return participant
  }

  return {
    director: register.someone().name,
    participants,
    mentor(form, programme, day) {
      const known = form.mentor === 'teacher' && random.chance(0.25) ? again('teacher', programme, () => true) : undefined
      return join(known ?? create(form.mentor, form.mentorLevels, day), programme)
    },
    mentee(form, programme, day, mentor) {
      const [low, high] = form.menteeLevels ?? [1, 11]
      const below = form.mentor === form.mentee ? Math.min(high, levelOn(mentor, day) - 1) : high
      const suits = (one: Participant) => levelOn(one, day) >= low && levelOn(one, day) <= below
      const known = isLearner(form.mentee) && random.chance(0.06) ? again(form.mentee, programme, suits) : undefined
      return join(known ?? create(form.mentee, [low, below], day), programme)
    },
  }
}
