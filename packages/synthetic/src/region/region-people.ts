import { bornForAge, isoDay } from '../calendar.ts'
import type { ParticipantKind } from '../forms.ts'
import { fullName } from '../names.ts'
import type { Person } from '../people.ts'
import type { Random } from '../random.ts'
import { phone } from '../sheets.ts'
import type { SchoolKind } from '../synthetic-school.ts'
import type { RegionPerson } from './region-rows.ts'

export interface RegionPeople {
  /** A new person of the kind; `level` is the class or course in the school year. */
  enrol(kind: ParticipantKind, schoolYear: number, level: number): RegionPerson
  /** A team stands in the bases as one participant. */
  team(): RegionPerson
}

interface Sources {
  random: Random
  kind: SchoolKind
  /** Nobody of the region shares a normalised name. */
  nextName: () => Person
  nextId: () => string
  employers: readonly { id: string; title: string }[]
}

const teacherPosts: Record<SchoolKind, string> = {
  SCHOOL: 'учитель',
  EXTRA_ED: 'педагог дополнительного образования',
  COLLEGE: 'преподаватель',
}
const competences = ['Публичные выступления', 'Математика', 'Программирование', 'Русский язык', 'Работа в команде']
const interests = ['спорт', 'музыка', 'робототехника', 'театр', 'краеведение', 'фотография']
const posts = ['инженер', 'мастер участка', 'агроном', 'менеджер по персоналу', 'технолог']
const teams = ['Вектор', 'Импульс', 'Маяк', 'Орбита', 'Созвездие', 'Спектр']

/** A representative bears the surname of the family; the rest of the name need not be unique. */
const mother = { sex: 'female', given: 'Надежда', patronymic: 'Павловна' } as const

/** Makes people with the gaps that bases have: a year instead of a birthday, no birth at all, no experience, no employer. */
export function createRegionPeople({ random, kind: ofOrganisation, nextName, nextId, employers }: Sources): RegionPeople {
  let lastTeam = 0

  const born = (age: number, day: string, spread: number): Pick<RegionPerson, 'bornOn' | 'bornYear'> => {
    const bornOn = bornForAge(age, day, spread)
    const known = random.between(0, 99)
    return { bornOn: known < 4 ? null : bornOn, bornYear: known < 1 ? null : Number(bornOn.slice(0, 4)) }
  }

  const blank = { experienceYears: null, employer: null, representative: '', competences: '', interests: '' }

  const learner = (person: Person, level: number, from: number, schoolYear: number): RegionPerson => {
    const adult = from + level >= 18
    const representative = adult ? '' : fullName({ ...person, ...mother })
    const number = random.between(0, 9999)
    return {
      ...blank,
      id: nextId(),
      name: person.name,
      ...born(level + from, isoDay(schoolYear, 9, 1), random.between(0, 340)),
      occupation: from === 6 ? `${level} класс` : `${level} курс`,
      contacts: adult ? `тел. ${phone(number)}` : `представитель: ${representative}, тел. ${phone(number)}`,
      representative,
      interests: random.pick(interests),
    }
  }

  const adult = (kind: 'specialist' | 'teacher' | 'youngTeacher', schoolYear: number): RegionPerson => {
    const age = kind === 'youngTeacher' ? random.between(22, 38) : random.between(28, 62)
    const years = kind === 'youngTeacher' ? random.between(0, 5) : age - 23
    const employer = kind === 'specialist' && employers.length > 0 && random.chance(0.9) ? random.pick(employers) : null
    const experienceYears = kind === 'specialist' || random.chance(0.06) ? null : years
    const post =
      kind === 'specialist' ? `${random.pick(posts)}${employer === null ? '' : `, ${employer.title}`}` : teacherPosts[ofOrganisation]
    return {
      ...blank,
      id: nextId(),
      name: nextName().name,
      ...born(age, isoDay(schoolYear, 9, 1), random.between(0, 350)),
      occupation: experienceYears === null ? post : `${post}, стаж ${experienceYears} лет`,
      experienceYears,
      employer: employer?.id ?? null,
      contacts: `тел. ${phone(random.between(0, 9999))}`,
      competences: kind === 'youngTeacher' ? '' : random.pick(competences),
      interests: random.pick(interests),
    }
  }

  return {
    enrol(kind, schoolYear, level) {
      if (kind === 'pupil') return learner(nextName(), level, 6, schoolYear)
      if (kind === 'student' || kind === 'guestStudent') return learner(nextName(), level, 15, schoolYear)
      return adult(kind, schoolYear)
    },
    team() {
      lastTeam += 1
      const name = `Команда ${random.pick(teams)} ${lastTeam}`
      return { ...blank, id: nextId(), name, bornOn: null, bornYear: null, occupation: '', contacts: '' }
    },
  }
}
