import styles from './check.module.css'

interface CheckProps {
  readonly label: string
  readonly checked: boolean
  readonly onChange: (checked: boolean) => void
  readonly id?: string
}

/** Yes or no, with its words beside it. */
export function Check({ label, checked, onChange, id }: CheckProps) {
  return (
    <label className={styles['check']}>
      <input type="checkbox" id={id} checked={checked} onChange={(event) => onChange(event.currentTarget.checked)} />
      <span>{label}</span>
    </label>
  )
}
