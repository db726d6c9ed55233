import type { JointPair, JointPairs, PairAnswer } from '@nastavnik/contract'
import { Link } from '@tanstack/react-router'
import { m } from '../../paraglide/messages.js'
import { DataTable } from '../../ui/data-table.tsx'
import { moveInAnswers } from './answer-keys.ts'
import { OtherAnswer, OwnAnswer } from './own-answer.tsx'
import { aboutOther, countedPoints, otherName } from './pair-words.ts'

interface PairsTableProps {
  readonly pairs: JointPairs
  /** An answer is on its way: what the other side says is not known yet. */
  readonly isAsking: boolean
  /** Left out: nothing may be answered. */
  readonly onAnswer: ((pair: JointPair, answer: PairAnswer | null) => void) | undefined
}

/** The pairs of an organisation: one's own by name, the other by number. */
export function PairsTable({ pairs: { items, criteria }, isAsking, onAnswer }: PairsTableProps) {
  const matchedWords = ({ matched }: JointPair): string => {
    const titles = criteria.flatMap(({ code, title }) => (matched.includes(code) ? [title] : []))
    return titles.length === 0 ? m.joint_matched_none() : titles.join(', ')
  }
  return (
    <>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the keys come through from the buttons inside */}
      <div onKeyDown={(event) => moveInAnswers(event, items.length)}>
        <DataTable
          label={m.joint_pairs_title()}
          rows={items}
          rowKey={({ menteeId, mentorId }) => `${menteeId} ${mentorId}`}
          columns={[
            {
              title: m.joint_own(),
              heading: true,
              render: ({ own }) => (
                <>
                  <Link to="/people/$id" params={{ id: own.personId }}>
                    {own.name}
                  </Link>
                  <p className="soft small">{own.occupation}</p>
                </>
              ),
            },
            {
              title: m.joint_other(),
              render: (pair) => (
                <>
                  {otherName(pair)}
                  <p className="soft small">{aboutOther(pair)}</p>
                </>
              ),
            },
            {
              title: m.joint_matched(),
              render: (pair) => (
                <>
                  {countedPoints(pair.points)}
                  <p className="soft small">{matchedWords(pair)}</p>
                </>
              ),
            },
            {
              title: m.joint_own_answer(),
              render: (pair) => (
                <OwnAnswer
                  pair={pair}
                  row={items.indexOf(pair)}
                  onAnswer={onAnswer === undefined ? undefined : (answer) => onAnswer(pair, answer)}
                />
              ),
            },
            { title: m.joint_other_answer(), render: (pair) => <OtherAnswer pair={pair} isAsking={isAsking} /> },
          ]}
        />
      </div>
      {onAnswer === undefined || items.every(({ order }) => order !== null) ? null : (
        <p className="soft small no-print">{m.joint_answers_hint()}</p>
      )}
    </>
  )
}
