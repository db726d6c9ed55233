import type { UnitRef } from '@nastavnik/contract'
import { usePlace } from '../api/place.ts'
import { m } from '../paraglide/messages.js'
import { UnitPicker } from './unit-picker.tsx'

interface UnitScopeProps {
  /** The unit that is shown, when its title is known already. */
  readonly unit: UnitRef | undefined
  readonly onPick: (unit: UnitRef) => void
}

/** In an organisation there is nothing to choose; above it the unit can be changed. */
export function UnitScope({ unit, onPick }: UnitScopeProps) {
  const place = usePlace()
  if (place.level !== 'organisation') return <UnitPicker unit={unit} onPick={onPick} />
  return (
    <p className="no-print">
      <span className="soft">{m.unit_picker_now()}</span> <strong>{unit?.title ?? place.title}</strong>
    </p>
  )
}
