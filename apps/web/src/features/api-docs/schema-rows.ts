import { m } from '../../paraglide/messages.js'
import type { JsonSchema } from './openapi.ts'

/** A field of a body or reply: `items[].unit.code`. */
export interface SchemaRow {
  readonly name: string
  readonly kind: string
  readonly isRequired: boolean
}

const kinds: Readonly<Record<string, () => string>> = {
  string: m.kind_string,
  integer: m.kind_integer,
  number: m.kind_number,
  boolean: m.kind_boolean,
  object: m.kind_object,
}
const formats: Readonly<Record<string, () => string>> = { date: m.kind_date, uuid: m.kind_uuid, 'date-time': m.kind_datetime }

/** Limits that say nothing: the largest whole number of the language. */
const isTelling = (limit: number | undefined): limit is number => limit !== undefined && Math.abs(limit) < Number.MAX_SAFE_INTEGER

function limited(kind: string, { minimum, maximum, maxLength, pattern }: JsonSchema): string {
  if (pattern !== undefined) return m.kind_pattern({ kind, pattern })
  if (maxLength !== undefined) return m.kind_longest({ kind, most: String(maxLength) })
  if (isTelling(minimum) && isTelling(maximum)) return m.kind_from_to({ kind, least: String(minimum), most: String(maximum) })
  return isTelling(minimum) ? m.kind_from({ kind, least: String(minimum) }) : kind
}

/** What a list is of; a list of known length has all its elements alike here. */
const elementOf = ({ items, prefixItems }: JsonSchema): JsonSchema | undefined => (items === false ? prefixItems?.[0] : items)

/** What stands in a value, in words. */
export function kindOf(schema: JsonSchema): string {
  const { type, format, oneOf } = schema
  const [anyOf, items] = [schema.anyOf ?? oneOf, elementOf(schema)]
  if (typeof type === 'object') return kindOf({ ...schema, type: undefined, anyOf: type.map((one) => ({ ...schema, type: one })) })
  if (anyOf !== undefined) {
    const kindsOfAny = anyOf.filter((one) => one.type !== 'null').map(kindOf)
    const either = kindsOfAny.reduce((first, second) => m.kind_or({ first, second }))
    return anyOf.some((one) => one.type === 'null') ? `${either} ${m.kind_null()}` : either
  }
  if (schema.const !== undefined) return m.kind_const({ value: JSON.stringify(schema.const) })
  if (schema.enum !== undefined) return m.kind_one_of({ values: schema.enum.join(', ') })
  if (type === 'array')
    return items === undefined || items.properties !== undefined ? m.kind_array() : m.kind_array_of({ of: kindOf(items) })
  const named = formats[format ?? '']
  if (named !== undefined) return named()
  return limited((kinds[type ?? ''] ?? m.kind_any)(), schema)
}

/** The object inside a list or a value that may be empty, with the brackets of a list. */
function insideOf(schema: JsonSchema): { inside: JsonSchema; brackets: string } {
  const { type, anyOf } = schema
  const items = elementOf(schema)
  if (type === 'array' && items !== undefined) return { inside: insideOf(items).inside, brackets: '[]' }
  const full = anyOf?.find((one) => one.type !== 'null')
  return full === undefined ? { inside: schema, brackets: '' } : insideOf(full)
}

/** Fields of an object with those of the objects inside it, one a row. */
export function schemaRows(schema: JsonSchema, prefix = ''): SchemaRow[] {
  const { inside, brackets } = insideOf(schema)
  const path = brackets === '' ? prefix : `${prefix.replace(/\.$/, '')}${brackets}.`
  if (inside.oneOf !== undefined) {
    const rows = inside.oneOf.flatMap((one) => schemaRows(one, path))
    return rows.filter(({ name }, at) => rows.findIndex((row) => row.name === name) === at)
  }
  return Object.entries(inside.properties ?? {}).flatMap(([name, property]) => [
    { name: `${path}${name}`, kind: kindOf(property), isRequired: inside.required?.includes(name) === true },
    ...schemaRows(property, `${path}${name}.`),
  ])
}
