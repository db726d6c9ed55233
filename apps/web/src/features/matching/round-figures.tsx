import type { MatchingRound, MatchingRun } from '@nastavnik/contract'
import { Link } from '@tanstack/react-router'
import { m } from '../../paraglide/messages.js'
import type { MatchingSearch } from '../../search-params.ts'
import type { Figure } from '../../ui/figures.tsx'
import { showNumber } from '../../ui/numbers.ts'
import styles from './matching.module.css'
import { countedPoints, runTitle } from './words.ts'

interface RoundFiguresProps {
  readonly round: MatchingRound
  readonly draft: MatchingRun
}

/** The numbers of the draft; behind each stands its list. */
export function RoundFigures({ round: { id, numbers }, draft }: RoundFiguresProps) {
  const figure = (label: string, value: number, search: MatchingSearch, tone?: Figure['tone']): Figure => ({
    label,
    value: (
      <Link
        to="/matching/$id"
        params={{ id }}
        search={search}
        resetScroll={false}
        activeProps={{}}
        aria-label={m.matching_number_open({ label, shown: showNumber(value) })}
      >
        {showNumber(value)}
      </Link>
    ),
    ...(tone !== undefined && value > 0 && { tone }),
  })
  return (
    <div className={styles['figures']}>
      <Numbers
        figures={[
          figure(m.matching_number_mentees(), numbers.mentees, {}),
          figure(m.matching_filter_placed(), numbers.placed, { filter: 'placed' }),
          figure(m.matching_filter_unplaced(), numbers.unplaced, { filter: 'unplaced' }, 'bad'),
          figure(m.matching_filter_locked(), numbers.locked, { filter: 'locked' }),
          figure(m.matching_number_prohibited(), numbers.prohibited, { view: 'decisions' }),
          figure(m.matching_filter_warned(), numbers.warned, { filter: 'warned' }, 'warn'),
          figure(m.matching_filter_agreed(), numbers.agreed, { view: 'answers', filter: 'agreed' }),
          figure(m.matching_filter_refused(), numbers.refused, { view: 'answers', filter: 'refused' }, 'bad'),
          figure(m.matching_number_published(), numbers.published, { view: 'answers' }),
        ]}
      />
      <Quality draft={draft} />
    </div>
  )
}

/** Nine numbers in a line or two: the list below them is what one came for. */
function Numbers({ figures }: { readonly figures: readonly Figure[] }) {
  return (
    <dl className={styles['numbers']} aria-label={m.matching_draft()}>
      {figures.map(({ label, value, tone }) => (
        <div key={label} data-tone={tone}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

/** How good the draft is, in words. */
function Quality({ draft }: { readonly draft: MatchingRun }) {
  const { placed, total, mean, menteeChoices, blocking, best, certified } = draft.figures
  const lost = Math.round(best.total - total)
  const isBest = placed === best.placed && lost <= 0
  return (
    <p className="small">
      {runTitle(draft)}. {m.matching_quality_points({ total: countedPoints(total) })}
      {mean === null ? '' : ` ${m.matching_quality_mean({ mean: countedPoints(mean) })}`}{' '}
      {m.matching_quality_first({ shown: showNumber(menteeChoices[0]) })}{' '}
      {blocking === 0 ? m.matching_quality_no_blocking() : m.matching_quality_blocking({ count: blocking, shown: showNumber(blocking) })}{' '}
      {isBest
        ? certified
          ? m.matching_certified()
          : m.matching_best()
        : placed < best.placed
          ? m.matching_cost_places({ shown: showNumber(best.placed - placed) })
          : m.matching_cost_points({ count: lost, shown: showNumber(lost) })}
    </p>
  )
}
