import { permissions, RoleCode } from '@nastavnik/contract'
import { expect, test } from 'vitest'
import { permissionsOf } from './roles.ts'

/** Rights by role. Changing a cell changes who sees what: it is done here and in `roles.ts` together, or not at all. */
const table = `
                         CURATOR  ORG_HEAD  MOUO  RNC  FORM_STEWARD  REGION_AUTHORITY  PROJECT_OFFICE  MENTOR  PSYCHOLOGIST  INFORMANT  ADMINISTRATOR  DPO_OFFICER
organisation.read           x        x       x     x        x               x                -           -          -            -            x             x
organisation.create         -        -       x     x        -               -                -           -          -            -            x             -
organisation.update         x        -       x     x        -               -                -           -          -            -            x             -
organisation.reorganise     -        -       x     x        -               -                -           -          -            -            x             -
person.read                 x        -       -     -        -               -                -           -          -            -            -             -
person.correct              x        -       -     -        -               -                -           -          -            -            -             -
consent.read                x        -       -     -        -               -                -           -          -            -            -             -
consent.record              x        -       -     -        -               -                -           -          -            -            -             -
conclusion.read             -        -       -     -        -               -                -           -          x            -            -             -
conclusion.record           -        -       -     -        -               -                -           -          x            -            -             -
person.tell                 x        -       -     -        -               -                -           -          -            -            -             -
person.erase                x        -       -     -        -               -                -           -          -            -            -             -
erasure.read                x        x       -     -        -               -                -           -          -            -            -             x
programme.read              x        x       -     -        -               -                -           -          -            -            -             -
programme.judge             x        -       -     -        -               -                -           -          -            -            -             -
assessment.read             x        x       -     -        -               -                -           -          -            -            -             -
assessment.record           x        -       -     -        -               -                -           -          -            -            -             -
meeting.read                x        -       -     -        -               -                -           -          -            -            -             -
meeting.run                 x        -       -     -        -               -                -           -          -            -            -             -
matching.read               x        -       -     -        -               -                -           -          -            -            -             -
matching.run                x        -       -     -        -               -                -           -          -            -            -             -
matching.count              -        -       x     x        x               x                -           -          -            -            -             -
matching.host               -        -       x     x        x               -                -           -          -            -            -             -
mentorship.read             x        -       -     -        -               -                -           -          -            -            -             -
mentorship.correct          x        -       -     -        -               -                -           -          -            -            -             -
group.register              x        -       -     -        -               -                -           -          -            -            -             -
application.read            x        -       -     -        -               -                -           -          -            -            -             -
application.decide          x        -       -     -        -               -                -           -          -            -            -             -
statement.give              -        -       -     -        -               -                -           -          x            x            -             -
statement.read              x        -       -     -        -               -                -           -          x            -            -             -
statement.ask               x        -       -     -        -               -                -           -          -            -            -             -
questionnaire.read          x        -       -     x        -               -                -           -          -            -            -             -
questionnaire.edit          x        -       -     x        -               -                -           -          -            -            -             -
survey.read                 x        -       -     -        -               -                -           -          -            -            -             -
survey.run                  x        -       -     -        -               -                -           -          -            -            -             -
readiness.read              x        -       -     -        -               -                -           -          -            -            -             -
readiness.record            x        -       -     -        -               -                -           -          -            -            -             -
interview.approve           x        x       -     -        -               -                -           -          -            -            -             -
import.run                  x        -       -     -        -               -                -           -          -            -            -             -
measurement.read            x        x       x     x        -               x                -           -          -            -            -             -
measurement.record          x        -       -     -        -               -                -           -          -            -            -             -
report.read                 x        x       x     x        x               x                -           -          -            -            -             -
indicator.read              x        x       x     x        -               x                x           -          -            -            -             -
denominator.set             -        -       x     x        -               x                -           -          -            -            -             -
model.read                  x        x       x     x        x               x                x           -          x            x            x             x
fact.read                   x        x       x     x        x               x                x           -          -            -            -             -
fact.enter                  -        -       x     x        -               -                -           -          -            -            -             -
user.read                   x        x       x     x        -               -                -           -          -            -            x             -
user.manage                 -        x       x     x        -               -                -           -          -            -            x             -
user.substitute             x        x       x     x        -               -                -           -          -            -            x             -
token.issue                 x        -       x     x        -               -                -           -          -            -            x             -
letter.edit                 -        -       -     x        -               -                -           -          -            -            x             -
audit.read                  -        x       -     -        -               -                -           -          -            -            x             x
incident.read               -        x       -     -        -               -                -           -          -            -            x             x
incident.register           -        x       -     -        -               -                -           -          -            -            x             x
`

const [head = '', ...lines] = table.trim().split('\n')
const roles = head.trim().split(/\s+/)

test('roles hold exactly the rights of the table', () => {
  const expected = Object.fromEntries(
    roles.map((role, column) => [
      role,
      lines.flatMap((line) => {
        const [permission = '', ...cells] = line.trim().split(/\s+/)
        return cells[column] === 'x' ? [permission] : []
      }),
    ]),
  )
  const actual = Object.fromEntries(
    Object.entries(permissionsOf).map(([role, held]) => [role, permissions.filter((one) => held.includes(one))]),
  )
  expect(actual).toEqual(expected)
})

test('the table speaks of every role and every right of the contract', () => {
  expect([...roles].sort()).toEqual([...RoleCode.options].sort())
  expect(lines.map((line) => line.split(' ')[0])).toEqual([...permissions])
})

test('no role holds a right twice, and every right is held by somebody', () => {
  for (const held of Object.values(permissionsOf)) expect(new Set(held).size).toBe(held.length)
  expect(permissions.filter((permission) => !Object.values(permissionsOf).some((held) => held.includes(permission)))).toEqual([])
})

test('names of people are for the curator alone', () => {
  const aboutNames = permissions.filter((one) => /^(person|consent|mentorship|group|import)\./.test(one))
  expect(aboutNames.length).toBe(10)
  const holders = Object.entries(permissionsOf).flatMap(([role, held]) => (held.some((one) => aboutNames.includes(one)) ? [role] : []))
  expect(holders).toEqual(['CURATOR'])
})
