export function ProgrammesRoute() {
  return null
}
