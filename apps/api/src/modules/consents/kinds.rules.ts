import type { ConsentKind, ConsentKindRef } from '@nastavnik/contract'
import type { ConsentKindDefinition, ConsentVersion, TargetModel } from '@nastavnik/target-model'

export const kindRefs = ({ consents }: TargetModel): ConsentKindRef[] =>
  consents.kinds.map(({ code, title, short, stops }) => ({ code, title, short, stops }))

export function kindOf({ consents }: TargetModel, code: ConsentKind): ConsentKindDefinition {
  const kind = consents.kinds.find((candidate) => candidate.code === code)
  if (kind === undefined) throw new Error(`the model has no consent ${code}`)
  return kind
}

/** The wording printed on the day; before the first one it is the first. */
export function wordingOn({ versions }: ConsentKindDefinition, today: string): ConsentVersion {
  const wording = versions.findLast(({ from }) => from <= today) ?? versions[0]
  if (wording === undefined) throw new Error('a consent without a text')
  return wording
}

/** Versions under which a consent still holds: those since the last one that asked everybody anew. */
export function versionsThatHold({ versions }: ConsentKindDefinition, today: string): string[] {
  const begun = versions.filter(({ from }, index) => index === 0 || from <= today)
  const renewed = begun.findLastIndex(({ renews }) => renews)
  return begun.slice(Math.max(renewed, 0)).map(({ version }) => version)
}
