import { isoDay } from '../calendar.ts'
import { type Form, forms } from '../forms.ts'
import type { Random } from '../random.ts'
import type { SchoolKind } from '../synthetic-school.ts'
import type { RegionIds } from './region-ids.ts'
import type { RegionPeople } from './region-people.ts'
import type { RegionMentorship, RegionOrganisation, RegionParticipation, RegionPerson, RegionProgramme } from './region-rows.ts'

type Bases = Pick<RegionOrganisation, 'mentorships' | 'participations' | 'persons' | 'programmes'>

const teamForm = 'команда – команда'

/** Parts of an organisation's participants by form. In 2020 «педагог – ученик» was 91 % of the region's 140 541. */
const formShares: Readonly<Record<SchoolKind, readonly (readonly [title: string, share: number])[]>> = {
  SCHOOL: [
    ['педагог – ученик', 0.9],
    ['студент – ученик', 0.03],
    ['работодатель – ученик', 0.025],
    ['учитель – учитель', 0.022],
    ['ученик – ученик', 0.02],
    [teamForm, 0.003],
  ],
  EXTRA_ED: [
    ['педагог – ученик', 0.9],
    ['ученик – ученик', 0.05],
    ['работодатель – ученик', 0.03],
    ['учитель – учитель', 0.02],
  ],
  COLLEGE: [
    ['студент – студент', 0.55],
    ['работодатель – студент', 0.4],
    ['учитель – учитель', 0.05],
  ],
}

const teamRecipe = {
  requests: ['Обмен опытом команд'],
  programmes: [{ title: 'Команда команде', result: 'Команды провели общее дело' }],
  groups: { share: 0.3, largest: 3 },
}

/** A class under one pedagogue is the mass case. */
const classSize = { low: 22, high: 30 }
const yearShares = [0.3, 0.33, 0.37]

interface Session {
  programme: RegionProgramme
  mentor: RegionPerson
  mentees: RegionPerson[]
  recipe: Pick<Form, 'requests'>
}

interface Making {
  random: Random
  ids: RegionIds
  people: RegionPeople
  kind: SchoolKind
  participants: number
  lastSchoolYear: number
}

/** Three school years of one organisation: new pairs and groups every year, some of the last year's go on. */
export function createBases({ random, ids, people, kind, participants, lastSchoolYear }: Making): Bases {
  const bases: Bases = { persons: [], programmes: [], participations: [], mentorships: [] }
  const programmes = new Map<string, RegionProgramme>()
  const teachers: RegionPerson[] = []

  const admit = (person: RegionPerson): RegionPerson => {
    bases.persons.push(person)
    return person
  }

  const programmeOf = (form: string, { title, result }: { title: string; result: string }): RegionProgramme => {
    const known = programmes.get(`${form} ${title}`)
    if (known !== undefined) return known
    const judged = random.between(0, 99)
    const practice = judged < 4 ? 'notPractice' : judged < 40 ? 'practice' : 'unchecked'
    const programme: RegionProgramme = { id: ids.programme(), form, title, practice, result: random.chance(0.85) ? result : '' }
    programmes.set(`${form} ${title}`, programme)
    bases.programmes.push(programme)
    return programme
  }

  const join = (person: RegionPerson, role: 'MENTEE' | 'MENTOR', session: Session, startsOn: string, endsOn: string | null) => {
    const ended = endsOn !== null
    const participation: RegionParticipation = {
      id: ids.participation(),
      person,
      programme: session.programme,
      role,
      startsOn,
      endsOn,
      request: role === 'MENTEE' ? random.pick(session.recipe.requests) : '',
      result: ended && role === 'MENTEE' ? session.programme.result : '',
      completed: ended ? random.chance(0.96) : null,
    }
    bases.participations.push(participation)
    return participation
  }

  /** A person stands in a programme and a role once a day. */
  const taken = new Set<string>()
  const isFree = (person: RegionPerson, role: string, { programme }: Pick<Session, 'programme'>, startsOn: string) => {
    const key = `${person.id} ${programme.id} ${role} ${startsOn}`
    return !taken.has(key) && taken.add(key) !== undefined
  }

  const hold = (session: Session, schoolYear: number): boolean => {
    const inSpring = random.chance(0.45)
    const startsOn = inSpring ? isoDay(schoolYear + 1, 1, random.between(11, 29)) : isoDay(schoolYear, 9, random.between(1, 25))
    const endsOn = random.chance(0.07) ? null : isoDay(schoolYear + 1, 5, random.between(17, 31))
    if (!isFree(session.mentor, 'MENTOR', session, startsOn)) return false
    const mentees = session.mentees.filter((person) => isFree(person, 'MENTEE', session, startsOn))
    const mentor = join(session.mentor, 'MENTOR', session, startsOn, endsOn)
    const mentorship: RegionMentorship = { id: ids.mentorship(), mentor, mentees: [] }
    for (const person of mentees) {
      const leaves = random.chance(0.03) ? isoDay(schoolYear + 1, 3, random.between(1, 20)) : endsOn
      mentorship.mentees.push(join(person, 'MENTEE', session, startsOn, leaves))
    }
    bases.mentorships.push(mentorship)
    return true
  }

  const pedagogue = (schoolYear: number): RegionPerson => {
    if (teachers.length > 0 && random.chance(0.6)) return random.pick(teachers)
    const teacher = admit(people.enrol('teacher', schoolYear, 0))
    teachers.push(teacher)
    return teacher
  }

  /** New people of one form in one year; returns the sessions, some of which go on next year. */
  const open = (title: string, quota: number, schoolYear: number): Session[] => {
    const form = forms.find((one) => one.title === title)
    const recipe = form ?? teamRecipe
    const sessions: Session[] = []
    for (let left = quota; left > 0; ) {
      const programme = programmeOf(title, random.pick(recipe.programmes))
      const isMass = title === 'педагог – ученик'
      const wished = isMass ? random.between(classSize.low, classSize.high) : random.between(1, recipe.groups.largest)
      const size = Math.min(wished, Math.max(1, left - 1))
      const level =
        form?.menteeLevels === undefined
          ? 1
          : random.between(form.menteeLevels[0] - Number(isMass && random.chance(0.05)), form.menteeLevels[1])
      const upper =
        form?.mentorLevels === undefined
          ? 0
          : random.between(Math.max(form.mentorLevels[0], Math.min(level + 1, form.mentorLevels[1])), form.mentorLevels[1])
      const before = bases.persons.length
      const mentor =
        form === undefined
          ? admit(people.team())
          : form.mentor === 'teacher'
            ? pedagogue(schoolYear)
            : admit(people.enrol(form.mentor, schoolYear, upper))
      const mentees = Array.from({ length: size }, () =>
        admit(
          form === undefined
            ? people.team()
            : people.enrol(form.mentee, schoolYear, form.mentor === form.mentee ? Math.min(level, upper - 1) : level),
        ),
      )
      const session = { programme, mentor, mentees, recipe }
      if (hold(session, schoolYear)) sessions.push(session)
      left -= bases.persons.length - before
    }
    return sessions
  }

  let lastYear: Session[] = []
  for (const [index, share] of yearShares.entries()) {
    const schoolYear = lastSchoolYear - 2 + index
    const goOn = lastYear.filter(() => random.chance(0.25))
    for (const session of goOn) hold(session, schoolYear)
    const opened = formShares[kind].flatMap(([title, part]) => open(title, rounded(random, participants * share * part), schoolYear))
    anotherProgramme(opened, schoolYear)
    lastYear = opened
  }
  return bases

  /** Some learners meet in a second programme of the year. */
  function anotherProgramme(sessions: readonly Session[], schoolYear: number): void {
    const donors = sessions.flatMap(({ mentees, programme }) => (programme.form.endsWith('ученик') ? mentees : []))
    for (const session of sessions) {
      if (donors.length === 0 || !session.programme.form.endsWith('ученик') || !random.chance(0.15)) continue
      const known = new Set([session.mentor, ...session.mentees])
      const guests = [random.pick(donors), random.pick(donors)].filter((guest) => !known.has(guest))
      hold({ ...session, mentees: [...new Set(guests)] }, schoolYear)
    }
  }
}

/** A tenth of a person is a person in every tenth organisation. */
const rounded = (random: Random, value: number): number => Math.floor(value) + Number(random.chance(value % 1))
