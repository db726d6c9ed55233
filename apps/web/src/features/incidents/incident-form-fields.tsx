import { TextInput } from '@mantine/core'
import { m } from '../../paraglide/messages.js'
import { Check } from '../../ui/check.tsx'
import { Choice } from '../../ui/choice.tsx'
import { FreeText } from '../../ui/free-text.tsx'
import { codesOf, type IncidentField, type IncidentTexts, longestOf, type Words } from './incident-fields.ts'

interface IncidentFormFieldsProps {
  readonly words: Words
  readonly texts: IncidentTexts
  readonly onTexts: (texts: IncidentTexts) => void
  readonly field: (key: IncidentField) => { id: string; label: string; error: string | undefined }
  /** Of the inquiry there is nothing to say when an incident is registered. */
  readonly hasFindings: boolean
}

/** The facts of an incident, for registering and correcting. */
export function IncidentFormFields({ words, texts, onTexts, field, hasFindings }: IncidentFormFieldsProps) {
  const set = (key: IncidentField, text: string) => onTexts({ ...texts, [key]: text })
  const line = (key: IncidentField, hint: string) => (
    <TextInput
      {...field(key)}
      required
      description={hint}
      maxLength={longestOf(key)}
      value={texts[key]}
      onChange={(event) => set(key, event.currentTarget.value)}
    />
  )
  const area = (key: IncidentField, { hint, required = false }: { hint?: string; required?: boolean } = {}) => (
    <FreeText
      {...field(key)}
      rows={3}
      required={required}
      description={hint}
      maxLength={longestOf(key)}
      value={texts[key]}
      onText={(text) => set(key, text)}
    />
  )
  return (
    <>
      {line('foundAt', m.incident_field_found_hint())}
      <Choice
        {...field('kind')}
        any={m.incident_field_kind_choose()}
        value={texts.kind}
        options={words.kinds.map(({ code, title }) => [code, title] as const)}
        onChoose={(kind = '') => set('kind', kind)}
      />
      {area('what', { hint: m.incident_field_what_hint(), required: true })}
      <Categories
        {...field('categories')}
        words={words}
        chosen={codesOf(texts.categories)}
        onChoose={(codes) => set('categories', codes.join())}
      />
      {area('causes')}
      {area('harm', { hint: m.incident_field_harm_hint() })}
      {area('measures')}
      {hasFindings ? area('findings', { hint: m.incident_field_findings_hint() }) : null}
      {line('contact', m.incident_field_contact_hint())}
    </>
  )
}

interface CategoriesProps {
  readonly id: string
  readonly label: string
  readonly error: string | undefined
  readonly words: Words
  readonly chosen: readonly string[]
  readonly onChoose: (codes: string[]) => void
}

/** In the order of the model, whatever the order of ticking. */
function Categories({ id, label, error, words: { categories }, chosen, onChoose }: CategoriesProps) {
  const codes = categories.map(({ code }) => code)
  return (
    <fieldset id={id} tabIndex={-1}>
      <legend>{label}</legend>
      {categories.map(({ code, title }) => (
        <Check
          key={code}
          label={title}
          checked={chosen.includes(code)}
          onChange={(isOn) => onChoose(codes.filter((one) => (one === code ? isOn : chosen.includes(one))))}
        />
      ))}
      {error === undefined ? null : <p role="alert">{error}</p>}
    </fieldset>
  )
}
