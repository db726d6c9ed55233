import { Button, Group } from '@mantine/core'
import type { MentorCandidate, PairPart } from '@nastavnik/contract'
import { m } from '../../paraglide/messages.js'
import { Card } from '../../ui/card.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Mark } from '../../ui/mark.tsx'
import { showNumber } from '../../ui/numbers.ts'
import { changeWords } from './change-words.ts'
import { type Dragged, dragging, useDrop } from './dragged.ts'
import styles from './matching.module.css'
import { PlacesMeter } from './places-meter.tsx'
import { countedPoints, rankWords } from './words.ts'

interface CandidateCardProps {
  readonly candidate: MentorCandidate
  readonly mentee: Dragged
  readonly ruleTitle: (code: string) => string
  readonly partTitle: (code: PairPart['code']) => string
  /** Only the usual aim tells what a pair would cost everybody, and of a mentee who is not locked. */
  readonly hasCosts: boolean
  /** Left out: nothing may be decided. */
  readonly propose: ((kind: 'LOCK' | 'PROHIBITION', mentee: Dragged, mentor: Dragged) => void) | undefined
  readonly onUndo: (decision: string) => void
}

/** A mentor whom the chosen mentee could have. A row of the list can be dropped on it, and it upon the pair. */
export function CandidateCard({ candidate, mentee, ruleTitle, partTitle, hasCosts, propose, onUndo }: CandidateCardProps) {
  const { points, parts, warnings, isMate, decision, places, taken } = candidate
  const mentor = { id: candidate.mentor.participationId, name: candidate.mentor.name }
  const drop = useDrop('mentee', propose && ((dropped) => propose('LOCK', dropped, mentor)))
  return (
    <div
      className={styles['candidate']}
      data-mate={isMate || undefined}
      {...drop}
      {...(propose !== undefined && dragging('mentor', mentor))}
    >
      <Card title={mentor.name} note={[candidate.mentor.occupation, countedPoints(points)].filter((part) => part !== '').join(' · ')}>
        <p className={styles['marks']}>
          {isMate ? <Mark tone="good">{m.matching_in_draft()}</Mark> : null}
          {decision?.kind === 'LOCK' ? (
            <span className={styles['lock']}>
              <Icon name="lock" /> {m.matching_locked()}
            </span>
          ) : null}
          {decision?.kind === 'PROHIBITION' ? <Mark tone="bad">{m.matching_prohibited()}</Mark> : null}
          {warnings.map((code) => (
            <Mark key={code} tone="warn">
              {ruleTitle(code)}
            </Mark>
          ))}
          {rankWords(candidate).map((words) => (
            <Mark key={words} tone="plain">
              {words}
            </Mark>
          ))}
        </p>
        {decision === null ? null : <p className="small">{m.matching_reason_of({ reason: decision.reason })}</p>}
        <PlacesMeter places={places} taken={taken} />
        <Parts parts={parts} partTitle={partTitle} />
        {isMate || !hasCosts ? null : <p className="small">{costOf(candidate.cost)}</p>}
        {propose === undefined ? null : (
          <Group gap="xs">
            {decision === null ? (
              <>
                <Button size="xs" aria-label={m.matching_lock_name({ name: mentor.name })} onClick={() => propose('LOCK', mentee, mentor)}>
                  {m.matching_lock()}
                </Button>
                <Button
                  size="xs"
                  variant="default"
                  aria-label={m.matching_prohibit_name({ name: mentor.name })}
                  onClick={() => propose('PROHIBITION', mentee, mentor)}
                >
                  {m.matching_prohibit()}
                </Button>
              </>
            ) : (
              <Button size="xs" variant="default" onClick={() => onUndo(decision.id)}>
                {decision.kind === 'LOCK' ? m.matching_unlock() : m.matching_allow()}
              </Button>
            )}
          </Group>
        )}
      </Card>
    </div>
  )
}

function costOf(cost: MentorCandidate['cost']): string {
  if (cost === null) return m.matching_cost_never()
  const words = changeWords(cost)
  return words.length === 0 ? m.matching_cost_none() : m.matching_cost({ words: words.join(', ') })
}

/** What the points are made of: what the two have in common, line by line; what gives nothing and what nobody has told, in a line each. */
function Parts({ parts, partTitle }: { readonly parts: readonly PairPart[]; readonly partTitle: (code: PairPart['code']) => string }) {
  const named = (some: readonly PairPart[]) => some.map(({ code }) => partTitle(code)).join(', ')
  const common = parts.filter(({ points }) => points > 0)
  const nothing = parts.filter(({ code, points, most, isUnknown }) => points === 0 && most > 0 && !isUnknown && !code.endsWith('_WISH'))
  const unknown = parts.filter(({ isUnknown, most }) => isUnknown && most > 0)
  return (
    <ul className={styles['parts']}>
      {common.map(({ code, points, most }) => (
        <li key={code} data-common="true">
          <Icon name="check" /> {m.matching_part({ part: partTitle(code), points: showNumber(points), most: showNumber(most) })}
        </li>
      ))}
      {nothing.length === 0 ? null : <li className="soft">{m.matching_parts_nothing({ parts: named(nothing) })}</li>}
      {unknown.length === 0 ? null : <li className="soft">{m.matching_parts_unknown({ parts: named(unknown) })}</li>}
    </ul>
  )
}
