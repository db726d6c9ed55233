import type { Assessment } from '@nastavnik/contract'
import { type Answers, levelOf, scoreOf } from '@nastavnik/questionnaires'
import { m } from '../../paraglide/messages.js'
import { Mark } from '../../ui/mark.tsx'
import styles from './assessments.module.css'
import { levelWords } from './score-words.ts'

interface ScoreLineProps {
  readonly definition: Assessment['definition']
  readonly answers: Answers
}

/** The points so far, told anew with every answer; the level when all is answered. */
export function ScoreLine({ definition, answers }: ScoreLineProps) {
  const score = scoreOf(definition, answers)
  const level = levelOf(score)
  if (score.asked === 0) return null
  const left = score.asked - score.answered
  return (
    <div className={styles['score']}>
      <p role="status">
        {m.assessment_total()}: <strong>{m.assessment_points_of({ points: score.points, most: score.most })}</strong>
        {level === undefined ? null : (
          <>
            {' '}
            <Mark tone={levelWords[level][0]}>{levelWords[level][1]()}</Mark>
          </>
        )}
        {left === 0 ? null : <span className="soft">, {m.assessment_points_left({ count: left })}</span>}
      </p>
      <p className="soft small">{m.assessment_thresholds()}</p>
    </div>
  )
}
