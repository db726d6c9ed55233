export function IndicatorsRoute() {
  return null
}
