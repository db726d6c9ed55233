export function NewOrganisationRoute() {
  return null
}
