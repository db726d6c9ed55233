import { Link } from '@tanstack/react-router'
import { useMay } from '../../api/session.ts'
import { m } from '../../paraglide/messages.js'

/** The way to those who have not signed the consent that a joint round needs. */
export function ConsentsLink() {
  const mayRead = useMay('consent.read')
  if (!mayRead) return null
  return (
    <Link to="/consents" search={{ kind: 'TRANSFER_TO_PARTNER', state: 'lacking' }}>
      {m.joint_consents_link()}
    </Link>
  )
}
