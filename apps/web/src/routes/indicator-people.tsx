export function IndicatorPeopleRoute() {
  return null
}
