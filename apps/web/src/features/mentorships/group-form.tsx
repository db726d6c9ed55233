import { Textarea, TextInput } from '@mantine/core'
import { longestName, personTexts, programmeRoutes, programmeTexts } from '@nastavnik/contract'
import { useQuery } from '@tanstack/react-query'
import { reading } from '../../api/queries.ts'
import { useSession } from '../../api/session.ts'
import { m } from '../../paraglide/messages.js'
import { Choice } from '../../ui/choice.tsx'
import { useFieldErrors } from '../../ui/field-errors.ts'
import { Form } from '../../ui/form.tsx'
import { type GroupKey, type GroupTexts, groupLabels, wrongGroup } from './group-fields.ts'
import { GroupProblem } from './group-problem.tsx'
import { ListPreview } from './list-preview.tsx'

interface GroupFormProps {
  readonly organisation: string
  readonly texts: GroupTexts
  readonly onChange: (texts: GroupTexts) => void
  readonly busy: boolean
  readonly error: Error | null
  readonly onSubmit: () => void
}

export function GroupForm({ organisation, texts, onChange, busy, error, onSubmit }: GroupFormProps) {
  const { forms } = useSession()
  const { attempt, errors, field, isSendable } = useFieldErrors('group', groupLabels(), wrongGroup(texts))
  const set = (key: GroupKey) => (event: { currentTarget: { value: string } }) => onChange({ ...texts, [key]: event.currentTarget.value })
  const input = (key: GroupKey, longest: number) => ({ ...field(key), value: texts[key], maxLength: longest, onChange: set(key) })
  return (
    <Form
      label={m.group_title()}
      errors={errors}
      attempt={attempt}
      submitText={m.group_submit()}
      busy={busy}
      problem={error === null ? null : <GroupProblem error={error} list={texts.list} />}
      onSubmit={() => {
        if (isSendable()) onSubmit()
      }}
    >
      <Choice
        {...field('form')}
        any={m.group_form_choose()}
        value={texts.form}
        options={forms.map(({ code, title }) => [code, title] as const)}
        onChoose={(form = '') => onChange({ ...texts, form })}
      />
      <TextInput {...input('programme', programmeTexts.title)} required list="known-programmes" autoComplete="off" />
      <KnownProgrammes organisation={organisation} form={texts.form} />
      <TextInput {...input('startsOn', 10)} required description={m.day_hint()} />
      <TextInput {...input('endsOn', 10)} description={`${m.day_hint()}; ${m.participation_ends_hint()}`} />
      <TextInput {...input('mentorName', longestName)} required autoComplete="off" />
      <TextInput {...input('mentorBirth', 10)} description={m.birth_hint()} />
      <TextInput {...input('mentorOccupation', personTexts.occupation)} />
      <TextInput {...input('menteesOccupation', personTexts.occupation)} description={m.group_mentees_occupation_hint()} />
      <Textarea {...input('list', 20_000)} required description={m.group_list_hint()} rows={10} spellCheck={false} />
      <ListPreview text={texts.list} />
    </Form>
  )
}

/** Titles of the programmes of this form that the organisation has already. */
function KnownProgrammes({ organisation, form }: { readonly organisation: string; readonly form: string }) {
  const known = useQuery({ ...reading(programmeRoutes.list, { query: { organisation, form, page: 1 } }), enabled: form !== '' })
  return (
    <datalist id="known-programmes">
      {known.data?.items.map(({ id, title }) => (
        <option key={id} value={title} />
      ))}
    </datalist>
  )
}
