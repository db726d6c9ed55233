export function IndicatorMunicipalitiesRoute() {
  return null
}
