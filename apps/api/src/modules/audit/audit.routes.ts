import { auditRoutes } from '@nastavnik/contract'
import type { Binder } from '../../access/binder.ts'
import { listAudit } from './list-audit.ts'

/** What no use case behind a route does. */
const others: Readonly<Record<string, string>> = {
  'identity.signIn': 'Вход',
  'erasures.keepTerms': 'Уничтожено по сроку хранения',
  'moves.expireTransfer': 'Перевод снят: срок ожидания вышел',
  'erasures.replay': 'Уничтожено снова после восстановления из копии (команда)',
  'identity.addUser': 'Добавить учётную запись (команда)',
  'identity.setPassword': 'Сменить пароль учётной записи (команда)',
  'imports.takeWorkbook': 'Загрузить книгу (команда)',
}

/** A line is called what the route of its use case is called. */
export function bindAudit(binder: Binder): void {
  binder.use(
    auditRoutes.list,
    listAudit((action) => binder.titleOf(action) ?? others[action] ?? action),
  )
}
