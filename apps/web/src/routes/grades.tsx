import { GradesPage } from '../features/measurements/grades-page.tsx'

export function GradesRoute() {
  return <GradesPage />
}
