import { NativeSelect } from '@mantine/core'

interface ChoiceProps<Value extends string> {
  readonly label: string
  readonly value: Value | undefined
  /** What stands first and means «no choice». */
  readonly any?: string
  readonly options: readonly (readonly [value: Value, title: string])[]
  readonly onChoose: (value: Value | undefined) => void
  readonly error?: string | undefined
  readonly id?: string
  /** What is chosen is said by the place: in a table the column says it. */
  readonly isLabelHidden?: boolean
}

export function Choice<Value extends string>({
  label,
  value,
  any,
  options,
  onChoose,
  error,
  id,
  isLabelHidden = false,
}: ChoiceProps<Value>) {
  const data = options.map(([option, title]) => ({ value: option as string, label: title }))
  return (
    <NativeSelect
      {...(id === undefined ? {} : { id })}
      {...(isLabelHidden ? { 'aria-label': label } : { label })}
      value={value ?? ''}
      error={error}
      data={any === undefined ? data : [{ value: '', label: any }, ...data]}
      onChange={(event) => {
        const chosen = event.currentTarget.value
        onChoose(options.find(([option]) => option === chosen)?.[0])
      }}
    />
  )
}
