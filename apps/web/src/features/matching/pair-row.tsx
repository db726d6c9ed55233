import type { DraftPair } from '@nastavnik/contract'
import { Link } from '@tanstack/react-router'
import { m } from '../../paraglide/messages.js'
import type { MatchingSearch } from '../../search-params.ts'
import { Icon } from '../../ui/icon.tsx'
import { Mark } from '../../ui/mark.tsx'
import { showNumber } from '../../ui/numbers.ts'
import { dragging } from './dragged.ts'
import styles from './matching.module.css'
import type { RowCells } from './pairs-list.tsx'
import { shortReasons } from './reason-words.ts'
import { answerWords, countedCandidates, countedPoints, rankWords } from './words.ts'

interface PairRowProps extends RowCells {
  readonly id: string
  readonly pair: DraftPair
  readonly search: MatchingSearch
  readonly mayRun: boolean
  readonly ruleTitle: (code: string) => string
}

/** A mentee and the mentor of the draft, or why there is none. The whole row opens the candidates. */
export function PairRow({ id, pair, search, mayRun, ruleTitle, cell }: PairRowProps) {
  const { mentee } = pair
  const isChosen = search.mentee === mentee.participationId
  return (
    <div className={styles['row']} {...(mayRun && dragging('mentee', { id: mentee.participationId, name: mentee.name }))}>
      <p>
        <Link
          to="/matching/$id"
          params={{ id }}
          search={{ ...search, mentee: mentee.participationId }}
          replace
          resetScroll={false}
          draggable={false}
          className={styles['open']}
          activeProps={{}}
          aria-current={isChosen ? 'true' : undefined}
          {...cell(0)}
        >
          {mentee.name}
        </Link>{' '}
        <span className="soft small">{aboutMentee(pair)}</span>
      </p>
      <PairMate pair={pair} ruleTitle={ruleTitle} />
    </div>
  )
}

/** The class, how long they wait, and of how many mentors there is a choice. */
export const aboutMentee = ({ mentee: { occupation }, waitingDays, candidates }: DraftPair): string =>
  [occupation, m.matching_waits({ count: waitingDays, shown: showNumber(waitingDays) }), countedCandidates(candidates)]
    .filter((part) => part !== '')
    .join(' · ')

/** The mentor of the draft with all that speaks for the pair and against it. */
export function PairMate({ pair, ruleTitle }: Pick<PairRowProps, 'pair' | 'ruleTitle'>) {
  const { mentor, points, lock, reason, warnings } = pair
  if (mentor === null) {
    return (
      <p>
        <Mark tone="bad">{m.matching_without()}</Mark>{' '}
        {reason === null ? null : <span className="small">{shortReasons[reason.kind]()}</span>}
      </p>
    )
  }
  return (
    <>
      <p>
        <Icon name="right" /> <span className="unseen">{m.matching_mate()}</span>
        {mentor.name} <span className="soft small">{[countedPoints(points), ...rankWords(pair)].join(' · ')}</span>
      </p>
      {lock === null && warnings.length === 0 && answerWords(pair).length === 0 ? null : (
        <p className={styles['marks']}>
          {lock === null ? null : (
            <span className={styles['lock']}>
              <Icon name="lock" /> {m.matching_locked()}
            </span>
          )}
          {warnings.map((code) => (
            <Mark key={code} tone="warn">
              {ruleTitle(code)}
            </Mark>
          ))}
          <span className="small">{answerWords(pair).join(' · ')}</span>
        </p>
      )}
    </>
  )
}
