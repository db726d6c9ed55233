import { todayRoutes } from '@nastavnik/contract'
import type { Binder } from '../../access/binder.ts'
import { readToday } from './read-today.ts'

export function bindToday(binder: Binder): void {
  binder.use(todayRoutes.read, readToday)
}
