import { getRouteApi, useRouter } from '@tanstack/react-router'
import { enter } from '../api/session.ts'
import { SignInPage } from '../features/sign-in/sign-in-page.tsx'

const route = getRouteApi('/sign-in')

/** Only an address of this site: `//elsewhere` and `https:` are not followed. */
const isOwn = (address: string) => /^\/(?![/\\])/.test(address)

export function SignInRoute() {
  const { to } = route.useSearch()
  const router = useRouter()
  return (
    <SignInPage
      onSignedIn={(session) => {
        enter(session)
        router.history.replace(to !== undefined && isOwn(to) ? to : '/')
      }}
    />
  )
}
