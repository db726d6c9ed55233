import type { Practice } from '@nastavnik/contract'
import { m } from '../../paraglide/messages.js'
import { Mark } from '../../ui/mark.tsx'

const marks = {
  unchecked: ['warn', m.practice_unchecked],
  practice: ['good', m.practice_practice],
  notPractice: ['bad', m.practice_not],
} as const

export function PracticeMark({ practice }: { readonly practice: Practice }) {
  const [tone, title] = marks[practice]
  return <Mark tone={tone}>{title()}</Mark>
}
