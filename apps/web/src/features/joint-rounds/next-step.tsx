import { Button } from '@mantine/core'
import type { JointRound } from '@nastavnik/contract'
import { useId } from 'react'
import { m } from '../../paraglide/messages.js'
import { showInstant } from '../../ui/days.ts'
import looks from '../../ui/next-step.module.css'
import styles from './joint-rounds.module.css'
import type { RoundStep } from './round-step.rules.ts'

interface NextStepProps {
  readonly round: JointRound
  readonly step: Exclude<RoundStep, 'done'>
  readonly onCount: () => void
  readonly onFinish: () => void
}

const texts: Readonly<Record<NextStepProps['step'], () => string>> = {
  join: m.joint_next_join,
  count: m.joint_next_count,
  answer: m.joint_next_answer,
  finish: m.joint_next_finish,
}

/** What to do now, with its button. */
export function NextStep({ round: { countedAt }, step, onCount, onFinish }: NextStepProps) {
  const why = useId()
  const isEarly = step === 'join'
  return (
    <div className={`${looks['next']} no-print`}>
      <div className={styles['words']}>
        <p>{texts[step]()}</p>
        {isEarly ? (
          <p id={why} className="soft small">
            {m.joint_count_few()}
          </p>
        ) : null}
        {countedAt === null ? null : <p className="soft small">{m.joint_counted_at({ when: showInstant(countedAt) })}</p>}
      </div>
      <div className={styles['buttons']}>
        <Button
          {...(step === 'count' ? { color: 'accent' } : { variant: 'default' })}
          {...(isEarly && { disabled: true, 'aria-describedby': why })}
          onClick={onCount}
        >
          {countedAt === null ? m.joint_count() : m.joint_count_again()}
        </Button>
        <Button {...(step === 'finish' ? { color: 'accent' } : { variant: 'default' })} onClick={onFinish}>
          {m.joint_finish()}
        </Button>
      </div>
    </div>
  )
}
