import type { Change } from '@nastavnik/contract'
import { m } from '../../paraglide/messages.js'
import { showNumber } from '../../ui/numbers.ts'
import { alongScale, type Scale, showChange, showMean } from './amounts.ts'
import styles from './results.module.css'
import { Verdict } from './verdict.tsx'

interface Cells {
  readonly change: Change | null
  readonly scale: Scale
}

/** Two bars of one scale, before and after, with their numbers. */
function BeforeAfter({ change, scale }: Cells) {
  if (change?.state !== 'measured') return <span className="soft">{m.empty_dash()}</span>
  const bars = [
    ['before', m.results_before(), change.meanBefore],
    ['after', m.results_after(), change.meanAfter],
  ] as const
  return (
    <div className={styles['bars']}>
      {bars.map(([when, word, mean]) => (
        <div key={when} className={styles['bar']}>
          <span className="soft small">{word}</span>
          <span className={styles['track']} aria-hidden="true">
            <span className={styles['fill']} data-when={when} style={{ width: `${alongScale(mean, scale)}%` }} />
          </span>
          <span className={styles['mean']}>{showMean(mean, scale)}</span>
        </div>
      ))}
    </div>
  )
}

/** The cells of a change: bars, change with its interval, conclusion, pairs. */
export function ChangeCells({ change, scale }: Cells) {
  const isMeasured = change?.state === 'measured'
  return (
    <>
      <td data-label={m.results_before_after()}>
        <BeforeAfter change={change} scale={scale} />
      </td>
      <td data-numeric="true" data-label={m.results_change()}>
        {isMeasured ? (
          <>
            <strong>{showChange(change.meanChange, scale)}</strong>
            <div className={`${styles['interval']} soft small`}>
              {m.results_interval({ from: showChange(change.from, scale), to: showChange(change.to, scale) })}
            </div>
          </>
        ) : (
          <span className="soft">{m.empty_dash()}</span>
        )}
      </td>
      <td data-label={m.results_verdict()}>
        <Verdict change={change} />
      </td>
      <td data-numeric="true" data-label={m.results_pairs()}>
        {isMeasured ? (
          <>
            {showNumber(change.pairs)}
            {change.onlyBefore + change.onlyAfter > 0 ? (
              <div className={`${styles['once']} soft small`}>
                {m.results_once({ before: showNumber(change.onlyBefore), after: showNumber(change.onlyAfter) })}
              </div>
            ) : null}
          </>
        ) : (
          <span className="soft">{m.empty_dash()}</span>
        )}
      </td>
    </>
  )
}

export function ChangeHeadings({ first }: { readonly first: string }) {
  return (
    <thead>
      <tr>
        <th scope="col">{first}</th>
        <th scope="col">{m.results_before_after()}</th>
        <th scope="col" data-numeric="true">
          {m.results_change()}
        </th>
        <th scope="col">{m.results_verdict()}</th>
        <th scope="col" data-numeric="true">
          {m.results_pairs()}
        </th>
      </tr>
    </thead>
  )
}
