import type { GateState, PassedGate, ReadinessVerdict } from '@nastavnik/contract'
import { m } from '../paraglide/messages.js'
import { showDay } from './days.ts'
import { Mark } from './mark.tsx'

const words: Readonly<Record<GateState, () => string>> = {
  passed: m.gate_passed,
  waiting: m.gate_waiting,
  missing: m.gate_missing,
  expired: m.gate_expired,
  failed: m.gate_failed,
  notNeeded: m.gate_not_needed,
}

function toneOf({ state, effect, expiring }: PassedGate) {
  if (state === 'notNeeded') return 'plain'
  if (state === 'passed') return expiring ? 'warn' : 'good'
  return effect === 'block' ? 'bad' : 'warn'
}

/** How a gate stands with a mentor, and until when. */
export function GateMark({ gate }: { readonly gate: PassedGate }) {
  const { state, until } = gate
  const term = until === null ? '' : state === 'passed' ? m.gate_until({ day: showDay(until) }) : m.gate_ended({ day: showDay(until) })
  return (
    <Mark
      tone={toneOf(gate)}
    >{`${state === 'expired' ? '' : words[state]()}${state === 'expired' ? term : term === '' ? '' : ` ${term}`}`}</Mark>
  )
}

const verdicts = {
  ready: ['good', m.readiness_ready],
  warned: ['warn', m.readiness_warned],
  blocked: ['bad', m.readiness_blocked],
} as const satisfies Record<ReadinessVerdict, readonly ['good' | 'warn' | 'bad', () => string]>

/** Whether a mentor may be matched. */
export function VerdictMark({ verdict }: { readonly verdict: ReadinessVerdict }) {
  const [tone, title] = verdicts[verdict]
  return <Mark tone={tone}>{title()}</Mark>
}
