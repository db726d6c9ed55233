export function PairsRoute() {
  return null
}
