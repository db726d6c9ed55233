import { organisationRoutes } from '@nastavnik/contract'
import { useQuery } from '@tanstack/react-query'
import { reading } from '../../api/queries.ts'

/** The kinds that the organisations I see are of: the contract has no list of kinds yet. */
export function useKinds(): readonly (readonly [code: string, title: string])[] {
  const units = useQuery(reading(organisationRoutes.list, { query: { level: 'organisation', page: 1 } })).data?.items ?? []
  const kinds = new Map(units.flatMap(({ kind }) => (kind === null ? [] : [[kind.code, kind.title] as const])))
  return [...kinds.entries()]
}
