export function PairRoute() {
  return null
}
