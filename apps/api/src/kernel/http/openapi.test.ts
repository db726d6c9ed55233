import { moduleTitles, Problem, routes } from '@nastavnik/contract'
import { expect, test } from 'vitest'
import { toOpenApi } from './openapi.ts'

const access = {
  rolesOf: (permission: string) => [`holder of ${permission}`],
  isForTokens: (permission: string) => permission === 'report.read',
}
const document = toOpenApi(routes, Problem, moduleTitles, access)
interface Operation {
  operationId: string
  security?: readonly object[]
  responses: Readonly<Record<string, unknown>>
  'x-permission'?: string
  'x-roles'?: readonly string[]
}
const operations = Object.entries(document['paths'] as Record<string, Record<string, Operation>>).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ path, method, ...operation })),
)
const all = Object.values(routes).flatMap((module) => Object.values(module))

test('every route of the contract is an operation of its own', () => {
  expect(document['openapi']).toBe('3.1.0')
  expect(operations).toHaveLength(all.length)
  expect(new Set(operations.map(({ operationId }) => operationId)).size).toBe(all.length)
})

test('only open routes ask for no session', () => {
  const open = operations.filter(({ security }) => security === undefined).map(({ method, path }) => `${method} ${path}`)
  expect(open.sort()).toEqual([
    'delete /api/session',
    'post /api/answering/finish',
    'post /api/answering/open',
    'post /api/applying/applications',
    'post /api/applying/open',
    'post /api/informing/open',
    'post /api/informing/statements',
    'post /api/invitations/accept',
    'post /api/partner-answers',
    'post /api/partner-answers/open',
    'post /api/session',
    'post /api/session/code',
    'post /api/session/enrolment',
    'post /api/session/enrolment/confirm',
    'put /api/answering/answers',
  ])
})

test('no schema points to nowhere', () => {
  const references = JSON.stringify(document).match(/"\$ref":"[^"]+"/g) ?? []
  expect(new Set(references)).toEqual(new Set(['"$ref":"#/components/schemas/Problem"']))
})

const operationOf = (id: string): Partial<Operation> => operations.find(({ operationId }) => operationId === id) ?? {}

test('an operation says who may call it, by a session or by a key', () => {
  expect(operationOf('reports.forms')).toMatchObject({
    'x-permission': 'report.read',
    'x-roles': ['holder of report.read'],
    security: [{ session: [] }, { token: [] }],
  })
  expect(operationOf('indicators.get').security).toEqual([{ session: [] }])
})

test.each([
  ['session.signIn', '200 422 503 default'],
  ['people.correct', '200 401 403 404 409 422 429 503 default'],
  ['imports.upload', '200 401 403 404 413 422 429 503 default'],
])('%s can be refused as %s', (id, statuses) => expect(Object.keys(operationOf(id).responses ?? {}).join(' ')).toBe(statuses))

test('every module has a title', () => {
  const tags = document['tags'] as { name: string; description: string }[]
  expect(tags.map(({ name }) => name)).toEqual(Object.keys(routes))
  expect(tags.every(({ name, description }) => description !== '' && description !== name)).toBe(true)
})
