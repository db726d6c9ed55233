import { TextInput } from '@mantine/core'
import { MatchingMode, type MatchingRound, matchingTexts } from '@nastavnik/contract'
import { useNavigate } from '@tanstack/react-router'
import { useId, useState } from 'react'
import { m } from '../../paraglide/messages.js'
import { Form } from '../../ui/form.tsx'
import { showNumber } from '../../ui/numbers.ts'
import { ProblemNotice } from '../../ui/problem-notice.tsx'
import { RoundCounting } from './counting.tsx'
import { matchingProblems } from './matching-problems.ts'
import { useRun } from './use-run.ts'
import styles from './variants.module.css'
import { areSameWeights, mostPoints, pointsIn, sumOfWeights, typedOf, weightsOf } from './weights.rules.ts'
import { WeightsFields, weightLabels } from './weights-fields.tsx'
import { modeHints, modeTitles } from './words.ts'

interface NewVariantProps {
  readonly round: MatchingRound
  readonly onCancel: () => void
}

/** Another aim or other points: counted beside the draft, which stays as it is. */
export function NewVariant({ round, onCancel }: NewVariantProps) {
  const { id, draft, weights } = round
  const navigate = useNavigate()
  const counting = useRun(id)
  const [title, setTitle] = useState('')
  const [mode, setMode] = useState<MatchingMode>('points')
  const [typed, setTyped] = useState(() => typedOf(weights))
  const [attempt, setAttempt] = useState(0)
  const aims = useId()
  const wanted = weightsOf(typed, weights)
  const sum = sumOfWeights(wanted)
  const labels = weightLabels(round)
  const wrong = labels.filter(({ key }) => pointsIn(typed, key) === undefined)
  const isTooMuch = sum > mostPoints
  const errors = Object.fromEntries(wrong.map(({ key, label }) => [`weight-${key}`, { label, error: m.matching_points_invalid() }]))
  const run = async () => {
    setAttempt(attempt + 1)
    if (wrong.length > 0 || isTooMuch) return
    const made = await counting.run({
      title: title.trim() === '' ? modeTitles[mode]() : title.trim(),
      asDraft: false,
      mode,
      weights: areSameWeights(wanted, weights) ? null : wanted,
    })
    if (made === undefined) return
    if (draft === null) onCancel()
    else await navigate({ to: '/matching/$id/compare', params: { id }, search: { left: draft.id, right: made } })
  }
  if (counting.sending !== undefined) return <RoundCounting sending={counting.sending} onStop={counting.stop} />
  return (
    <Form
      label={m.matching_new_variant()}
      errors={attempt > 0 ? errors : {}}
      attempt={attempt}
      submitText={draft === null ? m.matching_count() : m.matching_count_and_compare()}
      busy={false}
      blocked={isTooMuch ? m.matching_sum_too_much({ sum: showNumber(sum), most: showNumber(mostPoints) }) : undefined}
      problem={counting.error === null ? null : <ProblemNotice error={counting.error} texts={matchingProblems} />}
      onSubmit={() => void run()}
      onCancel={onCancel}
    >
      <TextInput
        label={m.matching_variant_title()}
        description={m.matching_variant_title_hint()}
        maxLength={matchingTexts.title}
        value={title}
        onChange={({ currentTarget: { value } }) => setTitle(value)}
      />
      <fieldset className={styles['aims']}>
        <legend>{m.matching_aim()}</legend>
        {MatchingMode.options.map((aim) => (
          <label key={aim} className={styles['aim']}>
            <input type="radio" name={aims} checked={mode === aim} onChange={() => setMode(aim)} />
            <span>
              {modeTitles[aim]()} <span className="soft small">{modeHints[aim]()}</span>
            </span>
          </label>
        ))}
      </fieldset>
      <WeightsFields
        round={round}
        typed={typed}
        sum={sum}
        error={(key) => (attempt > 0 && pointsIn(typed, key) === undefined ? m.matching_points_invalid() : undefined)}
        onType={setTyped}
      />
    </Form>
  )
}
