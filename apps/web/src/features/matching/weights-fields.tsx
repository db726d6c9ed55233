import { Button, TextInput } from '@mantine/core'
import type { MatchingRound } from '@nastavnik/contract'
import { m } from '../../paraglide/messages.js'
import { Disclosure } from '../../ui/disclosure.tsx'
import { showNumber } from '../../ui/numbers.ts'
import styles from './variants.module.css'
import { areSameWeights, criterionKey, mostPoints, type TypedWeights, thresholdKey, typedOf, weightsOf, wishKey } from './weights.rules.ts'
import { partTitles } from './words.ts'

/** The fields of the weights, in their order, with what they are called. */
export function weightLabels(round: MatchingRound): readonly { readonly key: string; readonly label: string }[] {
  const { criteria, wishes } = round.weights
  const partTitle = partTitles(round)
  return [
    ...criteria.map(({ code }) => ({ key: criterionKey(code), label: partTitle(code) })),
    ...wishes.mentee.map((_, place) => ({
      key: wishKey('mentee', place),
      label: m.matching_wish_mentee({ place: showNumber(place + 1) }),
    })),
    ...wishes.mentor.map((_, place) => ({
      key: wishKey('mentor', place),
      label: m.matching_wish_mentor({ place: showNumber(place + 1) }),
    })),
    { key: thresholdKey, label: m.matching_threshold() },
  ]
}

interface WeightsFieldsProps {
  readonly round: MatchingRound
  readonly typed: TypedWeights
  /** What they come to now. */
  readonly sum: number
  readonly error: (key: string) => string | undefined
  readonly onType: (typed: TypedWeights) => void
}

/** For what a pair gets points, and how many. */
export function WeightsFields({ round, typed, sum, error, onType }: WeightsFieldsProps) {
  const { weights, usualWeights } = round
  const isUsual = areSameWeights(weightsOf(typed, weights), usualWeights)
  return (
    <Disclosure title={isUsual ? m.matching_weights_usual() : m.matching_weights_own()}>
      <p className="soft">{m.matching_weights_lead()}</p>
      <div className={styles['weights']}>
        {weightLabels(round).map(({ key, label }) => (
          <TextInput
            key={key}
            id={`weight-${key}`}
            label={label}
            inputMode="numeric"
            maxLength={4}
            value={typed[key] ?? ''}
            error={error(key)}
            onChange={({ currentTarget: { value } }) => onType({ ...typed, [key]: value })}
          />
        ))}
      </div>
      <p role="status" className={sum > mostPoints ? styles['wrong'] : undefined}>
        {sum > mostPoints
          ? m.matching_sum_too_much({ sum: showNumber(sum), most: showNumber(mostPoints) })
          : m.matching_sum({ sum: showNumber(sum), most: showNumber(mostPoints) })}
      </p>
      {isUsual ? null : (
        <p>
          <Button size="xs" variant="default" onClick={() => onType(typedOf(usualWeights))}>
            {m.matching_weights_reset()}
          </Button>
        </p>
      )}
    </Disclosure>
  )
}
