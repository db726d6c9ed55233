import { type Practice, pageSize } from '@nastavnik/contract'
import { organisationInReach } from '../../access/units.ts'
import { defineUseCase } from '../../access/use-case.ts'
import { readProgrammes } from './programmes.repo.ts'
import { titleKey } from './titles.rules.ts'

interface ListProgrammes {
  readonly organisation: string
  readonly search?: string | undefined
  readonly form?: string | undefined
  readonly practice?: Practice | undefined
  readonly page: number
}

/** Programmes of an organisation with the numbers of their people. */
export const listProgrammes = defineUseCase({
  name: 'programmes.listProgrammes',
  permission: 'programme.read',
  sees: 'reporting',
  authorize: ({ tx, reach }, { organisation }: ListProgrammes) => organisationInReach(tx, reach, organisation),
  run: async ({ tx, model }, { id, regionId }, { search = '', form, practice, page }: ListProgrammes) => ({
    ...(await readProgrammes(tx, model, { regionId, organisationIds: [id] }, { titleKey: titleKey(search), form, practice, page })),
    page,
    pageSize,
  }),
})
