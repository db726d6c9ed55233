import { RoleCode } from '@nastavnik/contract'
import { queryOptions } from '@tanstack/react-query'
import * as z from 'zod/mini'
import { toProblem, unreachable } from '../../api/problem.ts'

/** The part of JSON Schema that the contract is written in. */
export interface JsonSchema {
  readonly type?: string | readonly string[] | undefined
  readonly format?: string | undefined
  readonly pattern?: string | undefined
  readonly const?: unknown
  readonly enum?: readonly unknown[] | undefined
  readonly anyOf?: readonly JsonSchema[] | undefined
  /** One of several objects, told apart by a field. */
  readonly oneOf?: readonly JsonSchema[] | undefined
  /** False: no more than `prefixItems`. */
  readonly items?: JsonSchema | false | undefined
  readonly prefixItems?: readonly JsonSchema[] | undefined
  readonly properties?: Readonly<Record<string, JsonSchema>> | undefined
  readonly required?: readonly string[] | undefined
  readonly minimum?: number | undefined
  readonly maximum?: number | undefined
  readonly maxLength?: number | undefined
}

const schema: z.ZodMiniType<JsonSchema> = z.lazy(() =>
  z.object({
    type: z.optional(z.union([z.string(), z.array(z.string())])),
    format: z.optional(z.string()),
    pattern: z.optional(z.string()),
    const: z.optional(z.unknown()),
    enum: z.optional(z.array(z.unknown())),
    anyOf: z.optional(z.array(schema)),
    oneOf: z.optional(z.array(schema)),
    items: z.optional(z.union([z.literal(false), schema])),
    prefixItems: z.optional(z.array(schema)),
    properties: z.optional(z.record(z.string(), schema)),
    required: z.optional(z.array(z.string())),
    minimum: z.optional(z.number()),
    maximum: z.optional(z.number()),
    maxLength: z.optional(z.number()),
  }),
)

const content = z.record(z.string(), z.object({ schema }))

const Operation = z.object({
  operationId: z.string(),
  tags: z.array(z.string()),
  summary: z.string(),
  parameters: z.array(z.object({ name: z.string(), in: z.enum(['path', 'query']), required: z.boolean(), schema })),
  requestBody: z.optional(z.object({ content })),
  responses: z.record(z.string(), z.object({ description: z.string(), content })),
  security: z.optional(z.array(z.record(z.string(), z.unknown()))),
  'x-permission': z.optional(z.string()),
  'x-roles': z.optional(z.array(z.string())),
})

const OpenApi = z.object({
  tags: z.array(z.object({ name: z.string(), description: z.string() })),
  paths: z.record(z.string(), z.record(z.string(), Operation)),
})

/** A request of the contract as the page shows it. */
export interface Operation extends z.output<typeof Operation> {
  readonly method: string
  readonly path: string
  readonly roles: readonly RoleCode[]
  /** A key of a programme may call it. */
  readonly isForKeys: boolean
}

export interface Group {
  readonly title: string
  readonly operations: readonly Operation[]
}

function groupsOf({ tags, paths }: z.output<typeof OpenApi>): readonly Group[] {
  const all = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]): Operation => {
      const roles = (operation['x-roles'] ?? []).flatMap((role) => RoleCode.safeParse(role).data ?? [])
      const isForKeys = operation.security?.some((way) => Object.hasOwn(way, 'token')) === true
      return { ...operation, method: method.toUpperCase(), path, roles, isForKeys }
    }),
  )
  return tags.map(({ name, description }) => ({ title: description, operations: all.filter((one) => one.tags.includes(name)) }))
}

export const openApiAddress = '/api/openapi.json'

/** The contract in groups by module, as the server describes itself. */
export const openApiReading = queryOptions({
  queryKey: [openApiAddress],
  staleTime: Number.POSITIVE_INFINITY,
  queryFn: async ({ signal }) => {
    const response = await fetch(openApiAddress, { signal }).catch(() => {
      throw unreachable()
    })
    if (!response.ok) throw toProblem(response.status, await response.text())
    return groupsOf(OpenApi.parse(await response.json()))
  },
})

/** Operations that hold every word of the search. */
export function findOperations(groups: readonly Group[], search: string): readonly Group[] {
  const words = search.toLowerCase().split(/\s+/)
  const holds = (title: string, { method, path, summary, operationId, ...one }: Operation) => {
    const text = `${title} ${method} ${path} ${summary} ${operationId} ${one['x-permission'] ?? ''}`.toLowerCase()
    return words.every((word) => text.includes(word))
  }
  return groups
    .map(({ title, operations }) => ({ title, operations: operations.filter((one) => holds(title, one)) }))
    .filter(({ operations }) => operations.length > 0)
}
