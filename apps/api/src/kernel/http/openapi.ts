import { type Route, xlsx } from '@nastavnik/contract'
import * as z from 'zod/v4/core'
import { xlsxType } from './bind.ts'

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

const file = { [xlsxType]: { schema: { type: 'string', format: 'binary' } } }

function operationOf(module: string, name: string, route: Route): Json {
  const { access, body, reply } = route
  const right = 'permission' in access ? `Право: ${access.permission}.` : 'open' in access ? 'Без входа.' : 'Нужен вход.'
  return {
    operationId: `${module}.${name}`,
    tags: [module],
    summary: route.summary,
    description: right,
    parameters: parametersOf(route),
    ...(body !== undefined && {
      requestBody: { required: true, content: body === xlsx ? file : { 'application/json': { schema: schemaOf(body, 'input') } } },
    }),
    responses: {
      200: { description: 'Ответ', content: reply === xlsx ? file : { 'application/json': { schema: schemaOf(reply, 'output') } } },
      default: { description: 'Отказ', content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } } },
    },
    ...(!('open' in access) && { security: [{ session: [] }] }),
  }
}

/** OpenAPI 3.1 of the whole contract: generated from the schemas that the server checks by. */
export function toOpenApi(routes: Readonly<Record<string, Readonly<Record<string, Route>>>>, problem: z.$ZodType): Json {
  const paths: Record<string, Json> = {}
  for (const [module, moduleRoutes] of Object.entries(routes)) {
    for (const [name, route] of Object.entries(moduleRoutes)) {
      const path = route.path.replace(/:(\w+)/g, '{$1}')
      paths[path] = { ...paths[path], [route.method.toLowerCase()]: operationOf(module, name, route) }
    }
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Наставник', version: '1', description: 'Один договор для страницы, командной строки и других систем.' },
    paths,
    components: {
      schemas: { Problem: schemaOf(problem, 'output') },
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'session' } },
    },
  }
}
