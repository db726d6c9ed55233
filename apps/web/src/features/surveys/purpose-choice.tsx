import { m } from '../../paraglide/messages.js'
import { type Purpose, purposes } from './campaign-words.ts'
import styles from './surveys.module.css'

interface PurposeChoiceProps {
  readonly value: Purpose | undefined
  readonly onChoose: (purpose: Purpose) => void
}

/** What to ask; each with the time it is asked at. */
export function PurposeChoice({ value, onChoose }: PurposeChoiceProps) {
  return (
    <fieldset className={styles['stage']}>
      <legend>{m.campaign_what()}</legend>
      <div className={styles['picks']}>
        {purposes.map((purpose) => (
          <label key={purpose.key} className={styles['pick']}>
            <input type="radio" name="purpose" checked={purpose === value} onChange={() => onChoose(purpose)} />
            <span>
              <strong>{purpose.title()}</strong>
              <br />
              <span className="soft">{purpose.when()}</span>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
