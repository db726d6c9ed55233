import { Button } from '@mantine/core'
import type { AggregateFact, PlaceFacts } from '@nastavnik/contract'
import { m } from '../../paraglide/messages.js'
import { Mark } from '../../ui/mark.tsx'
import { showNumber } from '../../ui/numbers.ts'
import { roleName } from '../../ui/role-names.ts'
import { ScrollRegion } from '../../ui/scroll-region.tsx'
import table from '../../ui/table.module.css'
import { showCounted } from '../../ui/units-of-count.ts'
import { showDated } from './dated.ts'
import styles from './facts.module.css'
import { factAnchor, type ReadableFinding, readableFindings } from './finding-texts.ts'

interface FactsTableProps {
  readonly facts: PlaceFacts
  readonly onEdit: ((fact: AggregateFact) => void) | undefined
}

/** Totals above their parts: how deep a fact stands. */
function depthOf(fact: AggregateFact, byKey: ReadonlyMap<string, AggregateFact>): number {
  const above = byKey.get(fact.partOf ?? '')
  return above === undefined ? 0 : 1 + depthOf(above, byKey)
}

export function FactsTable({ facts, onEdit }: FactsTableProps) {
  const { items, findings, unit } = facts
  const label = m.facts_table({ unit: unit.title })
  const byKey = new Map(items.map((fact) => [fact.key, fact]))
  const readable = readableFindings(facts)
  const count = findings.length
  return (
    <div className={styles['sheet']}>
      {count === 0 ? null : <p className={styles['remark']}>{m.facts_summary({ count, shown: showNumber(count) })}</p>}
      <ScrollRegion label={label}>
        <table className={table['table']} aria-label={label}>
          <thead>
            <tr>
              <th scope="col">{m.facts_what()}</th>
              <th scope="col" data-numeric="true">
                {m.facts_value()}
              </th>
              <th scope="col">{m.facts_dated()}</th>
              <th scope="col">{m.facts_source()}</th>
            </tr>
          </thead>
          <tbody>
            {items.map((fact) => (
              <FactRow
                key={fact.key}
                fact={fact}
                depth={depthOf(fact, byKey)}
                findings={readable.filter(({ facts: places }) => places.includes(fact))}
                onEdit={fact.version === null ? undefined : onEdit}
              />
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </div>
  )
}

interface FactRowProps {
  readonly fact: AggregateFact
  readonly depth: number
  readonly findings: readonly ReadableFinding[]
  readonly onEdit: ((fact: AggregateFact) => void) | undefined
}

function FactRow({ fact, depth, findings, onEdit }: FactRowProps) {
  const about = [fact.form?.title, fact.role === null ? undefined : roleName(fact.role)].filter((part) => part !== undefined)
  return (
    <tr id={factAnchor(fact)} className={styles['row']} data-depth={Math.min(depth, 3)}>
      <th scope="row" className={styles['what']}>
        {fact.title}
        {about.length === 0 ? null : <p className="soft small">{about.join(' · ')}</p>}
        {fact.overlap === '' ? null : <p className="soft small">{fact.overlap}</p>}
        {findings.map(({ id, short }) => (
          <p key={id} className={styles['remark']}>
            <span aria-hidden="true">! </span>
            <a href={`#${id}`}>{short}</a>
          </p>
        ))}
      </th>
      <td data-numeric="true">{showCounted(fact.value, fact.unitOfCount)}</td>
      <td>
        {showDated(fact.dated)}
        {fact.beforeCriteria ? (
          <p>
            <Mark tone="plain">{m.facts_before()}</Mark>
          </p>
        ) : null}
      </td>
      <td className={styles['source']}>
        {fact.source}
        {onEdit === undefined ? null : (
          <p className="no-print">
            <Button variant="default" size="compact-sm" aria-label={m.facts_edit_one({ title: fact.title })} onClick={() => onEdit(fact)}>
              {m.facts_edit()}
            </Button>
          </p>
        )}
      </td>
    </tr>
  )
}
