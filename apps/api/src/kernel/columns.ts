type Snake<Name extends string> = Name extends `${infer First}${infer Rest}`
  ? `${First extends Lowercase<First> ? First : `_${Lowercase<First>}`}${Snake<Rest>}`
  : ''

/** The column of a field: `timeResource` is kept in `time_resource`. */
export const columnOf = (field: string): string => field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

/** Values of fields under the names of their columns. */
export type InColumns<Fields> = { [Field in keyof Fields & string as Snake<Field>]: Fields[Field] }

export function toColumns<Fields extends Readonly<Record<string, unknown>>>(fields: Fields): InColumns<Fields> {
  return Object.fromEntries(Object.entries(fields).map(([field, value]) => [columnOf(field), value])) as InColumns<Fields>
}
