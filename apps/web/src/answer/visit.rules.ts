import type { Audience } from '@nastavnik/contract'

/** What somebody without an account and without a personal questionnaire comes for: to apply, to tell of a child, or to judge a programme. */
export type Visit = 'apply' | 'tell' | 'partner'

const visits: readonly Visit[] = ['apply', 'tell', 'partner']

/** `/apply`, `/tell` and `/partner`; undefined at the address of the personal questionnaires. */
export function visitAt(pathname: string): Visit | undefined {
  const named = /^\/([a-z]+)\/?$/.exec(pathname)?.[1]
  return visits.find((visit) => visit === named)
}

const teenFrom = 14
const adultFrom = 18

/** Full years on the day. */
function yearsOn(bornOn: string, day: string): number {
  const years = Number(day.slice(0, 4)) - Number(bornOn.slice(0, 4))
  return day.slice(5) < bornOn.slice(5) ? years - 1 : years
}

/** How the applicant is addressed; as a grown-up until the birthday is told. */
export function audienceOn(bornOn: string, day: string): Audience {
  if (bornOn === '') return 'adult'
  const years = yearsOn(bornOn, day)
  return years >= adultFrom ? 'adult' : years >= teenFrom ? 'teen' : 'child'
}

/** Who applies, as it is typed. */
export interface Typed {
  readonly name: string
  readonly bornOn: string
  readonly occupation: string
  readonly contacts: string
  readonly representativeName: string
  readonly representativeContacts: string
}
export type TypedField = keyof Typed

/** The fields that are asked at this age, in their order: of a child no contact of the own, of a grown-up no representative. */
export function fieldsFor(audience: Audience): readonly TypedField[] {
  const common = ['name', 'bornOn', 'occupation'] as const
  const representative = ['representativeName', 'representativeContacts'] as const
  if (audience === 'adult') return [...common, 'contacts']
  return audience === 'teen' ? [...common, 'contacts', ...representative] : [...common, ...representative]
}

/** The fields that lack something. A teenager may leave the own contact out. */
export function lackingIn(typed: Typed, audience: Audience, today: string): TypedField[] {
  return fieldsFor(audience).filter((field) => {
    const text = typed[field].trim()
    if (field === 'contacts') return audience === 'adult' && text === ''
    if (field === 'name') return !/^\S+\s+\S/.test(text)
    if (field === 'bornOn') return !/^\d{4}-\d{2}-\d{2}$/.test(text) || text > today || text < '1920-01-01'
    return text === ''
  })
}
