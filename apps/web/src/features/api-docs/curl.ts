import type { JsonSchema, Operation } from './openapi.ts'

/** Values that work with the demonstration data. */
const samples: Readonly<Record<string, string>> = { period: '2026', year: '2026', indicator: 'I1', form: 'PUPIL_PUPIL' }

function sampleOf(name: string, { enum: choices }: JsonSchema, unit: string): string {
  if (['unit', 'organisation', 'code'].includes(name)) return unit
  return samples[name] ?? (choices === undefined ? name.toUpperCase() : String(choices[0]))
}

/** A command that reads with a key. Only what is obligatory stands in it. */
export function curlOf({ path, parameters }: Operation, origin: string, unit: string): string {
  const needed = parameters.filter(({ required }) => required)
  const address = needed
    .filter((one) => one.in === 'path')
    .reduce((text, { name, schema }) => text.replace(`{${name}}`, sampleOf(name, schema, unit)), path)
  const query = needed.filter((one) => one.in === 'query').map(({ name, schema }) => [name, sampleOf(name, schema, unit)])
  const search = query.length === 0 ? '' : `?${new URLSearchParams(query)}`
  return `curl -H "Authorization: Bearer $KEY" "${origin}${address}${search}"`
}
