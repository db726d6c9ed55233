import { type AuditEntry, type AuditKind, pageSize } from '@nastavnik/contract'
import { processing } from '../../access/gate.ts'
import { unitInReach } from '../../access/units.ts'
import { defineUseCase, noPeople } from '../../access/use-case.ts'
import { readAudit } from './audit.repo.ts'

interface ListAudit {
  readonly unit: string
  readonly kind?: AuditKind | undefined
  readonly subject?: string | undefined
  readonly user?: string | undefined
  readonly from?: string | undefined
  readonly to?: string | undefined
  readonly page: number
}

/** Lines of a place, the newest first. They name nobody but the staff, so reading them is no line. */
export const listAudit = (titleOf: (action: string) => string) =>
  defineUseCase({
    name: 'audit.listAudit',
    permission: 'audit.read',
    sees: 'people',
    gate: processing,
    authorize: ({ tx, reach }, { unit }: ListAudit) => unitInReach(tx, reach, unit),
    run: async ({ tx, model, reach }, unit, { page, unit: _unit, ...filter }: ListAudit) => {
      const { rows, total } = await readAudit(tx, reach, unit, { ...filter, timeZone: model.timeZone }, page)
      const items = rows.map(
        ({ action, at, total: _total, ...line }): AuditEntry => ({ ...line, at: at.toISOString(), title: titleOf(action) }),
      )
      const { level, code, title } = unit
      return { unit: { level, code, title }, items, total, page, pageSize }
    },
    audit: noPeople,
  })
