import type { FastifyInstance } from 'fastify'

/** `GET /api/people/:id` of everything the server listens to, whoever has bound it; read from Fastify's own tree. */
export function boundPaths(server: FastifyInstance): string[] {
  const parents: string[] = []
  return server
    .printRoutes({ commonPrefix: false })
    .split('\n')
    .flatMap((line) => {
      const found = /^([│ ├└─]*)(\S+)(?: \((.+)\))?$/.exec(line)
      if (found === null) return []
      const depth = (found[1]?.length ?? 0) / 4
      const path = (parents[depth - 1] ?? '') + found[2]
      parents[depth] = path
      const methods = found[3]?.split(', ') ?? []
      return methods.filter((method) => method !== 'HEAD').map((method) => `${method} ${path}`)
    })
}
