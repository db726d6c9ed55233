import { RegisterPage } from '../features/incidents/register-page.tsx'

export function NewIncidentRoute() {
  return <RegisterPage />
}
