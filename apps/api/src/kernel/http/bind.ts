import { fileTypes, isFile, type Route, type RouteInput, type RouteReply } from '@nastavnik/contract'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import * as z from 'zod/v4/core'
import { invalid, Problem } from '../problem.ts'

function parse(schema: z.$ZodType | undefined, given: unknown, where: string): object {
  if (schema === undefined) return {}
  const result = z.safeParse(schema, given ?? {})
  if (!result.success) {
    throw invalid(
      'request.invalid',
      result.error.issues.map((issue) => ({ path: [where, ...issue.path].join('.'), code: issue.code ?? 'custom' })),
    )
  }
  return result.data as object
}

function inputOf(route: Route, request: FastifyRequest): object {
  const params = parse(route.params, request.params, 'params')
  const query = parse(route.query, request.query, 'query')
  if (!isFile(route.body)) return { ...params, ...query, ...parse(route.body, request.body, 'body') }
  if (!(request.body instanceof Uint8Array) || request.body.length === 0) {
    throw new Problem(422, route.body === 'xlsx' ? 'file.notXlsx' : 'scan.unknownKind')
  }
  return { ...params, ...query, file: request.body }
}

async function answer(route: Route, reply: FastifyReply, output: unknown): Promise<FastifyReply> {
  if (!isFile(route.reply)) return reply.send(z.parse(route.reply, output)) // columns outside the schema are dropped here
  const { name, content } = output as { name: string; content: Uint8Array }
  const shown = route.reply === 'jpeg' ? 'inline' : 'attachment'
  const disposition = `${shown}; filename="file.${route.reply}"; filename*=UTF-8''${encodeURIComponent(name)}`
  return reply.type(fileTypes[route.reply]).header('content-disposition', disposition).send(Buffer.from(content))
}

/** Strict in, strict out: unknown keys are refused, extra columns cannot leak. `guard` goes first and refuses by throwing. */
export function bindRoute<R extends Route>(
  app: FastifyInstance,
  route: R,
  guard: (request: FastifyRequest) => Promise<void>,
  handle: (input: RouteInput<R>, request: FastifyRequest, reply: FastifyReply) => Promise<RouteReply<R>>,
): void {
  app.route({
    method: route.method,
    url: route.path,
    onRequest: guard,
    handler: async (request, reply) => answer(route, reply, await handle(inputOf(route, request) as RouteInput<R>, request, reply)),
  })
}
