import type { ComparedCard, Comparison, MergedField, Side } from '@nastavnik/contract'
import { m } from '../../paraglide/messages.js'
import { showBirth } from '../../ui/days.ts'
import { kindTitle } from '../../ui/kind-titles.ts'
import { personTextTitles } from '../../ui/person-texts.ts'
import { ScrollRegion } from '../../ui/scroll-region.tsx'
import table from '../../ui/table.module.css'
import { differingFields } from './chosen-fields.rules.ts'
import styles from './duplicates.module.css'

export function fieldTitle(field: MergedField): string {
  switch (field) {
    case 'name':
      return m.person_name()
    case 'kind':
      return m.person_kind()
    case 'birth':
      return m.birth_label()
    case 'snils':
      return m.merge_snils()
    case 'experienceYears':
      return m.person_experience()
    case 'experienceHereYears':
      return m.person_experience_here()
    default:
      return personTextTitles[field]()
  }
}

function shown({ fields, hasSnils }: ComparedCard, field: MergedField): string {
  if (field === 'birth') return showBirth(fields.birth)
  if (field === 'snils') return hasSnils ? m.merge_snils_entered() : m.merge_snils_missing()
  if (field === 'kind') return fields.kind === null ? m.value_empty() : kindTitle(fields.kind)
  const value = String(fields[field] ?? '')
  return value === '' ? m.value_empty() : value
}

interface FieldChoiceProps {
  readonly comparison: Comparison
  readonly fromGone: readonly MergedField[]
  readonly onChoose: (fromGone: readonly MergedField[]) => void
}

/** Fields that the two cards do not say alike, and which of the two is kept. */
export function FieldChoice({ comparison, fromGone, onChoose }: FieldChoiceProps) {
  const sides: readonly (readonly [Side, string])[] = [
    ['kept', m.merge_kept()],
    ['gone', m.merge_gone()],
  ]
  const choose = (field: MergedField, side: Side) =>
    onChoose([...fromGone.filter((other) => other !== field), ...(side === 'gone' ? [field] : [])])
  return (
    <ScrollRegion label={m.merge_table()}>
      <table className={table['table']} data-cards aria-label={m.merge_table()}>
        <thead>
          <tr>
            <th scope="col">{m.merge_field()}</th>
            {sides.map(([side, title]) => (
              <th key={side} scope="col">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {differingFields(comparison).map((field) => (
            <tr key={field}>
              <th scope="row">{fieldTitle(field)}</th>
              {sides.map(([side, title]) => {
                const value = shown(comparison[side], field)
                return (
                  <td key={side} data-label={title}>
                    <label className={styles['choice']}>
                      <input
                        type="radio"
                        name={`merge-${field}`}
                        aria-label={m.merge_keep_of({ field: fieldTitle(field), value })}
                        checked={fromGone.includes(field) === (side === 'gone')}
                        onChange={() => choose(field, side)}
                      />
                      {value}
                    </label>
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  )
}
