import { TodayPage } from '../features/today/today-page.tsx'

export function TodayRoute() {
  return <TodayPage />
}
