import type { Environment } from '../../access/use-case.ts'
import { inTransaction } from '../../kernel/transaction.ts'
import { type AuditFault, findFaults } from './audit.repo.ts'

export interface AuditReport {
  readonly chains: number
  readonly lines: number
  readonly faults: readonly (AuditFault & { readonly regionId: number })[]
}

/** Holds every chain of the installation against its key. */
export async function verifyAudit({ db, models, audit }: Environment): Promise<AuditReport> {
  const report = { chains: 0, lines: 0, faults: [] as (AuditFault & { regionId: number })[] }
  for (const regionId of models.keys()) {
    const found = await inTransaction(db, { regionId, organisationIds: [], readOnly: true }, (tx) => findFaults(tx, audit.key, regionId))
    report.chains += found.chains
    report.lines += found.lines
    report.faults.push(...found.faults.map((fault) => ({ regionId, ...fault })))
  }
  return report
}
