import { Button, Group } from '@mantine/core'
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
import { factAnchor, findingsAnchor, type ReadableFinding, readableFindings } from './finding-texts.ts'

/** What may be done with an entered figure; the documents' own are only read. */
export interface FactActions {
  readonly onEdit: (fact: AggregateFact) => void
  readonly onDelete: (fact: AggregateFact) => void
}

interface FactsTableProps {
  readonly facts: PlaceFacts
  readonly actions: FactActions | undefined
}

interface PlacedFact {
  readonly fact: AggregateFact
  readonly depth: number
  readonly above: AggregateFact | undefined
}

/** Each total is followed by its parts, one step deeper. */
function inTree(items: readonly AggregateFact[], above?: AggregateFact, depth = 0): PlacedFact[] {
  const known = new Set(items.map(({ key }) => key))
  const isHere = ({ partOf }: AggregateFact) => (above === undefined ? partOf === null || !known.has(partOf) : partOf === above.key)
  return items.filter(isHere).flatMap((fact) => [{ fact, depth, above }, ...inTree(items, fact, depth + 1)])
}

export function FactsTable({ facts, actions }: FactsTableProps) {
  const { items, findings, unit } = facts
  const label = m.facts_table({ unit: unit.title })
  const readable = readableFindings(facts)
  const count = findings.length
  return (
    <div className={styles['sheet']}>
      {count === 0 ? null : (
        <p className={styles['remark']}>
          <a href={`#${findingsAnchor}`}>{m.facts_summary({ count, shown: showNumber(count) })}</a>
        </p>
      )}
      <ScrollRegion label={label}>
        <table className={table['table']} data-cards aria-label={label}>
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
            {inTree(items).map((placed) => (
              <FactRow
                key={placed.fact.key}
                {...placed}
                findings={readable.filter(({ facts: places }) => places.includes(placed.fact))}
                actions={placed.fact.version === null ? undefined : actions}
              />
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </div>
  )
}

interface FactRowProps extends PlacedFact {
  readonly findings: readonly ReadableFinding[]
  readonly actions: FactActions | undefined
}

function FactRow({ fact, depth, above, findings, actions }: FactRowProps) {
  // Under a total of the same form its name would only repeat.
  const form = fact.form?.code === above?.form?.code ? undefined : fact.form?.title
  const about = [form, fact.role === null ? undefined : roleName(fact.role)].filter((part) => part !== undefined)
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
      <td data-numeric="true" data-label={m.facts_value()}>
        {showCounted(fact.value, fact.unitOfCount)}
      </td>
      <td data-label={m.facts_dated()}>
        {showDated(fact.dated)}
        {fact.beforeCriteria ? (
          <p>
            <Mark tone="plain">{m.facts_before()}</Mark>
          </p>
        ) : null}
      </td>
      <td className={styles['source']} data-label={m.facts_source()}>
        {fact.source}
        {actions === undefined ? null : (
          <Group className="no-print" gap="xs" mt="xs">
            <Button
              variant="default"
              size="compact-sm"
              aria-label={m.facts_edit_one({ title: fact.title })}
              onClick={() => actions.onEdit(fact)}
            >
              {m.facts_edit()}
            </Button>
            <Button
              variant="default"
              size="compact-sm"
              aria-label={m.facts_delete_one({ title: fact.title })}
              onClick={() => actions.onDelete(fact)}
            >
              {m.facts_delete()}
            </Button>
          </Group>
        )}
      </td>
    </tr>
  )
}
