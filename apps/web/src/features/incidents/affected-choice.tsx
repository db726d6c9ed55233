import { Button } from '@mantine/core'
import type { UnitRef } from '@nastavnik/contract'
import { m } from '../../paraglide/messages.js'
import { Choice } from '../../ui/choice.tsx'
import { showNumber } from '../../ui/numbers.ts'
import { UnitSearch } from '../../ui/unit-picker.tsx'
import styles from './incidents.module.css'

/** Whom an incident touches: organisations by name, or all that have people. */
export type Affected = 'all' | readonly UnitRef[]

interface AffectedChoiceProps {
  readonly id: string
  readonly label: string
  readonly error: string | undefined
  readonly affected: Affected
  readonly onChoose: (affected: Affected) => void
}

export function AffectedChoice({ id, label, error, affected, onChoose }: AffectedChoiceProps) {
  const chosen = affected === 'all' ? [] : affected
  return (
    <>
      <Choice
        {...{ id, label, error }}
        value={affected === 'all' ? 'all' : 'chosen'}
        options={[
          ['chosen', m.incident_whom_chosen()],
          ['all', m.incident_whom_all()],
        ]}
        onChoose={(whom) => onChoose(whom === 'all' ? 'all' : [])}
      />
      {affected === 'all' ? null : (
        <div className={styles['whom']}>
          <p className="soft">
            {chosen.length === 0 ? m.incident_whom_none() : m.incident_whom_count({ count: showNumber(chosen.length) })}
          </p>
          <ul className={styles['chosen']}>
            {chosen.map((unit) => (
              <li key={unit.code}>
                {unit.title}{' '}
                <Button
                  variant="default"
                  size="xs"
                  aria-label={m.incident_whom_remove({ title: unit.title })}
                  onClick={() => onChoose(chosen.filter(({ code }) => code !== unit.code))}
                >
                  {m.incident_whom_remove_short()}
                </Button>
              </li>
            ))}
          </ul>
          <UnitSearch
            level="organisation"
            onPick={({ level, code, title }) => onChoose([...chosen.filter((one) => one.code !== code), { level, code, title }])}
          />
        </div>
      )}
    </>
  )
}
