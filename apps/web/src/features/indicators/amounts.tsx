import type { IndicatorValue } from '@nastavnik/contract'
import { m } from '../../paraglide/messages.js'
import { showDeviation, showPercent } from '../../ui/numbers.ts'

/** Zero is a number; its absence is said in words. */
export function Percent({ value }: { readonly value: number | null }) {
  return value === null ? <span className="soft">{m.indicators_no_data()}</span> : <strong>{showPercent(value)}</strong>
}

export function Target({ target }: Pick<IndicatorValue, 'target'>) {
  return target === null ? <span className="soft">{m.indicators_no_target()}</span> : showPercent(target.percent)
}

export function Deviation({ deviation }: Pick<IndicatorValue, 'deviation'>) {
  if (deviation === null) return <span className="soft">{m.empty_dash()}</span>
  return (
    <>
      {showDeviation(deviation)}
      <div className="soft small">{deviation < 0 ? m.indicators_not_reached() : m.indicators_reached()}</div>
    </>
  )
}
