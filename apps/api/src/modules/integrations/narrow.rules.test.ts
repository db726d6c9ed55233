import type { TokenPermission } from '@nastavnik/contract'
import { expect, test } from 'vitest'
import { type Grant, reachOf } from '../../access/actor.ts'
import { pace } from '../../kernel/pace.ts'
import { canKeepToForms, type NarrowPlace, narrowedActor } from './narrow.rules.ts'
import { faultOfTerm, stateOn } from './terms.rules.ts'

const region: NarrowPlace = { level: 'region', answersTo: null, organisationId: null }
const district: NarrowPlace = { level: 'municipality', answersTo: 'm', organisationId: null }
const school: NarrowPlace = { level: 'organisation', answersTo: 'm', organisationId: 's' }
/** It stands in the municipality and answers to the region. */
const college: NarrowPlace = { level: 'organisation', answersTo: null, organisationId: 'c' }

const grant = (role: Grant['role'], place: Grant['place'], forms: Grant['forms'] = null): Grant => ({ role, place, forms })
const rnc = grant('RNC', { level: 'region' })
const mouo = grant('MOUO', { level: 'municipality', municipalityId: 'm' })
const curator = grant('CURATOR', { level: 'organisation', organisationId: 's' })
const head = grant('ORG_HEAD', { level: 'organisation', organisationId: 's' })
const steward = grant('FORM_STEWARD', { level: 'region' }, ['A', 'B'])

type Case = [string, Grant[], NarrowPlace, TokenPermission[], string[] | null, TokenPermission[]]
test.each<Case>([
  ['назначения нет', [], region, ['report.read'], null, []],
  ['право роли из списка', [rnc], region, ['report.read', 'indicator.read'], null, ['report.read', 'indicator.read']],
  ['не названное право не даётся', [rnc], region, ['report.read'], null, ['report.read']],
  ['названное, но не право роли, не даётся', [rnc], region, ['report.read', 'person.read'], null, ['report.read']],
  ['регион накрывает муниципалитет, школу и колледж', [rnc], college, ['report.read'], null, ['report.read']],
  ['муниципалитет накрывает свою школу', [mouo], school, ['report.read'], null, ['report.read']],
  ['муниципалитет не накрывает колледж региона', [mouo], college, ['report.read'], null, []],
  ['муниципалитет не накрывает регион', [mouo], region, ['report.read'], null, []],
  ['школа не накрывает муниципалитет', [curator], district, ['report.read'], null, []],
  ['имена — ключу школы от её куратора', [curator], school, ['person.read', 'mentorship.read'], null, ['person.read', 'mentorship.read']],
  ['директор имён не даёт', [head], school, ['person.read', 'programme.read'], null, ['programme.read']],
  [
    'куратор выше школы имён не открывает, ключ — тоже',
    [grant('CURATOR', { level: 'municipality', municipalityId: 'm' })],
    school,
    ['person.read', 'report.read'],
    null,
    ['report.read'],
  ],
  ['формы ключа — только с правами, которые их держатся', [rnc], region, ['report.read', 'indicator.read'], ['A'], ['report.read']],
  ['формы ключа и назначения пересекаются', [steward], region, ['report.read'], ['B', 'C'], ['report.read']],
  ['общих форм нет', [steward], region, ['report.read'], ['C'], []],
  ['два назначения складываются', [head, mouo], school, ['programme.read', 'fact.read'], null, ['programme.read', 'fact.read']],
])('%s', (_, grants, place, permissions, forms, expected) => {
  const key = narrowedActor({ userId: 'u', regionId: 1, grants }, { place, permissions, forms })
  expect(permissions.filter((permission) => reachOf(key, permission) !== undefined)).toEqual(expected)
  expect((['token.issue', 'user.manage', 'import.run', 'fact.enter'] as const).filter((one) => reachOf(key, one) !== undefined)).toEqual([])
})

test('формы ключа и назначения видны дальше как пересечение', () => {
  const key = narrowedActor(
    { userId: 'u', regionId: 1, grants: [steward] },
    { place: region, permissions: ['report.read'], forms: ['B', 'C'] },
  )
  expect(key.grants.map(({ forms }) => forms)).toEqual([['B']])
})

test('ключ ключа не шире', () => {
  const key = narrowedActor({ userId: 'u', regionId: 1, grants: [rnc] }, { place: region, permissions: ['report.read'], forms: null })
  const second = narrowedActor(key, { place: district, permissions: ['report.read', 'indicator.read'], forms: null })
  expect(second.grants).toMatchObject([{ only: ['report.read'], place: { level: 'municipality', municipalityId: 'm' } }])
})

test.each<[TokenPermission[], boolean]>([
  [['report.read', 'fact.read'], true],
  [['report.read', 'indicator.read'], false],
  [['person.read'], false],
])('%s держатся форм: %s', (permissions, expected) => expect(canKeepToForms(permissions)).toBe(expected))

test.each([
  ['2021-03-15', '2021-03-15', false, 'active'],
  ['2021-01-01', '2021-03-14', false, 'ended'],
  ['2021-03-16', '2021-12-31', false, 'future'],
  ['2021-01-01', '2021-12-31', true, 'revoked'],
])('срок %s – %s, отозван: %s → %s', (validFrom, validTo, isRevoked, expected) =>
  expect(stateOn('2021-03-15', { validFrom, validTo, isRevoked })).toBe(expected),
)

test.each([
  ['2021-03-15', '2022-03-15', undefined],
  ['2021-03-15', '2022-03-16', 'token.tooLong'],
  ['2024-02-29', '2025-02-28', undefined],
  ['2024-02-29', '2025-03-01', 'token.tooLong'],
  ['2021-03-16', '2021-03-15', 'dates.reversed'],
  ['2021-03-15', '2021-03-14', 'token.alreadyEnded'],
  ['2021-01-01', '2021-03-14', 'token.alreadyEnded'],
])('срок %s – %s: %s', (validFrom, validTo, expected) => expect(faultOfTerm('2021-03-15', { validFrom, validTo })).toBe(expected))

test('у каждого ключа свой счёт, каждую минуту заново', () => {
  const isWithin = pace(2)
  const at = (second: number) => new Date(Date.UTC(2021, 2, 15, 6, 0, second))
  expect(['a', 'a', 'b', 'a'].map((key) => isWithin(key, at(0)))).toEqual([true, true, true, false])
  expect(isWithin('a', at(59))).toBe(false)
  expect(isWithin('a', at(60))).toBe(true)
})
