import { InvitePage } from '../features/users/invite-page.tsx'

export function NewUserRoute() {
  return <InvitePage />
}
