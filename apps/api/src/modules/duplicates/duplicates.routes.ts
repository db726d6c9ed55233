import { duplicateRoutes } from '@nastavnik/contract'
import type { Binder } from '../../access/binder.ts'
import { compareCards } from './compare-cards.ts'
import { decidePair } from './decide-pair.ts'
import { getIdentity } from './get-identity.ts'
import { listMergers } from './list-mergers.ts'
import { listPairs } from './list-pairs.ts'
import { mergeCards } from './merge-cards.ts'
import { setSnils } from './set-snils.ts'
import { undoMerger } from './undo-merger.ts'

/** `onStale` is told whenever a list is read whose organisation has changed since it was searched. */
export function bindDuplicates(binder: Binder, onStale?: () => void): void {
  binder.use(duplicateRoutes.list, listPairs, ({ searching }) => {
    if (searching) onStale?.()
  })
  binder.use(duplicateRoutes.compare, compareCards)
  binder.use(duplicateRoutes.decide, decidePair)
  binder.use(duplicateRoutes.merge, mergeCards)
  binder.use(duplicateRoutes.mergers, listMergers)
  binder.use(duplicateRoutes.undo, undoMerger)
  binder.use(duplicateRoutes.identity, getIdentity)
  binder.use(duplicateRoutes.setSnils, setSnils)
}
