import { consentRoutes } from '@nastavnik/contract'
import { useQuery } from '@tanstack/react-query'
import { reading } from '../api/queries.ts'
import { m } from '../paraglide/messages.js'
import { Choice } from './choice.tsx'
import { classTitle } from './class-title.ts'

interface ClassChoiceProps {
  readonly organisation: string
  readonly value: string | undefined
  readonly onChoose: (group: string | undefined) => void
}

/** Classes and courses of those who are here. */
export function ClassChoice({ organisation, value, onChoose }: ClassChoiceProps) {
  const classes = useQuery(reading(consentRoutes.classes, { query: { organisation, kind: 'PROCESSING' } }))
  const codes = new Set((classes.data?.items ?? []).map((row) => row.class).filter((code) => code !== ''))
  if (value !== undefined) codes.add(value)
  return (
    <Choice
      label={m.people_class()}
      any={m.people_class_any()}
      value={value}
      options={[...codes].sort().map((code) => [code, classTitle(code)] as const)}
      onChoose={onChoose}
    />
  )
}
