import { type Consequence, type Decided, matchingRoutes } from '@nastavnik/contract'
import { useQuery } from '@tanstack/react-query'
import { call } from '../../api/call.ts'
import { m } from '../../paraglide/messages.js'
import { Loaded } from '../../ui/loaded.tsx'
import { showNumber } from '../../ui/numbers.ts'
import { ProblemNotice } from '../../ui/problem-notice.tsx'
import { changeWords } from './change-words.ts'
import styles from './matching.module.css'
import { matchingProblems } from './matching-problems.ts'

interface ConsequenceViewProps {
  readonly id: string
  /** Of the round: a colleague's decision changes what this one would. */
  readonly version: number
  readonly decided: Decided
}

/** What a decision would change, before it is made. */
export function ConsequenceView({ id, version, decided }: ConsequenceViewProps) {
  const found = useQuery({
    queryKey: [matchingRoutes.weigh.path, id, version, decided],
    queryFn: ({ signal }) => call(matchingRoutes.weigh, { params: { id }, body: { decided } }, signal),
  })
  if (found.error !== null && found.data === undefined) return <ProblemNotice error={found.error} texts={matchingProblems} />
  return (
    <div className={styles['consequence']} aria-live="polite">
      <Loaded of={found} lines={2}>
        {(consequence) => <Seen consequence={consequence} />}
      </Loaded>
    </div>
  )
}

function Seen({ consequence }: { readonly consequence: Consequence }) {
  const words = changeWords(consequence)
  const { moves, moved } = consequence
  return (
    <>
      <p>
        <strong>{words.length === 0 ? m.matching_changes_nothing() : m.matching_changes({ words: words.join(', ') })}</strong>
      </p>
      {moves.length === 0 ? null : (
        <ul className={styles['plain']}>
          {moves.map(({ mentee, from, to }) => (
            <li key={mentee}>{m.matching_move({ mentee, from: from ?? m.matching_without(), to: to ?? m.matching_without() })}</li>
          ))}
        </ul>
      )}
      {moved > moves.length ? <p className="soft small">{m.matching_moves_more({ shown: showNumber(moved - moves.length) })}</p> : null}
    </>
  )
}
