import { Button, Group } from '@mantine/core'
import { m } from '../paraglide/messages.js'
import { Notice } from './notice.tsx'
import styles from './second-factor.module.css'

interface RecoveryCodesProps {
  readonly codes: readonly string[]
  readonly title: string
  readonly doneText: string
  readonly onDone: () => void
}

/** Recovery codes, told once: they are printed or written down now. */
export function RecoveryCodes({ codes, title, doneText, onDone }: RecoveryCodesProps) {
  return (
    <Notice tone="good" title={title} focused>
      <p>{m.factor_codes_text()}</p>
      <ul className={styles['codes']} aria-label={m.factor_codes_list()}>
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <Group className="no-print" mt="sm">
        <Button variant="default" onClick={() => print()}>
          {m.factor_codes_print()}
        </Button>
        <Button color="accent" onClick={onDone}>
          {doneText}
        </Button>
      </Group>
    </Notice>
  )
}
