import { type CallInput, fileTypes, isFile, type Route, type RouteReply, sessionRoutes } from '@nastavnik/contract'
import * as z from 'zod/v4/core'
import { hadSession, untilSignedInAgain } from './expiry.ts'
import { type ApiProblem, toProblem, unreachable } from './problem.ts'

export interface Parts {
  readonly params?: Readonly<Record<string, string>>
  readonly query?: Readonly<Record<string, string | number | undefined>>
  readonly body?: unknown
}

export function addressOf(route: Route, { params, query }: Parts): string {
  const path = route.path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(params?.[name] ?? ''))
  const given = Object.entries(query ?? {}).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]]))
  return given.length === 0 ? path : `${path}?${new URLSearchParams(given)}`
}

/** Calls a route of the contract; the reply has passed its schema. Throws `ApiProblem`. */
export async function call<R extends Route>(route: R, input: CallInput<R>, signal?: AbortSignal): Promise<RouteReply<R>> {
  const response = await send(route, input as Parts, signal)
  if (!response.ok) {
    const problem = toProblem(response.status, await response.text())
    if (!isExpired(route, problem)) throw problem
    await untilSignedInAgain()
    return call(route, input, signal)
  }
  return (await readReply(route, response)) as RouteReply<R>
}

/** The session ended in the middle of work: the call may be repeated after a new sign-in. */
export function isExpired(route: Route, problem: ApiProblem): boolean {
  return problem.status === 401 && hadSession() && route !== sessionRoutes.signIn && route !== sessionRoutes.signOut
}

async function send(route: Route, parts: Parts, signal: AbortSignal | undefined): Promise<Response> {
  const init: RequestInit = { method: route.method }
  if (signal !== undefined) init.signal = signal
  if (parts.body instanceof Blob && isFile(route.body)) {
    init.headers = { 'content-type': fileTypes[route.body] }
    init.body = parts.body
  } else if (parts.body !== undefined) {
    init.headers = { 'content-type': 'application/json' }
    init.body = JSON.stringify(parts.body)
  }
  try {
    return await fetch(addressOf(route, parts), init)
  } catch (error) {
    if (signal?.aborted === true) throw error
    throw unreachable()
  }
}

async function readReply(route: Route, response: Response): Promise<unknown> {
  if (!isFile(route.reply)) return z.parse(route.reply, await response.json())
  const name = /filename\*=UTF-8''([^;]+)/i.exec(response.headers.get('content-disposition') ?? '')?.[1]
  return {
    name: name === undefined ? `file.${route.reply}` : decodeURIComponent(name),
    content: new Uint8Array(await response.arrayBuffer()),
  }
}
