import { type Permission, type Session, sessionRoutes } from '@nastavnik/contract'
import { queryOptions, useSuspenseQuery } from '@tanstack/react-query'
import { call } from './call.ts'
import { rememberSession } from './expiry.ts'
import { queries } from './queries.ts'

export const sessionReading = queryOptions({
  queryKey: [sessionRoutes.current.path],
  queryFn: async () => {
    const session = await call(sessionRoutes.current, {})
    rememberSession(true)
    return session
  },
  staleTime: Number.POSITIVE_INFINITY,
  retry: false,
})

/** Who I am; pages below the shell are shown only when this is known. */
export function useSession(): Session {
  return useSuspenseQuery(sessionReading).data
}

export const may = (session: Session, permission: Permission) => session.permissions.includes(permission)

export const useMay = (permission: Permission) => may(useSession(), permission)

export function enter(session: Session): void {
  queries.setQueryData(sessionReading.queryKey, session)
  rememberSession(true)
}

export async function leave(): Promise<void> {
  await call(sessionRoutes.signOut, {})
  rememberSession(false)
  sessionStorage.clear()
  location.assign('/sign-in') // a fresh page: nothing read before stays in memory of a shared computer
}
