import { useSession } from '../api/session.ts'
import { m } from '../paraglide/messages.js'
import { Choice } from './choice.tsx'

interface FormChoiceProps {
  readonly form: string | undefined
  readonly onChoose: (form: string | undefined) => void
}

/** The filter by the form of mentoring: the forms are those of the territory's model. */
export function FormChoice({ form, onChoose }: FormChoiceProps) {
  const { forms } = useSession()
  return (
    <Choice
      label={m.form_label()}
      any={m.form_any()}
      value={form}
      options={forms.map(({ code, title }) => [code, title] as const)}
      onChoose={onChoose}
    />
  )
}
