import { eachPersonText, longestName, type Person, type PersonFields, personTextNames, personTexts } from '@nastavnik/contract'
import { m } from '../../paraglide/messages.js'
import { birthText, parseBirth, showBirth } from '../../ui/days.ts'
import { parseCount } from '../../ui/numbers.ts'
import { personTextTitles } from '../../ui/person-texts.ts'

export type FieldKey = keyof PersonFields
export type Texts = Readonly<Record<FieldKey, string>>

export const fieldKeys: readonly FieldKey[] = ['name', 'birth', 'experienceYears', ...personTextNames]

export const fieldLabels = (): Record<FieldKey, string> => ({
  name: m.person_name(),
  birth: m.birth_label(),
  experienceYears: m.person_experience(),
  ...eachPersonText((text) => personTextTitles[text]()),
})

/** The longest text that a field takes. */
export const longest: Readonly<Record<FieldKey, number>> = { name: longestName, birth: 10, experienceYears: 2, ...personTexts }

export const toTexts = ({ birth, experienceYears, ...texts }: PersonFields): Texts => ({
  ...texts,
  birth: birthText(birth),
  experienceYears: experienceYears === null ? '' : String(experienceYears),
})

/** How a value is read aloud on a card. */
export const showField = (fields: PersonFields, key: FieldKey): string =>
  key === 'birth' ? showBirth(fields.birth) : key === 'experienceYears' ? String(fields.experienceYears ?? '') : fields[key]

export function wrongTexts(texts: Texts): Partial<Record<FieldKey, string>> {
  const years = parseCount(texts.experienceYears)
  return {
    ...(texts.name.trim() === '' ? { name: m.field_required() } : {}),
    ...(parseBirth(texts.birth) === undefined ? { birth: m.birth_invalid() } : {}),
    ...(texts.experienceYears.trim() !== '' && (years === undefined || years > 80) ? { experienceYears: m.number_invalid() } : {}),
  }
}

export type Changes = Partial<PersonFields>

/** Only what the person changed goes to the server. */
export function changesOf(before: PersonFields, texts: Texts, keys: readonly FieldKey[] = fieldKeys): Changes {
  const old = toTexts(before)
  const changed = keys.filter((key) => texts[key].trim() !== old[key].trim())
  const birth = parseBirth(texts.birth) ?? before.birth
  const whole: PersonFields = { ...texts, birth, experienceYears: parseCount(texts.experienceYears) ?? null }
  return Object.fromEntries(changed.map((key) => [key, whole[key]]))
}

export const differencesOf = (mine: Texts, edited: readonly FieldKey[], fresh: Person) => {
  const theirs = toTexts(fresh.fields)
  const labels = fieldLabels()
  return edited
    .filter((key) => mine[key].trim() !== theirs[key].trim())
    .map((key) => ({ key, label: labels[key], mine: mine[key], theirs: theirs[key] }))
}
