import type { UnitRef } from '@nastavnik/contract'
import type { ReactNode } from 'react'
import { usePlace } from '../api/place.ts'
import { m } from '../paraglide/messages.js'
import { LinkButton } from './link-button.tsx'
import { Page } from './page.tsx'

/** Names stay in the organisation: a page that needs one is not shown from a territory. */
export function OrganisationOnly({ children }: { readonly children: (organisation: UnitRef) => ReactNode }) {
  const place = usePlace()
  if (place.level === 'organisation') return children(place)
  return (
    <Page title={m.organisation_only_title()} lead={m.organisation_only_text()}>
      <div>
        <LinkButton to="/reports">{m.nav_reports()}</LinkButton>
      </div>
    </Page>
  )
}
