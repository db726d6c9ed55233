export function TodayRoute() {
  return null
}
