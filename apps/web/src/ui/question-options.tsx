import styles from './questionnaire-form.module.css'

export type Option<Value extends string | number | boolean> = readonly [value: Value, title: string]

interface OptionsProps<Value extends string | number | boolean> {
  readonly name: string
  readonly options: readonly Option<Value>[]
  readonly isChosen: (value: Value) => boolean
  readonly onChoose: (value: Value) => void
  /** Short options stand beside each other. */
  readonly isRow?: boolean
  readonly isMultiple?: boolean
}

/** Options as large targets; the arrow keys go through them. */
export function Options<Value extends string | number | boolean>({
  name,
  options,
  isChosen,
  onChoose,
  isRow = false,
  isMultiple = false,
}: OptionsProps<Value>) {
  return (
    <div className={styles['options']} data-row={isRow || undefined}>
      {options.map(([value, title]) => (
        <label key={String(value)} className={styles['option']}>
          <input type={isMultiple ? 'checkbox' : 'radio'} name={name} checked={isChosen(value)} onChange={() => onChoose(value)} />
          <span>{title}</span>
        </label>
      ))}
    </div>
  )
}
