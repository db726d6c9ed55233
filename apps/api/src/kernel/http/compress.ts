import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import type { FastifyReply, FastifyRequest } from 'fastify'

const pack = promisify(gzip)

/** Below it the packing costs more than it saves. */
const worthwhile = 32 * 1024

/** Large JSON travels packed: a handbook of 290 KB is 40 on the way. Packed on a thread of the pool, not in the event loop. */
export async function compress(request: FastifyRequest, reply: FastifyReply, payload: unknown): Promise<unknown> {
  const accepts = /\bgzip\b/.test(request.headers['accept-encoding'] ?? '')
  if (typeof payload !== 'string' || payload.length < worthwhile || !accepts) return payload
  reply.removeHeader('content-length')
  reply.header('content-encoding', 'gzip').header('vary', 'accept-encoding')
  return pack(payload, { level: 4 })
}
