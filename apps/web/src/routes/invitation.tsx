import { useLocation } from '@tanstack/react-router'
import { AcceptPage } from '../features/users/accept-page.tsx'

/** The token stands after «#», where neither servers nor their logs see it. */
export function InvitationRoute() {
  const { hash } = useLocation()
  return <AcceptPage key={hash} token={hash} />
}
