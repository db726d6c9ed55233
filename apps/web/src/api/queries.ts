import type { CallInput, Route } from '@nastavnik/contract'
import { QueryClient, queryOptions } from '@tanstack/react-query'
import { call } from './call.ts'
import { ApiProblem } from './problem.ts'

const isPassing = (error: Error) => !(error instanceof ApiProblem) || error.status === 0 || error.status >= 500

export const queries = new QueryClient({
  defaultOptions: {
    queries: {
      networkMode: 'always',
      staleTime: 15_000,
      retry: (failures, error) => failures < 1 && isPassing(error),
    },
    mutations: { networkMode: 'always' },
  },
})

/** A reading of a route: its key is the route and the input. */
export function reading<R extends Route>(route: R, input: CallInput<R>) {
  return queryOptions({ queryKey: [route.path, input], queryFn: ({ signal }) => call(route, input, signal) })
}

/** What was read of these routes is out of date. */
export async function refresh(...routes: readonly Route[]): Promise<void> {
  await Promise.all(routes.map((route) => queries.invalidateQueries({ queryKey: [route.path] })))
}
