import type { DraftProblemCode } from '@nastavnik/contract'
import type { Text } from './text.rules.ts'

/** A problem of a draft with the question it stands at; of a question that is gone the name is all there is. */
export interface PlacedProblem {
  readonly code: DraftProblemCode
  readonly question: string | undefined
  readonly page: string | undefined
}

/** Finds the question that a path leads to: `pages.0.elements.3.visibleIf`. */
export function placeProblem({ pages }: Text, { path, code }: { path: string; code: DraftProblemCode }): PlacedProblem {
  const [, page, element] = /^pages\.(\d+)(?:\.elements\.(\d+))?/.exec(path) ?? []
  if (page === undefined) return { code, question: undefined, page: path === 'pages' ? undefined : '-' }
  const found = pages[Number(page)]
  return { code, question: element === undefined ? undefined : found?.elements[Number(element)]?.name, page: found?.name }
}
