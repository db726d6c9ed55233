export function NewGroupRoute() {
  return null
}
