export function OrganisationsRoute() {
  return null
}
