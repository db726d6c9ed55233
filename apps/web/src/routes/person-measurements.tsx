import { getRouteApi } from '@tanstack/react-router'
import { PersonDiagnosticsPage, PersonMeasurementsPage } from '../features/measurements/person-measurements-page.tsx'

const ofPerson = getRouteApi('/staff/people/$id/measurements')
const ofParticipant = getRouteApi('/staff/conclusions/$id/parameters')

export function PersonMeasurementsRoute() {
  const { id } = ofPerson.useParams()
  return <PersonMeasurementsPage key={id} id={id} />
}

export function PersonDiagnosticsRoute() {
  const { id } = ofParticipant.useParams()
  return <PersonDiagnosticsPage key={id} id={id} />
}
