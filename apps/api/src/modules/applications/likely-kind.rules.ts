import { grownUpFrom, type PersonKind } from '@nastavnik/contract'
import { yearsAfter } from '../../kernel/days.ts'

const teaches = /учител|педагог|преподавател|воспитател|тьютор|методист|психолог|логопед|завуч|директор/i
const studies = /студент|курс|колледж|техникум|университет|институт/i

/** Who an applicant probably is, by the class, the words of the occupation and the age on the day; the curator has the last word. */
export function likelyKind(
  { class: code, bornOn, occupation }: { class: string; bornOn: string; occupation: string },
  today: string,
): PersonKind {
  if (code.startsWith('К')) return 'STUDENT'
  if (code !== '') return 'PUPIL'
  if (teaches.test(occupation)) return 'TEACHER'
  if (studies.test(occupation)) return 'STUDENT'
  return yearsAfter(bornOn, grownUpFrom) > today ? 'PUPIL' : 'SPECIALIST'
}
