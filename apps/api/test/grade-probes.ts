import { writeWorkbook } from '@nastavnik/documents'
import { statusOfNames } from './access-oracle.ts'
import { everyOrganisation, type ProbesByRoute } from './probes.ts'
import { type Rule, writeAt } from './write-shapes.ts'

const rows = [
  ['ФИО', 'Математика'],
  ['Неизвестная Анна', 5],
]
const file = Buffer.from(await writeWorkbook([{ name: '8Б', columns: [{ width: 20 }], rows }]))
const period = 'year=2020&term=Q1&wave=BASELINE'

/** The book has nobody of the organisation: read, it says so; written, it is refused. */
const nobody: Rule = (user, unit) => (statusOfNames(user, unit) === 200 ? 422 : statusOfNames(user, unit))

export const gradeWrites: ProbesByRoute = {
  'POST /api/grades/review': writeAt(
    everyOrganisation,
    { method: 'POST', file, mayBeIdle: true },
    (code) => ({ url: `/api/grades/review?organisation=${code}&${period}` }),
    statusOfNames,
  ),
  'POST /api/grades': writeAt(
    everyOrganisation,
    { method: 'POST', file },
    (code) => ({ url: `/api/grades?organisation=${code}&${period}` }),
    nobody,
  ),
  /** A tree with two people has a mean of one of them. */
  'DELETE /api/grades': (tree) =>
    everyOrganisation(tree).map(({ code, unit }) => {
      const found = tree.organisations.find((organisation) => organisation.code === code)
      const done = (found?.people.length ?? 0) > 1 ? 200 : 404
      return {
        method: 'DELETE',
        url: `/api/grades?organisation=${code}&${period}`,
        expected: (user) => (statusOfNames(user, unit) === 200 ? done : statusOfNames(user, unit)),
        place: () => code,
      }
    }),
}
