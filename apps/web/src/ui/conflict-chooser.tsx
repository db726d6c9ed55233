import { Button } from '@mantine/core'
import { useState } from 'react'
import { m } from '../paraglide/messages.js'
import { Notice } from './notice.tsx'
import { ScrollRegion } from './scroll-region.tsx'
import table from './table.module.css'

interface Difference<Key extends string> {
  readonly key: Key
  readonly label: string
  readonly mine: string
  readonly theirs: string
}

interface ConflictChooserProps<Key extends string> {
  readonly differences: readonly Difference<Key>[]
  readonly busy: boolean
  readonly onKeep: (mine: readonly Key[]) => void
  readonly onDrop: () => void
}

/** Two people edited one record: both versions side by side, a choice for each field. */
export function ConflictChooser<Key extends string>({ differences, busy, onKeep, onDrop }: ConflictChooserProps<Key>) {
  const [theirs, setTheirs] = useState<readonly Key[]>([])
  const choose = (key: Key, keepTheirs: boolean) => setTheirs([...theirs.filter((other) => other !== key), ...(keepTheirs ? [key] : [])])
  const mine = differences.flatMap(({ key }) => (theirs.includes(key) ? [] : [key]))
  const shown = (value: string) => (value === '' ? m.value_empty() : value)
  if (differences.length === 0) {
    return (
      <Notice tone="info" title={m.conflict_same()} focused>
        <Button onClick={onDrop}>{m.close()}</Button>
      </Notice>
    )
  }
  return (
    <>
      <Notice tone="warn" title={m.conflict_title()} focused>
        <p>{m.conflict_text()}</p>
      </Notice>
      <ScrollRegion label={m.conflict_title()}>
        <table className={table['table']} data-cards aria-label={m.conflict_title()}>
          <thead>
            <tr>
              <th scope="col">{m.conflict_field()}</th>
              <th scope="col">{m.conflict_mine()}</th>
              <th scope="col">{m.conflict_theirs()}</th>
            </tr>
          </thead>
          <tbody>
            {differences.map(({ key, label, ...versions }) => (
              <tr key={key}>
                <th scope="row">{label}</th>
                {(['mine', 'theirs'] as const).map((side) => (
                  <td key={side} data-label={side === 'mine' ? m.conflict_mine() : m.conflict_theirs()}>
                    <label>
                      <input
                        type="radio"
                        name={`conflict-${key}`}
                        aria-label={side === 'mine' ? m.conflict_keep_mine({ field: label }) : m.conflict_keep_theirs({ field: label })}
                        checked={theirs.includes(key) === (side === 'theirs')}
                        onChange={() => choose(key, side === 'theirs')}
                      />{' '}
                      {shown(versions[side])}
                    </label>
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      <div>
        <Button color="accent" loading={busy} onClick={() => (mine.length === 0 ? onDrop() : onKeep(mine))}>
          {m.conflict_save()}
        </Button>{' '}
        <Button variant="default" onClick={onDrop}>
          {m.conflict_drop()}
        </Button>
      </div>
    </>
  )
}
