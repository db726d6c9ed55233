import { processing } from '../../access/gate.ts'
import { defineUseCase, noPeople } from '../../access/use-case.ts'

/** How many rows of a workbook that is being uploaded have been read; the sender knows its number, nobody else does. */
export const readProgress = (stepOf: (sending: string) => number | undefined) =>
  defineUseCase({
    name: 'imports.readProgress',
    permission: 'import.run',
    sees: 'people',
    gate: processing,
    authorize: async () => undefined,
    run: async (_context, _target, { id }: { id: string }) => ({ rows: stepOf(id) ?? null }),
    audit: noPeople,
  })
