import { Practice } from '@nastavnik/contract'
import { m } from '../../paraglide/messages.js'
import { Choice } from '../../ui/choice.tsx'
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

interface PracticeChoiceProps {
  readonly practice: Practice | undefined
  readonly onChoose: (practice: Practice | undefined) => void
}

/** The filter by what has been decided about the programme. */
export function PracticeChoice({ practice, onChoose }: PracticeChoiceProps) {
  return (
    <Choice
      label={m.programmes_practice()}
      any={m.practice_any()}
      value={practice}
      options={Practice.options.map((option) => [option, marks[option][1]()] as const)}
      onChoose={onChoose}
    />
  )
}
