import { programmeRoutes } from '@nastavnik/contract'
import type { Binder } from '../../access/binder.ts'
import { correctProgramme } from './correct-programme.ts'
import { listProgrammes } from './list-programmes.ts'

export function bindProgrammes(binder: Binder): void {
  binder.use(programmeRoutes.list, listProgrammes)
  binder.use(programmeRoutes.correct, correctProgramme)
}
