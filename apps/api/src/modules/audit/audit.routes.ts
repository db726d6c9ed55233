import { auditRoutes } from '@nastavnik/contract'
import type { Binder } from '../../access/binder.ts'
import { listAudit } from './list-audit.ts'

/** What only commands do: no route speaks of it. */
const commands: Readonly<Record<string, string>> = {
  'identity.addUser': 'Добавить учётную запись (команда)',
  'identity.setPassword': 'Сменить пароль учётной записи (команда)',
  'imports.takeWorkbook': 'Загрузить книгу (команда)',
}

/** Bound last: a line is called what the route of its use case is called. */
export function bindAudit(binder: Binder): void {
  const titleOf = (action: string) =>
    binder.bindings.find(({ useCase }) => useCase?.name === action)?.route.summary ?? commands[action] ?? action
  binder.use(auditRoutes.list, listAudit(titleOf))
}
