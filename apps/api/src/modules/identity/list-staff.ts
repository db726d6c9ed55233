import { processing } from '../../access/gate.ts'
import { organisationInReach } from '../../access/units.ts'
import { defineUseCase, noPeople } from '../../access/use-case.ts'
import { readStaff } from './users.repo.ts'

/** Enough for a school; of a larger staff the card shows the beginning. */
const shown = 20

/** Who works at an organisation today: the grants that stand at it and hold. 404 `unit.notFound`. */
export const listStaff = defineUseCase({
  name: 'identity.listStaff',
  permission: 'user.read',
  sees: 'people',
  gate: processing,
  authorize: ({ tx, reach }, { code }: { code: string }) => organisationInReach(tx, reach, code),
  run: async ({ tx, model, today }, organisation) => {
    const { rows, total } = await readStaff(tx, organisation, { today, limit: shown })
    const titles = new Map<string, string>(model.roles.map(({ code, title }) => [code, title]))
    return { items: rows.map(({ role, ...row }) => ({ ...row, roleTitle: titles.get(role) ?? role })), total }
  },
  audit: noPeople,
})
