export function OrganisationRoute() {
  return null
}
