import { tokenRoutes } from '@nastavnik/contract'
import type { Binder } from '../../access/binder.ts'
import { issueToken, listTokens, revokeToken } from './issue-token.ts'

export function bindIntegrations(binder: Binder): void {
  binder.use(tokenRoutes.list, listTokens)
  binder.use(tokenRoutes.issue, issueToken)
  binder.use(tokenRoutes.revoke, revokeToken)
}
