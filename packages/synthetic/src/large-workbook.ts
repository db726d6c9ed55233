import { bornForAge, isoDay, seasons } from './calendar.ts'
import { namesInAll } from './names.ts'
import { createPeopleIndex } from './people.ts'
import { createRandom, seedOf } from './random.ts'
import { menteeHeader, mentorHeader, organisationSheet, phone, programmeCell, sheetNames } from './sheets.ts'
import type { Place, SyntheticSheet, Value } from './synthetic-school.ts'

export interface LargeWorkbookOptions extends Place {
  seed: number
  year: number
  /** Rows of «База наставляемых». */
  rows: number
}

/** The rows are computed while they are read and can be read again. */
export interface LargeSheet {
  name: string
  header: Value[]
  rows: Iterable<Value[]>
}

export interface LargeWorkbook {
  organisation: SyntheticSheet
  mentees: LargeSheet
  mentors: LargeSheet
}

const form = 'педагог – ученик'
const programmes = ['Ёмкие знания', 'Талант рядом', 'Исследователь']
const result = 'Участие в олимпиаде; подготовлено выступление'
const menteesOfMentor = 30

export function generateLargeWorkbook({ seed, year, rows, ...place }: LargeWorkbookOptions): LargeWorkbook {
  const mentors = Math.ceil(rows / menteesOfMentor)
  if (rows * 2 + mentors + 1 > namesInAll) throw new RangeError(`${rows} rows need more names than there are`)
  const personAt = createPeopleIndex(seedOf(seed, 1))
  // Names are dealt out by position: the director, the mentors, then a mentee and the representative in turn.
  const mentorName = (mentor: number) => personAt(1 + mentor).name
  const menteeName = (row: number) => personAt(1 + mentors + row * 2).name
  const representativeName = (row: number) => personAt(2 + mentors + row * 2).name

  const groupOf = (mentor: number) => {
    const random = createRandom(seedOf(seed, 2 + mentor * 2))
    const { start, end } = seasons.spring
    return {
      start: isoDay(year, start[0], random.between(start[1], start[2])),
      end: isoDay(year, end[0], random.between(end[1], end[2])),
      title: programmeCell(random.pick(programmes)),
      post: random.pick(['учитель высшей категории', 'учитель первой категории']),
      born: bornForAge(random.between(35, 62), isoDay(year, 1, 1), random.between(0, 350)),
    }
  }

  function* menteeRows(): Generator<Value[]> {
    for (let row = 0; row < rows; row += 1) {
      const random = createRandom(seedOf(seed, 3 + row * 2))
      const mentor = Math.floor(row / menteesOfMentor)
      const { start, end, title, post } = groupOf(mentor)
      const grade = random.between(5, 11)
      const born = bornForAge(grade + 6, isoDay(year - 1, 9, 1), random.between(0, grade === 11 ? 150 : 340))
      const contact = `представитель: ${representativeName(row)}, тел. ${phone(row)}`
      const about = [
        menteeName(row),
        contact,
        born,
        `${grade} класс`,
        random.pick(['Проект или олимпиада', 'Помощь в учёбе', 'Выбор профессии']),
      ]
      yield [row + 1, ...about, start, title, form, mentorName(mentor), post, end, result, undefined, 'да']
    }
  }

  function* mentorRows(): Generator<Value[]> {
    for (let mentor = 0; mentor < mentors; mentor += 1) {
      const { start, end, title, post, born } = groupOf(mentor)
      const first = mentor * menteesOfMentor
      const members = Array.from({ length: Math.min(menteesOfMentor, rows - first) }, (_, index) => menteeName(first + index))
      const about = [
        mentorName(mentor),
        `тел. ${phone(mentor)}`,
        born,
        post,
        'Математика',
        undefined,
        'краеведение',
        '10–17',
        '2 часа в неделю',
      ]
      yield [mentor + 1, ...about, start, title, form, members.join('; '), place.organisation, end, result, undefined, 'да']
    }
  }

  const headcount = { children10to19: rows, teachers: mentors, youngTeachers: 0, countedOn: isoDay(year, 3, 18) }
  return {
    organisation: organisationSheet(place, personAt(0).name, headcount),
    mentees: { name: sheetNames.mentees, header: [...menteeHeader], rows: { [Symbol.iterator]: menteeRows } },
    mentors: { name: sheetNames.mentors, header: [...mentorHeader], rows: { [Symbol.iterator]: mentorRows } },
  }
}
