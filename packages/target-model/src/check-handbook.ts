import { checkKnown } from './checks.ts'
import type { Problem } from './model-files.ts'
import type { Federal, TerritoryFolder } from './schema.ts'

/** Checks that the descriptions of forms are of forms that exist. */
export function checkFederalHandbook({ forms, formAims, roleModels }: Federal, problems: Problem[]) {
  for (const file of [formAims, roleModels])
    checkKnown(
      file,
      'формы',
      forms.value,
      file.value.map(({ form }, index) => [form, [index, 'form']]),
      problems,
    )
}

/** Checks that everybody the territory's files name is one of its actors, under a role that the territory has. */
export function checkTerritoryHandbook({ territory, actors, reportCalendar }: TerritoryFolder, problems: Problem[]) {
  const known = actors.value.actors
  const checkActors = (file: typeof territory | typeof actors | typeof reportCalendar, used: [string | null, PropertyKey[]][]) =>
    checkKnown(
      file,
      'участника',
      known,
      used.flatMap(([code, path]) => (code === null ? [] : [[code, path]])),
      problems,
      'в actors.yaml',
    )
  checkActors(
    territory,
    territory.value.forms.map(({ steward }, index) => [steward, ['forms', index, 'steward']]),
  )
  const { authorities = [], byKind = {} } = territory.value.subordination ?? {}
  checkActors(
    territory,
    authorities.map((code, index) => [code, ['subordination', 'authorities', index]]),
  )
  checkKnown(
    territory,
    'органа',
    authorities.map((code) => ({ code })),
    Object.entries(byKind).map(([kind, code]) => [code, ['subordination', 'byKind', kind]]),
    problems,
    'среди authorities',
  )
  checkActors(
    actors,
    actors.value.flows.flatMap(({ from, to }, index) => [
      [from, ['flows', index, 'from']],
      [to, ['flows', index, 'to']],
    ]),
  )
  checkActors(
    reportCalendar,
    reportCalendar.value.flatMap(({ from, to }, index) => [
      ...from.map((code, place): [string, PropertyKey[]] => [code, [index, 'from', place]]),
      ...to.map((code, place): [string, PropertyKey[]] => [code, [index, 'to', place]]),
    ]),
  )

  const { roles: excluded } = territory.value.excludes
  for (const [index, { role }] of known.entries())
    if (role && excluded.includes(role))
      problems.push(actors.problemAt(['actors', index, 'role'], `роль ${role} исключена в territory.yaml`))
}

/** Checks that the territory's acts do not take the codes of the federal ones: they are shown in one list. */
export function checkLegalActs(federal: Federal, { legalActs }: TerritoryFolder, problems: Problem[]) {
  const taken = new Set(federal.legalActs.value.map(({ code }) => code))
  for (const [index, { code }] of legalActs.value.entries())
    if (taken.has(code)) problems.push(legalActs.problemAt([index, 'code'], `код ${code} уже занят в федеральной части`))
}
