import { exportRoutes } from '@nastavnik/contract'
import type { Binder } from '../../access/binder.ts'
import { countPeople } from './count-people.ts'
import { downloadPeople } from './download-people.ts'

export function bindExports(binder: Binder): void {
  binder.useJob(exportRoutes.people, downloadPeople)
  binder.use(exportRoutes.counts, countPeople)
}
