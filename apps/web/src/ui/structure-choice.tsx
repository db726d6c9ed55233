import type { Structure } from '@nastavnik/contract'
import { m } from '../paraglide/messages.js'
import { Choice } from './choice.tsx'

interface StructureChoiceProps {
  readonly structure: Structure | undefined
  readonly onChoose: (structure: Structure | undefined) => void
}

/** By which network of organisations to count: of the end of the period, as the report was given, or of today. */
export function StructureChoice({ structure, onChoose }: StructureChoiceProps) {
  const options = [
    ['asWas', m.structure_as_was()],
    ['asNow', m.structure_as_now()],
  ] as const
  return (
    <Choice
      label={m.structure_label()}
      value={structure ?? 'asWas'}
      options={options}
      onChoose={(chosen) => onChoose(chosen === 'asNow' ? chosen : undefined)}
    />
  )
}
