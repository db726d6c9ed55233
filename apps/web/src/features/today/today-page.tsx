import { useGrant, usePlace } from '../../api/place.ts'
import { may, useSession } from '../../api/session.ts'
import { m } from '../../paraglide/messages.js'
import { Page } from '../../ui/page.tsx'
import { yearOf } from '../../ui/years.ts'
import { CalmToday } from './calm-today.tsx'
import { CuratorToday } from './curator-today.tsx'
import { FormTotals } from './form-totals.tsx'
import { RunningIncidents } from './running-incidents.tsx'
import { TerritoryToday } from './territory-today.tsx'

/** The first page is by what the person does here, not by the name of the role. */
export function TodayPage() {
  const session = useSession()
  const place = usePlace()
  const grant = useGrant()
  const year = yearOf(session.today)
  const { name } = session.user
  const incidents = may(session, 'incident.read') ? <RunningIncidents /> : null
  if (place.level === 'organisation' && may(session, 'import.run')) {
    return (
      <Page title={m.today_title()} lead={m.today_curator_lead({ name })}>
        {incidents}
        <CuratorToday organisation={place.code} year={year} />
      </Page>
    )
  }
  if (place.level !== 'organisation' && may(session, 'report.read')) {
    return (
      <Page title={m.today_title()} lead={m.today_territory_lead({ title: place.title, year: String(year) })}>
        {incidents}
        <TerritoryToday unit={place} year={year} />
      </Page>
    )
  }
  return (
    <Page title={m.today_title()} lead={m.today_calm_lead({ name, role: grant?.roleTitle ?? '' })}>
      {incidents}
      <CalmToday />
      {place.level === 'organisation' && may(session, 'report.read') ? <FormTotals unit={place.code} year={year} /> : null}
    </Page>
  )
}
