import { type DraftPair, type DraftPairs, draftPageSize, matchingRoutes, type PairsFilter, type PairsOrder } from '@nastavnik/contract'
import { useQueries, useQuery } from '@tanstack/react-query'
import { queries, reading } from '../../api/queries.ts'
import { chunksOf } from './chunks.rules.ts'

export interface WantedPairs {
  readonly filter: PairsFilter | undefined
  readonly search: string | undefined
  readonly order: PairsOrder | undefined
}

const chunk = (id: string, wanted: WantedPairs, from: number) =>
  reading(matchingRoutes.pairs, { params: { id }, query: { ...wanted, from } })

/** The beginning of the list: it tells how long the whole is. */
export const usePairsStart = (id: string, wanted: WantedPairs) => useQuery({ ...chunk(id, wanted, 0), staleTime: 0 })

/** These rows of the list, as they come: they are asked for in chunks. */
export function usePairs(id: string, wanted: WantedPairs, asked: readonly number[]) {
  const found = useQueries({ queries: chunksOf(asked).map((from) => chunk(id, wanted, from)) })
  const rows = new Map<number, DraftPair>(
    found.flatMap(({ data }) => (data === undefined ? [] : data.items.map((pair, index) => [data.from + index, pair] as const))),
  )
  const failed = found.find(({ error, data }) => error !== null && data === undefined)
  return { rows, error: failed?.error ?? null, retry: () => void failed?.refetch() }
}

/** Who stands in the list, all of it, chunk after chunk. */
export async function readPairs(id: string, wanted: WantedPairs): Promise<DraftPair[]> {
  const pairs: DraftPair[] = []
  for (;;) {
    const { items, total } = await queries.fetchQuery({ ...chunk(id, wanted, pairs.length), staleTime: 0 })
    pairs.push(...items)
    if (items.length < draftPageSize || pairs.length >= total) return pairs
  }
}

/** Changes the rows that stand on the page at once; the lists stay as they are until they are read anew: a row that has been answered does not run away from under the hand. */
export function patchPairs(id: string, patch: (pair: DraftPair) => DraftPair): void {
  queries.setQueriesData<DraftPairs>(
    { predicate: ({ queryKey: [path, input] }) => path === matchingRoutes.pairs.path && isOf(input, id) },
    (data) => data && { ...data, items: data.items.map(patch) },
  )
}

const isOf = (input: unknown, id: string): boolean =>
  typeof input === 'object' && input !== null && 'params' in input && JSON.stringify(input.params) === JSON.stringify({ id })
