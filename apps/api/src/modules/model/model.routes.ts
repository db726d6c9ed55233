import { modelRoutes } from '@nastavnik/contract'
import type { Binder } from '../../access/binder.ts'
import { compareModels, readModel } from './read-model.ts'

export function bindModel(binder: Binder): void {
  binder.use(modelRoutes.read, readModel)
  binder.use(modelRoutes.compare, compareModels)
}
