import { Problem, routes } from '@nastavnik/contract'
import { expect, test } from 'vitest'
import { toOpenApi } from './openapi.ts'

const document = toOpenApi(routes, Problem)
const operations = Object.entries(document['paths'] as Record<string, Record<string, { operationId: string; security?: unknown }>>).flatMap(
  ([path, methods]) => Object.entries(methods).map(([method, operation]) => ({ path, method, ...operation })),
)
const all = Object.values(routes).flatMap((module) => Object.values(module))

test('every route of the contract is an operation of its own', () => {
  expect(document['openapi']).toBe('3.1.0')
  expect(operations).toHaveLength(all.length)
  expect(new Set(operations.map(({ operationId }) => operationId)).size).toBe(all.length)
})

test('only open routes ask for no session', () => {
  const open = operations.filter(({ security }) => security === undefined).map(({ method, path }) => `${method} ${path}`)
  expect(open.sort()).toEqual(['delete /api/session', 'post /api/session'])
})

test('no schema points to nowhere', () => {
  const references = JSON.stringify(document).match(/"\$ref":"[^"]+"/g) ?? []
  expect(new Set(references)).toEqual(new Set(['"$ref":"#/components/schemas/Problem"']))
})
