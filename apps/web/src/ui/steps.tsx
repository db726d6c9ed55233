import { m } from '../paraglide/messages.js'
import { Icon } from './icon.tsx'
import styles from './steps.module.css'

/** Where I am in a work of several steps. */
export function Steps({ label, steps, now }: { readonly label: string; readonly steps: readonly string[]; readonly now: number }) {
  return (
    <ol className={`${styles['steps']} no-print`} aria-label={label}>
      {steps.map((step, index) => (
        <li key={step} aria-current={index === now ? 'step' : undefined} data-done={index < now}>
          <span className={styles['sign']} aria-hidden="true">
            {index < now ? <Icon name="check" /> : index + 1}
          </span>
          {step}
          <span className="unseen">{index < now ? `, ${m.step_done()}` : index === now ? `, ${m.step_now()}` : ''}</span>
        </li>
      ))}
    </ol>
  )
}
