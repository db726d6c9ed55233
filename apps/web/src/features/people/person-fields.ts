import {
  eachPersonText,
  entriesOf,
  entrySeparator,
  listTexts,
  longestName,
  type Person,
  type PersonFields,
  PersonKind,
  personTextNames,
  personTexts,
} from '@nastavnik/contract'
import { m } from '../../paraglide/messages.js'
import { birthText, parseBirth, showBirth } from '../../ui/days.ts'
import { kindTitle } from '../../ui/kind-titles.ts'
import { parseCount } from '../../ui/numbers.ts'
import { personTextTitles } from '../../ui/person-texts.ts'

export type FieldKey = keyof PersonFields
export type Texts = Readonly<Record<FieldKey, string>>

export const fieldKeys: readonly FieldKey[] = ['name', 'kind', 'birth', 'experienceYears', 'experienceHereYears', ...personTextNames]

export const fieldLabels = (): Record<FieldKey, string> => ({
  name: m.person_name(),
  kind: m.person_kind(),
  birth: m.birth_label(),
  experienceYears: m.person_experience(),
  experienceHereYears: m.person_experience_here(),
  ...eachPersonText((text) => personTextTitles[text]()),
})

/** The longest text that a field takes. */
export const longest: Readonly<Record<FieldKey, number>> = {
  name: longestName,
  kind: 20,
  birth: 10,
  experienceYears: 2,
  experienceHereYears: 2,
  ...personTexts,
}

export const isList = (key: FieldKey): boolean => listTexts.some((text) => text === key)

const yearsText = (years: number | null) => (years === null ? '' : String(years))

export const toTexts = ({ kind, birth, experienceYears, experienceHereYears, ...texts }: PersonFields): Texts => ({
  ...texts,
  kind: kind ?? '',
  birth: birthText(birth),
  experienceYears: yearsText(experienceYears),
  experienceHereYears: yearsText(experienceHereYears),
})

/** How a value is read aloud on a card; entries of a list are told apart. */
export function showField(fields: PersonFields, key: FieldKey): string {
  if (key === 'birth') return showBirth(fields.birth)
  if (key === 'kind') return fields.kind === null ? '' : kindTitle(fields.kind)
  const text = toTexts(fields)[key]
  return isList(key) ? entriesOf(text).join(entrySeparator) : text
}

/** What a text of the form means to its reader. */
const showText = (key: FieldKey, text: string): string => {
  const kind = key === 'kind' ? PersonKind.safeParse(text) : undefined
  return kind?.success === true ? kindTitle(kind.data) : text
}

const wrongYears = (text: string): string | undefined => {
  const years = parseCount(text)
  return text.trim() !== '' && (years === undefined || years > 80) ? m.number_invalid() : undefined
}

export function wrongTexts(texts: Texts): Partial<Record<FieldKey, string>> {
  const [whole, here] = [wrongYears(texts.experienceYears), wrongYears(texts.experienceHereYears)]
  const isLonger = (parseCount(texts.experienceHereYears) ?? 0) > (parseCount(texts.experienceYears) ?? Number.POSITIVE_INFINITY)
  return {
    ...(texts.name.trim() === '' ? { name: m.field_required() } : {}),
    ...(parseBirth(texts.birth) === undefined ? { birth: m.birth_invalid() } : {}),
    ...(whole === undefined ? {} : { experienceYears: whole }),
    ...(here !== undefined ? { experienceHereYears: here } : isLonger ? { experienceHereYears: m.person_experience_here_longer() } : {}),
  }
}

export type Changes = Partial<PersonFields>

/** Only what the person changed goes to the server. */
export function changesOf(before: PersonFields, texts: Texts, keys: readonly FieldKey[] = fieldKeys): Changes {
  const old = toTexts(before)
  const changed = keys.filter((key) => texts[key].trim() !== old[key].trim())
  const birth = parseBirth(texts.birth) ?? before.birth
  const kind = PersonKind.safeParse(texts.kind)
  const whole: PersonFields = {
    ...texts,
    kind: kind.success ? kind.data : null,
    birth,
    experienceYears: parseCount(texts.experienceYears) ?? null,
    experienceHereYears: parseCount(texts.experienceHereYears) ?? null,
  }
  return Object.fromEntries(changed.map((key) => [key, whole[key]]))
}

export const differencesOf = (mine: Texts, edited: readonly FieldKey[], fresh: Person) => {
  const theirs = toTexts(fresh.fields)
  const labels = fieldLabels()
  return edited
    .filter((key) => mine[key].trim() !== theirs[key].trim())
    .map((key) => ({ key, label: labels[key], mine: showText(key, mine[key]), theirs: showText(key, theirs[key]) }))
}
