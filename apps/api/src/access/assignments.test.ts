import { RoleCode } from '@nastavnik/contract'
import { expect, test } from 'vitest'
import type { Grant, Place } from './actor.ts'
import { givenBy, mayGive, mayManageAccount, type Post } from './assignments.ts'

/** Down: who gives; across: what is given. */
const table = `
                  CURATOR  ORG_HEAD  MOUO  RNC  FORM_STEWARD  REGION_AUTHORITY  PROJECT_OFFICE  MENTOR  PSYCHOLOGIST  INFORMANT  ADMINISTRATOR  DPO_OFFICER
ADMINISTRATOR        x        x         x  x    x             x                 x               x       x             x          x              x
RNC                  x        x         x  -    x             -                 -               -       x             x          -              x
MOUO                 x        x         -  -    -             -                 -               -       x             x          -              x
ORG_HEAD             x        -         -  -    -             -                 -               -       x             x          -              x
CURATOR              -        -         -  -    -             -                 -               -       -             -          -              -
FORM_STEWARD         -        -         -  -    -             -                 -               -       -             -          -              -
REGION_AUTHORITY     -        -         -  -    -             -                 -               -       -             -          -              -
PROJECT_OFFICE       -        -         -  -    -             -                 -               -       -             -          -              -
MENTOR               -        -         -  -    -             -                 -               -       -             -          -              -
PSYCHOLOGIST         -        -         -  -    -             -                 -               -       -             -          -              -
INFORMANT            -        -         -  -    -             -                 -               -       -             -          -              -
DPO_OFFICER          -        -         -  -    -             -                 -               -       -             -          -              -
`
const [head = '', ...lines] = table.trim().split('\n')
const across = head.trim().split(/\s+/)

test('a role gives exactly the roles of the table', () => {
  const expected = lines.map((line) => {
    const [role = '', ...cells] = line.trim().split(/\s+/)
    return [role, across.filter((_, column) => cells[column] === 'x')]
  })
  expect(Object.entries(givenBy).map(([role, given]) => [role, across.filter((one) => given.includes(one as RoleCode))])).toEqual(expected)
  expect([...across].sort()).toEqual([...RoleCode.options].sort())
})

const grant = (role: RoleCode, place: Place): Grant => ({ role, place, forms: null })
const school = (organisationId: string, municipalityId: string | null): Post => ({ role: 'CURATOR', municipalityId, organisationId })
const region: Place = { level: 'region' }
const north: Place = { level: 'municipality', municipalityId: 'north' }
const first: Place = { level: 'organisation', organisationId: 'first' }

const cases: readonly [what: string, grant: Grant, post: Post, may: boolean][] = [
  ['the centre, anywhere in the region', grant('RNC', region), school('first', 'north'), true],
  ['the centre, a school of no municipality', grant('RNC', region), school('own', null), true],
  ['a municipality, its school', grant('MOUO', north), school('first', 'north'), true],
  ['a municipality, the school of another one', grant('MOUO', north), school('third', 'south'), false],
  ['a municipality, a school of no municipality', grant('MOUO', north), school('own', null), false],
  ['a head, the own school', grant('ORG_HEAD', first), school('first', 'north'), true],
  ['a head, the school next door', grant('ORG_HEAD', first), school('second', 'north'), false],
  ['a head, the whole region', grant('ORG_HEAD', first), { role: 'CURATOR', municipalityId: null, organisationId: null }, false],
  ['a curator, the own school', grant('CURATOR', first), school('first', 'north'), false],
]
test.each(cases)('%s', (_what, held, post, may) => {
  expect(mayGive([held], post)).toBe(may)
})

test('an account is managed only by those who could give all that it holds', () => {
  const municipality = [grant('MOUO', north)]
  const curator = school('first', 'north')
  expect(mayManageAccount(municipality, [curator])).toBe(true)
  expect(mayManageAccount(municipality, [curator, { role: 'RNC', municipalityId: null, organisationId: null }])).toBe(false)
  expect(mayManageAccount(municipality, [])).toBe(false)
})
