import type { Import } from '@nastavnik/contract'
import { m } from '../../paraglide/messages.js'
import { showInstant } from '../../ui/days.ts'
import { Mark } from '../../ui/mark.tsx'

export function ImportState({ state }: Pick<Import, 'state'>) {
  if (state === 'done') return <Mark tone="good">{m.imports_state_done()}</Mark>
  return state === 'undone' ? <Mark tone="plain">{m.imports_state_undone()}</Mark> : <Mark tone="warn">{m.imports_state_preview()}</Mark>
}

/** Who took an import back and when. */
export function undoneWords({ at, by }: NonNullable<Import['undone']>): string {
  const when = showInstant(at)
  return by === null ? m.imports_undone_by_operator({ when }) : m.imports_undone_when({ name: by, when })
}
