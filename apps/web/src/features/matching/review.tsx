import { Button, Group } from '@mantine/core'
import { matchingRoutes } from '@nastavnik/contract'
import { useState } from 'react'
import { call } from '../../api/call.ts'
import { m } from '../../paraglide/messages.js'
import type { MatchingSearch } from '../../search-params.ts'
import { Notice } from '../../ui/notice.tsx'
import { ProblemNotice } from '../../ui/problem-notice.tsx'
import { DecisionDialog, type Proposed } from './decision-dialog.tsx'
import styles from './matching.module.css'
import { matchingProblems } from './matching-problems.ts'
import { MenteePanel } from './mentee-panel.tsx'
import { PairRow } from './pair-row.tsx'
import { NobodyFound, PairsFilters } from './pairs-filters.tsx'
import { PairsList } from './pairs-list.tsx'
import { type RoundPart, useDeed } from './use-round.ts'
import { decisionTitles, ruleTitles } from './words.ts'

interface ReviewProps extends RoundPart {
  readonly search: MatchingSearch
  readonly onSearch: (search: MatchingSearch) => void
}

/** The pairs of the draft, and beside them whom the chosen mentee could have instead. */
export function Review({ round, mayRun, search, onSearch }: ReviewProps) {
  const { id } = round
  const [proposed, setProposed] = useState<Proposed>()
  const [made, setMade] = useState<{ readonly proposed: Proposed; readonly decision: string }>()
  const undo = useDeed<string>(id, {
    act: (decision, version) => call(matchingRoutes.undo, { params: { id, decision }, query: { version } }),
    onDone: () => setMade(undefined),
  })
  const ruleTitle = ruleTitles(round)
  const { filter, search: text, order, mentee } = search
  return (
    <div>
      <PairsFilters search={search} onSearch={onSearch} />
      <div className={styles['beside']}>
        <div className={styles['list']}>
          <PairsList
            id={id}
            wanted={{ filter, search: text, order }}
            label={m.matching_list()}
            empty={<NobodyFound search={search} onSearch={onSearch} />}
            isCurrent={(pair) => pair.mentee.participationId === mentee}
            render={(pair, cells) => <PairRow id={id} pair={pair} search={search} mayRun={mayRun} ruleTitle={ruleTitle} {...cells} />}
          />
          <p className="soft small no-print">{m.matching_list_hint()}</p>
        </div>
        <div className={styles['side']}>
          {made === undefined ? null : (
            <div className={styles['said']}>
              <Notice tone="good" title={saidOf(made.proposed)}>
                <Group>
                  <Button size="xs" variant="default" loading={undo.isPending} onClick={() => undo.mutate(made.decision)}>
                    {m.matching_undo_decision()}
                  </Button>
                </Group>
              </Notice>
            </div>
          )}
          {undo.error === null ? null : <ProblemNotice error={undo.error} texts={matchingProblems} />}
          {mentee === undefined ? (
            <p className={`${styles['panel']} soft`}>{m.matching_choose_mentee()}</p>
          ) : (
            <MenteePanel
              key={mentee}
              round={round}
              mayRun={mayRun}
              mentee={mentee}
              onPropose={setProposed}
              onUndo={(decision) => undo.mutate(decision)}
              onClose={() => onSearch({ ...search, mentee: undefined })}
            />
          )}
        </div>
      </div>
      {proposed === undefined ? null : (
        <DecisionDialog
          round={round}
          proposed={proposed}
          onClose={() => setProposed(undefined)}
          onDone={(decision) => {
            setMade({ proposed, decision })
            setProposed(undefined)
          }}
        />
      )}
    </div>
  )
}

const saidOf = (proposed: Proposed): string =>
  m.matching_decided({
    what: decisionTitles[proposed.kind](),
    whom:
      proposed.kind === 'PLACES'
        ? proposed.mentor.name
        : m.matching_pair_of({ mentee: proposed.mentee.name, mentor: proposed.mentor.name }),
  })
