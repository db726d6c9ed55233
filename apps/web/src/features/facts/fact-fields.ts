import { type AggregateFact, type NewFact, ParticipantRole, UnitOfCount } from '@nastavnik/contract'
import { m } from '../../paraglide/messages.js'
import { parseCount, showNumber } from '../../ui/numbers.ts'
import { roleName } from '../../ui/role-names.ts'
import { unitsOfCount } from '../../ui/units-of-count.ts'
import { datedText, parseDated } from './dated.ts'

export const factKeys = [
  'title',
  'value',
  'unitOfCount',
  'dated',
  'source',
  'form',
  'role',
  'partOf',
  'within',
  'overlap',
  'beforeCriteria',
] as const
export type FactField = (typeof factKeys)[number]

/** A fact as it stands in the fields; an empty text is «not chosen». */
export type FactTexts = Readonly<Record<FactField, string>>

export const factLabels = (): Record<FactField, string> => ({
  title: m.fact_field_title(),
  value: m.fact_field_value(),
  unitOfCount: m.fact_field_unit(),
  dated: m.fact_field_dated(),
  source: m.fact_field_source(),
  form: m.fact_field_form(),
  role: m.fact_field_role(),
  partOf: m.fact_field_part_of(),
  within: m.fact_field_within(),
  overlap: m.fact_field_overlap(),
  beforeCriteria: m.fact_field_before(),
})

const yes = 'yes'

export const toFactTexts = (fact: AggregateFact | undefined): FactTexts => ({
  title: fact?.title ?? '',
  value: fact === undefined ? '' : showNumber(fact.value),
  unitOfCount: fact?.unitOfCount ?? 'PERSON',
  dated: fact === undefined ? '' : datedText(fact.dated),
  source: fact?.source ?? '',
  form: fact?.form?.code ?? '',
  role: fact?.role ?? '',
  partOf: fact?.partOf ?? '',
  within: fact?.within ?? '',
  overlap: fact?.overlap ?? '',
  beforeCriteria: fact?.beforeCriteria === true ? yes : '',
})

export const isBefore = ({ beforeCriteria }: FactTexts) => beforeCriteria === yes
export const beforeText = (checked: boolean) => (checked ? yes : '')

export function wrongFields({ title, value, dated, source }: FactTexts): Partial<Record<FactField, string>> {
  return {
    ...(title.trim() === '' ? { title: m.field_required() } : {}),
    ...(parseCount(value) === undefined ? { value: m.number_invalid() } : {}),
    ...(parseDated(dated) === undefined ? { dated: m.fact_field_dated_wrong() } : {}),
    ...(source.trim() === '' ? { source: m.field_required() } : {}),
  }
}

/** What is sent; undefined while a field is wrong. */
export function toFact(texts: FactTexts): NewFact | undefined {
  const value = parseCount(texts.value)
  const dated = parseDated(texts.dated)
  const unitOfCount = UnitOfCount.safeParse(texts.unitOfCount).data
  if (value === undefined || dated === undefined || unitOfCount === undefined) return undefined
  const chosen = (text: string) => (text === '' ? null : text)
  return {
    title: texts.title,
    value,
    unitOfCount,
    dated,
    source: texts.source,
    form: chosen(texts.form),
    role: ParticipantRole.safeParse(texts.role).data ?? null,
    partOf: chosen(texts.partOf),
    within: chosen(texts.within),
    overlap: texts.overlap,
    beforeCriteria: isBefore(texts),
  }
}

interface Names {
  readonly forms: readonly { readonly code: string; readonly title: string }[]
  readonly others: readonly AggregateFact[]
}

/** A field in the words of the page, for comparing two versions. */
export function shownField(texts: FactTexts, field: FactField, { forms, others }: Names): string {
  const text = texts[field]
  switch (field) {
    case 'unitOfCount':
      return unitsOfCount().find(([unit]) => unit === text)?.[1] ?? text
    case 'form':
      return forms.find(({ code }) => code === text)?.title ?? text
    case 'role':
      return ParticipantRole.safeParse(text).success ? roleName(ParticipantRole.parse(text)) : text
    case 'partOf':
    case 'within':
      return others.find(({ key }) => key === text)?.title ?? text
    case 'beforeCriteria':
      return isBefore(texts) ? m.fact_yes() : m.fact_no()
    default:
      return text
  }
}
