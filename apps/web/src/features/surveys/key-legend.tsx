import { m } from '../../paraglide/messages.js'
import styles from './paper.module.css'

const keys = [
  [m.paper_keys_digits, m.paper_keys_digits_text],
  [m.paper_keys_yes, m.paper_keys_yes_text],
  [m.paper_keys_no, m.paper_keys_no_text],
  [m.paper_keys_enter, m.paper_keys_enter_text],
  [m.paper_keys_back, m.paper_keys_back_text],
  [m.paper_keys_arrows, m.paper_keys_arrows_text],
  [m.paper_keys_esc, m.paper_keys_esc_text],
] as const

/** Which key does what. */
export function KeyLegend() {
  return (
    <section aria-labelledby="paper-keys">
      <h2 id="paper-keys" className={styles['small']}>
        {m.paper_keys()}
      </h2>
      <dl className={styles['legend']}>
        {keys.map(([key, text]) => (
          <div key={key()}>
            <dt>
              <kbd>{key()}</kbd>
            </dt>
            <dd>{text()}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
