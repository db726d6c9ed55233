import { Button } from '@mantine/core'
import { type MatchingRound, type MenteeCandidates, matchingRoutes } from '@nastavnik/contract'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useId, useRef, useState } from 'react'
import { reading } from '../../api/queries.ts'
import { m } from '../../paraglide/messages.js'
import { useFocusReturn } from '../../ui/focus-return.ts'
import { Loaded } from '../../ui/loaded.tsx'
import { showNumber } from '../../ui/numbers.ts'
import { ProblemNotice } from '../../ui/problem-notice.tsx'
import { CandidateCard } from './candidate-card.tsx'
import type { Proposed } from './decision-dialog.tsx'
import { type Dragged, useDrop } from './dragged.ts'
import { ExcludedMentors } from './excluded-mentors.tsx'
import styles from './matching.module.css'
import { matchingProblems } from './matching-problems.ts'
import { aboutMentee, PairMate } from './pair-row.tsx'
import { reasonWords } from './reason-words.ts'
import { partTitles, ruleTitles } from './words.ts'

interface MenteePanelProps {
  readonly round: MatchingRound
  readonly mayRun: boolean
  /** The participation of the chosen one. */
  readonly mentee: string
  readonly onPropose: (proposed: Proposed) => void
  readonly onUndo: (decision: string) => void
  readonly onClose: () => void
}

/** The chosen mentee: the pair or why there is none, who could be the mentor, and who cannot. */
export function MenteePanel({ mentee, onClose, ...rest }: MenteePanelProps) {
  const { id } = rest.round
  const found = useQuery({ ...reading(matchingRoutes.candidates, { params: { id, mentee } }), staleTime: 0 })
  const panel = useRef<HTMLElement>(null)
  const heading = useRef<HTMLHeadingElement>(null)
  const labelled = useId()
  useFocusReturn(panel)
  useEffect(() => {
    heading.current?.focus({ preventScroll: true })
    const { top = 0 } = panel.current?.getBoundingClientRect() ?? {}
    // The list keeps its place beside the panel: both fill the screen together.
    if (top < 0 || top > innerHeight / 3) panel.current?.scrollIntoView()
  }, [])
  return (
    <section ref={panel} className={styles['panel']} aria-labelledby={labelled}>
      <div className={styles['head']}>
        <h2 id={labelled} ref={heading} tabIndex={-1}>
          {found.data?.pair.mentee.name ?? m.matching_chosen()}
        </h2>
        <Button variant="default" size="xs" onClick={onClose}>
          {m.close()}
        </Button>
      </div>
      {found.error !== null && found.data === undefined ? (
        <ProblemNotice error={found.error} texts={matchingProblems} onRetry={() => void found.refetch()} />
      ) : (
        <Loaded of={found} lines={8}>
          {(data) => <Seen data={data} {...rest} />}
        </Loaded>
      )}
    </section>
  )
}

/** So many cards at first: the best of them decide, the others only lengthen the page. */
const firstCards = 8

function Seen({
  data: { pair, candidates },
  round,
  mayRun,
  onPropose,
  onUndo,
}: Omit<MenteePanelProps, 'mentee' | 'onClose'> & { readonly data: MenteeCandidates }) {
  const [isWhole, setWhole] = useState(false)
  const ruleTitle = ruleTitles(round)
  const mentee = { id: pair.mentee.participationId, name: pair.mentee.name }
  const propose = mayRun
    ? (kind: 'LOCK' | 'PROHIBITION', whom: Dragged, mentor: Dragged) => onPropose({ kind, mentee: whom, mentor })
    : undefined
  const drop = useDrop('mentor', propose && ((mentor) => propose('LOCK', mentee, mentor)))
  const shown = isWhole ? candidates : candidates.slice(0, firstCards)
  return (
    <>
      <p className="soft">{aboutMentee(pair)}</p>
      <div className={styles['slot']} {...drop}>
        <PairMate pair={pair} ruleTitle={ruleTitle} />
        {pair.reason === null ? null : reasonWords(pair.reason, ruleTitle).map((line) => <p key={line}>{line}</p>)}
        {pair.lock === null ? null : <p className="small">{m.matching_reason_of({ reason: pair.lock.reason })}</p>}
        {mayRun && candidates.length > 0 ? <p className="soft small no-print">{m.matching_slot_hint()}</p> : null}
      </div>
      <h3>{candidates.length === 0 ? m.matching_nobody_fits() : m.matching_who_fits()}</h3>
      <ul className={styles['cards']}>
        {shown.map((candidate) => (
          <li key={candidate.mentor.participationId}>
            <CandidateCard
              candidate={candidate}
              mentee={mentee}
              ruleTitle={ruleTitle}
              partTitle={partTitles(round)}
              hasCosts={round.draft?.mode === 'points' && pair.lock === null}
              propose={propose}
              onUndo={onUndo}
            />
          </li>
        ))}
      </ul>
      {shown.length === candidates.length ? null : (
        <p>
          <Button variant="default" onClick={() => setWhole(true)}>
            {m.matching_more_candidates({ shown: showNumber(candidates.length - shown.length) })}
          </Button>
        </p>
      )}
      <ExcludedMentors id={round.id} mentee={mentee.id} isOpen={candidates.length === 0} ruleTitle={ruleTitle} />
    </>
  )
}
