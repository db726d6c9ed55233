import { type FileKind, fileTypes, isFile, type Route } from '@nastavnik/contract'
import * as z from 'zod/v4/core'

type Json = Record<string, unknown>

const schemaOf = (schema: z.$ZodType, io: 'input' | 'output'): Json => {
  const { $schema: _dialect, ...body } = z.toJSONSchema(schema, { io, target: 'draft-2020-12' }) as Json
  return body
}

function parametersOf(route: Route): Json[] {
  const parts = [
    ['path', route.params],
    ['query', route.query],
  ] as const
  return parts.flatMap(([place, schema]) => {
    if (schema === undefined) return []
    const { properties = {}, required = [] } = schemaOf(schema, 'input') as { properties?: Json; required?: string[] }
    return Object.entries(properties).map(([name, property]) => ({
      name,
      in: place,
      required: place === 'path' || required.includes(name),
      schema: property,
    }))
  })
}

const contentOf = (part: z.$ZodType | FileKind, io: 'input' | 'output'): Json =>
  isFile(part)
    ? { [fileTypes[part]]: { schema: { type: 'string', format: 'binary' } } }
    : { 'application/json': { schema: schemaOf(part, io) } }

/** What every refusal of the kind means; a route adds codes of its own under the same statuses. */
const refusals: Readonly<Record<number, string>> = {
  401: 'Нет входа или ключ не действует: session.missing',
  403: 'Права нет: permission.missing',
  404: 'Такого нет или оно вне ваших мест: unit.notFound и подобные',
  409: 'Запись изменил другой; в current — свежая: …outdated',
  413: 'Файл слишком велик: file.tooLarge',
  422: 'Запрос не подходит: request.invalid и коды полей',
  429: 'Слишком много запросов подряд: token.tooManyRequests',
  503: 'База недоступна, повторите позже: database.unavailable',
}

/** Refusals that the shape of a route makes possible. */
function refusalsOf({ access, params, query, body }: Route): number[] {
  const names = [params, query, isFile(body) ? undefined : body].flatMap((schema) =>
    schema === undefined ? [] : Object.keys((schemaOf(schema, 'input')['properties'] ?? {}) as Json),
  )
  const has = (...wanted: string[]) => names.some((name) => wanted.includes(name))
  return [
    ...('open' in access ? [] : [401]),
    ...('permission' in access ? [403] : []),
    ...(has('id', 'code', 'unit', 'organisation', 'municipality') ? [404] : []),
    ...(has('version') ? [409] : []),
    ...(isFile(body) ? [413] : []),
    ...(names.length > 0 || isFile(body) ? [422] : []),
    ...('permission' in access ? [429] : []),
    503,
  ]
}

const refusal = { content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } } }

/** Who besides a person may call, and what the reader of the document is told of roles. */
export interface OpenApiAccess {
  readonly rolesOf: (permission: string) => readonly string[]
  readonly isForTokens: (permission: string) => boolean
}

function operationOf(module: string, name: string, route: Route, { rolesOf, isForTokens }: OpenApiAccess): Json {
  const { access, body, reply } = route
  const permission = 'permission' in access ? access.permission : undefined
  const right = 'permission' in access ? `Право: ${access.permission}.` : 'open' in access ? 'Без входа.' : 'Нужен вход.'
  return {
    operationId: `${module}.${name}`,
    tags: [module],
    summary: route.summary,
    description: right,
    parameters: parametersOf(route),
    ...(body !== undefined && {
      requestBody: { required: true, content: contentOf(body, 'input') },
    }),
    responses: {
      200: { description: 'Ответ', content: contentOf(reply, 'output') },
      ...Object.fromEntries(refusalsOf(route).map((status) => [status, { description: refusals[status], ...refusal }])),
      default: { description: 'Отказ', ...refusal },
    },
    ...(!('open' in access) && {
      security: [{ session: [] }, ...(permission !== undefined && isForTokens(permission) ? [{ token: [] }] : [])],
    }),
    ...(permission !== undefined && { 'x-permission': permission, 'x-roles': rolesOf(permission) }),
  }
}

/** OpenAPI 3.1 of the whole contract: generated from the schemas that the server checks by. */
export function toOpenApi(
  routes: Readonly<Record<string, Readonly<Record<string, Route>>>>,
  problem: z.$ZodType,
  titles: Readonly<Record<string, string>>,
  access: OpenApiAccess,
): Json {
  const paths: Record<string, Json> = {}
  for (const [module, moduleRoutes] of Object.entries(routes)) {
    for (const [name, route] of Object.entries(moduleRoutes)) {
      const path = route.path.replace(/:(\w+)/g, '{$1}')
      paths[path] = { ...paths[path], [route.method.toLowerCase()]: operationOf(module, name, route, access) }
    }
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Наставник', version: '1', description: 'Один договор для страницы, командной строки и других систем.' },
    tags: Object.keys(routes).map((name) => ({ name, description: titles[name] ?? name })),
    paths,
    components: {
      schemas: { Problem: schemaOf(problem, 'output') },
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'session' }, token: { type: 'http', scheme: 'bearer' } },
    },
  }
}
