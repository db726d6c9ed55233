import type { ModelFile, Problem } from './model-files.ts'

type Place = readonly [file: ModelFile<unknown>, path: readonly PropertyKey[]]

/** Complains about every entry whose key another one already has. */
export function checkUnique<K>(entries: { key: K; at: Place }[], message: (key: K) => string, problems: Problem[]) {
  const seen = new Set<K>()
  for (const {
    key,
    at: [file, path],
  } of entries) {
    if (seen.has(key)) problems.push(file.problemAt(path, message(key)))
    seen.add(key)
  }
}

/** Complains about every code that is not defined where it should be. */
export function checkKnown(
  file: ModelFile<unknown>,
  what: string,
  known: { code: string }[],
  used: [string, PropertyKey[]][],
  problems: Problem[],
  where = 'в федеральной части',
) {
  const codes = new Set(known.map(({ code }) => code))
  for (const [code, path] of used) if (!codes.has(code)) problems.push(file.problemAt(path, `${what} ${code} нет ${where}`))
}

/** Complains when one name, however spelt, leads to two entries. */
export function checkNames(
  entries: { owner: string; names: Iterable<string>; at: Place }[],
  problems: Problem[],
  owners = new Map<string, string>(),
) {
  for (const {
    owner,
    names,
    at: [file, path],
  } of entries)
    for (const name of names) {
      const other = owners.get(name) ?? owner
      owners.set(name, other)
      if (other !== owner) problems.push(file.problemAt(path, `название «${name}» уже относится к ${other}`))
    }
}

/** Every code of a list with its place, for `checkKnown`. */
export const codesAt = (entries: { code: string }[], ...path: PropertyKey[]) =>
  entries.map(({ code }, index): [string, PropertyKey[]] => [code, [...path, index, 'code']])
