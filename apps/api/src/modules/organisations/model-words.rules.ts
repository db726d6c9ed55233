import type { FormRef } from '@nastavnik/contract'
import type { TargetModel } from '@nastavnik/target-model'
import { organisationKey } from './titles.rules.ts'

interface Word {
  readonly code: string
  readonly title: string
}

/** A kind as the territory calls it. */
export const kindOf = (model: TargetModel, code: string): Word => ({
  code,
  title: model.organisationKinds.find((kind) => kind.code === code)?.title ?? code,
})

/** The authority of the region that an organisation answers to; null: the МОУО of its municipality. */
export function authorityOf(model: TargetModel, code: string | null): Word | null {
  if (code === null) return null
  return { code, title: model.handbook.actors.find((actor) => actor.code === code)?.title ?? code }
}

/** Whom a new organisation answers to by its kind; in no municipality it answers to the region anyway. */
export function usualAuthority({ subordination }: TargetModel, kind: string): string | null {
  const byKind: Readonly<Record<string, string>> = subordination?.byKind ?? {}
  return byKind[kind] ?? null
}

/** Forms whose steward by the territory's documents is the organisation of this title. */
export function stewardOf(model: TargetModel, title: string): FormRef[] {
  const key = organisationKey(title)
  const names = new Set(
    model.handbook.actors
      .filter((actor) => [actor.title, actor.shortTitle ?? actor.title].some((name) => organisationKey(name) === key))
      .map(({ code }) => code),
  )
  return model.forms.flatMap(({ code, title: form, steward }) => (steward !== null && names.has(steward) ? [{ code, title: form }] : []))
}
