import type { PersonKind } from '@nastavnik/contract'
import { m } from '../paraglide/messages.js'

const titles: Readonly<Record<PersonKind, () => string>> = {
  PUPIL: m.kind_pupil,
  STUDENT: m.kind_student,
  TEACHER: m.kind_teacher,
  SPECIALIST: m.kind_specialist,
  ALUMNUS: m.kind_alumnus,
  PARENT: m.kind_parent,
  OTHER: m.kind_other,
}
export const kindTitle = (kind: PersonKind): string => titles[kind]()
export const kindOptions = (): (readonly [PersonKind, string])[] =>
  (Object.keys(titles) as PersonKind[]).map((kind) => [kind, titles[kind]()])
