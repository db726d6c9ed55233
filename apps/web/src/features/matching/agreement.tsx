import { Button } from '@mantine/core'
import { type DraftPair, matchingRoutes, type PairAnswer, type PairsFilter } from '@nastavnik/contract'
import { useState } from 'react'
import { call } from '../../api/call.ts'
import { refresh } from '../../api/queries.ts'
import { m } from '../../paraglide/messages.js'
import type { MatchingSearch } from '../../search-params.ts'
import { ProblemNotice } from '../../ui/problem-notice.tsx'
import { Section } from '../../ui/section.tsx'
import { AnswerRow, type Side } from './answer-row.tsx'
import { BulkAgreement } from './bulk-agreement.tsx'
import styles from './matching.module.css'
import { matchingProblems } from './matching-problems.ts'
import { NobodyFound, PairsFilters } from './pairs-filters.tsx'
import { PairsList } from './pairs-list.tsx'
import { Proposals } from './proposals.tsx'
import { patchPairs } from './use-pairs.ts'
import { type RoundPart, useDeed } from './use-round.ts'
import { ruleTitles } from './words.ts'

interface Answered {
  readonly mentee: string
  readonly side: Side
  readonly answer: PairAnswer | null
}

/** Those without a pair have nothing to answer. */
const answerFilters: readonly PairsFilter[] = ['unanswered', 'agreed', 'refused', 'locked', 'warned']

interface AgreementProps extends RoundPart {
  readonly search: MatchingSearch
  readonly onSearch: (search: MatchingSearch) => void
}

const answeredBy = ({ mentee, side, answer }: Answered) => {
  return (pair: DraftPair): DraftPair =>
    pair.mentee.participationId === mentee
      ? { ...pair, ...(side === 'MENTEE' ? { menteeAnswer: answer } : { mentorAnswer: answer }) }
      : pair
}

/** What both sides say to the pair, what of it is published, and the order. */
export function Agreement({ round, mayRun, search, onSearch }: AgreementProps) {
  const { id } = round
  const wanted = { filter: search.filter ?? 'placed', search: search.search, order: search.order } as const
  const [isAsking, setAsking] = useState(false)
  const answer = useDeed<Answered>(id, {
    act: (given, version) => call(matchingRoutes.answer, { params: { id }, body: { version, answers: [given] } }),
    keepsRows: true,
  })
  const ruleTitle = ruleTitles(round)
  const give = (pair: DraftPair, side: Side, said: PairAnswer | null) => {
    const given = { mentee: pair.mentee.participationId, side, answer: said }
    patchPairs(id, answeredBy(given))
    // What has not been kept does not stand there as if it had.
    answer.mutate(given, { onError: () => void refresh(matchingRoutes.pairs) })
  }
  return (
    <>
      <Section
        title={m.matching_answers_heading()}
        aside={
          mayRun && !isAsking ? (
            <Button variant="default" onClick={() => setAsking(true)}>
              {m.matching_all_agree()}
            </Button>
          ) : undefined
        }
      >
        <p className="soft">{m.matching_answers_lead()}</p>
        {isAsking ? <BulkAgreement id={id} wanted={wanted} onDone={() => setAsking(false)} /> : null}
        <PairsFilters search={search} any={m.matching_filter_placed()} filters={answerFilters} onSearch={onSearch} />
        {answer.error === null ? null : <ProblemNotice error={answer.error} texts={matchingProblems} />}
        <div className={styles['list']}>
          <PairsList
            id={id}
            wanted={wanted}
            label={m.matching_answers_heading()}
            isStill={!mayRun}
            empty={<NobodyFound search={search} onSearch={onSearch} />}
            render={(pair, cells) => (
              <AnswerRow
                pair={pair}
                ruleTitle={ruleTitle}
                onAnswer={mayRun ? (side, said) => give(pair, side, said) : undefined}
                {...cells}
              />
            )}
          />
          {mayRun ? <p className="soft small no-print">{m.matching_answers_hint()}</p> : null}
        </div>
      </Section>
      <Proposals round={round} mayRun={mayRun} search={search} onSearch={onSearch} />
    </>
  )
}
