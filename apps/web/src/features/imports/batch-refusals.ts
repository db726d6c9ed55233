import { queries } from '../../api/queries.ts'
import type { RefusedFile } from './refused-files.tsx'

const keyOf = (batch: string) => ['refusedFiles', batch]

/** Files that were not kept live as long as the page does: nothing of them is on the server. */
export const refusedOf = (batch: string): readonly RefusedFile[] => queries.getQueryData<readonly RefusedFile[]>(keyOf(batch)) ?? []

export const rememberRefused = (batch: string, files: readonly RefusedFile[]): void => {
  queries.setQueryData(keyOf(batch), files)
}
