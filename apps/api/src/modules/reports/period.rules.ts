import type { Period } from '@nastavnik/contract'
import { invalid } from '../../kernel/problem.ts'

const quarterEnds = ['03-31', '06-30', '09-30', '12-31']
const quarterStarts = ['01-01', '04-01', '07-01', '10-01']
const roman = ['I', 'II', 'III', 'IV']

/** `2021` — calendar year, `2021-Q1` — quarter, `2020/2021` — school year from 1 September to 31 August. Throws 422 `period.invalid`. */
export function parsePeriod(code: string): Period {
  if (!/^(19|20|21)/.test(code)) throw invalid('period.invalid')
  const year = /^(\d{4})$/.exec(code)
  if (year !== null) return { code, title: `${code} год`, from: `${code}-01-01`, to: `${code}-12-31` }
  const quarter = /^(\d{4})-Q([1-4])$/.exec(code)
  if (quarter !== null) {
    const index = Number(quarter[2]) - 1
    return {
      code,
      title: `${roman[index]} квартал ${quarter[1]} года`,
      from: `${quarter[1]}-${quarterStarts[index]}`,
      to: `${quarter[1]}-${quarterEnds[index]}`,
    }
  }
  const school = /^(\d{4})\/(\d{4})$/.exec(code)
  if (school !== null && Number(school[2]) === Number(school[1]) + 1) {
    return { code, title: `${code} учебный год`, from: `${school[1]}-09-01`, to: `${school[2]}-08-31` }
  }
  throw invalid('period.invalid')
}
