import type { FastifyRequest } from 'fastify'
import { Problem } from '../problem.ts'

const tooLarge = () => new Problem(413, 'file.tooLarge')

/** What a client says the body weighs; undefined when it sends in pieces without saying. */
function lengthOf({ headers }: FastifyRequest): number | undefined {
  const length = Number(headers['content-length'] ?? Number.NaN)
  return Number.isSafeInteger(length) && length >= 0 ? length : undefined
}

/**
 * Makes a parser of bodies up to `most` bytes. The memory is taken whole and filled piece by piece as the pieces come:
 * gluing a file of 18 MB together at its end would hold the event loop for 90 ms. 413 `file.tooLarge` beyond the limit.
 */
export function bodyReader(most: number) {
  return async (request: FastifyRequest, payload: AsyncIterable<Buffer>): Promise<Uint8Array> => {
    const length = lengthOf(request) ?? most
    if (length > most) throw tooLarge()
    const body = new Uint8Array(length)
    let taken = 0
    for await (const piece of payload) {
      if (taken + piece.length > length) throw tooLarge()
      body.set(piece, taken)
      taken += piece.length
    }
    return taken === length ? body : body.slice(0, taken)
  }
}
