import type { ChangeGroup, MeasuredItem } from '@nastavnik/contract'
import { Fragment, useState } from 'react'
import { m } from '../../paraglide/messages.js'
import { Icon } from '../../ui/icon.tsx'
import { ScrollRegion } from '../../ui/scroll-region.tsx'
import table from '../../ui/table.module.css'
import { ChangeCells, ChangeHeadings } from './change-cells.tsx'
import styles from './results.module.css'

/** What was measured, a row each; forms and programmes unfold under it. */
export function ChangesTable({ label, items }: { readonly label: string; readonly items: readonly MeasuredItem[] }) {
  return (
    <ScrollRegion label={label}>
      <table className={table['table']} data-cards aria-label={label}>
        <ChangeHeadings first={m.results_what()} />
        <tbody>
          {items.map((item) => (
            <ItemRows key={item.key} item={item} />
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  )
}

function ItemRows({ item }: { readonly item: MeasuredItem }) {
  const [isOpen, setOpen] = useState(false)
  const { key, title, change, scale, better, diagnostic, forms, programmes } = item
  const id = `change-${key.replaceAll(' ', '-')}`
  const hasMore = forms.length > 0 || programmes.length > 0
  return (
    <Fragment>
      <tr>
        <th scope="row" className={styles['name']}>
          {title}
          {better === 'LOWER' ? <p className={styles['note']}>{m.results_lower_is_better()}</p> : null}
          {diagnostic ? <p className={styles['note']}>{m.results_diagnostic()}</p> : null}
          {hasMore ? (
            <p className="no-print">
              <button
                type="button"
                className={styles['more']}
                aria-expanded={isOpen}
                aria-controls={id}
                aria-label={m.results_more_of({ title })}
                onClick={() => setOpen(!isOpen)}
              >
                <Icon name={isOpen ? 'down' : 'right'} /> {m.results_more()}
              </button>
            </p>
          ) : null}
        </th>
        <ChangeCells change={change} scale={scale} />
      </tr>
      <tr id={id} hidden={!isOpen}>
        <td colSpan={5}>
          {isOpen ? (
            <>
              <Groups title={m.results_by_form()} groups={forms} item={item} />
              <Groups title={m.results_by_programme()} groups={programmes} item={item} />
            </>
          ) : null}
        </td>
      </tr>
    </Fragment>
  )
}

function Groups({ title, groups, item }: { readonly title: string; readonly groups: readonly ChangeGroup[]; readonly item: MeasuredItem }) {
  if (groups.length === 0) return null
  const label = `${title}: ${item.title}`
  return (
    <ScrollRegion label={label}>
      <table className={table['table']} data-cards aria-label={label}>
        <ChangeHeadings first={title} />
        <tbody>
          {groups.map((group) => (
            <tr key={group.code}>
              <th scope="row">{group.title}</th>
              <ChangeCells change={group.change} scale={item.scale} />
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  )
}
