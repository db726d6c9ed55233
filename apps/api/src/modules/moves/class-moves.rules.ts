import type { ClassMove } from '@nastavnik/contract'
import { nextClass } from '../people/index.ts'

const lastCourse = 4 // the fourth is the last one of most colleges; the curator says otherwise of a class

/** What is proposed for a class: the eleventh and the twelfth and the fourth course and above leave, the others go on. */
export function proposedMove(code: string): ClassMove {
  const [, course] = /^К(\d)$/.exec(code) ?? []
  if (course !== undefined) return Number(course) >= lastCourse ? 'GRADUATE' : 'NEXT'
  return code >= '11' ? 'GRADUATE' : 'NEXT'
}

/** Whether a class can be moved so: after the twelfth and the sixth course there is nothing. */
export const isPossible = (code: string, move: ClassMove): boolean => move !== 'NEXT' || nextClass(code) !== undefined
