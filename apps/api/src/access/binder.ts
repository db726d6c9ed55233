import type { PaperKind, Route, RouteInput, RouteReply } from '@nastavnik/contract'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { bindRoute } from '../kernel/http/bind.ts'
import { denied, Problem } from '../kernel/problem.ts'
import { type Actor, reachOf } from './actor.ts'
import type { Gate } from './gate.ts'
import { type Environment, execute, noteRefusal, type UseCase } from './use-case.ts'

/** A route with the use case behind it: the tests of access walk over all of them. */
export interface Binding {
  readonly route: Route
  readonly useCase: { readonly name: string; readonly permission: string; readonly gate: Gate | undefined } | null
}

/** Name of the job that sets a document. */
export const setPaperJob = 'documents.setPaper'

/** What that job is given. */
export interface PaperOrder<Document> {
  readonly kind: PaperKind
  readonly document: Document
}

/** Runs a named heavy job outside the event loop on behalf of an actor. */
export type RunJob = (job: string, actor: Actor | undefined, input: unknown, signal?: AbortSignal) => Promise<unknown>

export interface BinderParts {
  readonly app: FastifyInstance
  readonly environment: Environment
  readonly findActor: (request: FastifyRequest) => Promise<Actor | undefined>
  readonly runJob: RunJob
  readonly isJob: (name: string) => boolean
}

/** Aborted when the one who asked has gone before the answer. */
function leaving(reply: FastifyReply): AbortSignal {
  const control = new AbortController()
  reply.raw.once('close', () => {
    if (!reply.raw.writableFinished) control.abort()
  })
  return control.signal
}

/** Binds routes to use cases and remembers them. A route whose permission is not its use case's, or whose job nobody runs, stops the start-up. */
export class Binder {
  readonly #parts: BinderParts
  readonly #actors = new WeakMap<FastifyRequest, Actor>()
  readonly bindings: Binding[] = []

  constructor(parts: BinderParts) {
    this.#parts = parts
  }

  /** The route answers with what the use case returns; `after` it has succeeded something else may start. */
  use<R extends Route, Target>(
    route: R,
    useCase: UseCase<RouteInput<R>, Target, RouteReply<R>>,
    after?: (reply: RouteReply<R>) => void,
  ): void {
    const { app, environment } = this.#parts
    bindRoute(app, route, this.#guard(route, useCase), async (input, request) => {
      const reply = await execute(useCase, environment, this.#actors.get(request), input)
      after?.(reply)
      return reply
    })
  }

  /** The same, but the use case runs as a job of that name in the worker; `after` it has succeeded something else may start. */
  useJob<R extends Route, Target, Output>(route: R, useCase: UseCase<RouteInput<R>, Target, Output>, after?: () => void): void {
    const { app, runJob, isJob } = this.#parts
    if (!isJob(useCase.name)) throw new Error(`${useCase.name} is no job of the worker`)
    bindRoute(app, route, this.#guard(route, useCase), async (input, request, reply) => {
      const output = await runJob(useCase.name, this.#actors.get(request), input, leaving(reply))
      after?.()
      return output as RouteReply<R>
    })
  }

  /** What a use case is called: the summary of its route; undefined for what no route leads to. */
  titleOf(action: string): string | undefined {
    return this.bindings.find(({ useCase }) => useCase?.name === action)?.route.summary
  }

  /** The use case composes a document; the worker sets it as the kind of file that the route replies with. */
  usePaper<R extends Route & { readonly reply: PaperKind }, Target, Document>(
    route: R,
    useCase: UseCase<RouteInput<R>, Target, { readonly name: string; readonly document: Document }>,
  ): void {
    const { app, environment, runJob } = this.#parts
    bindRoute(app, route, this.#guard(route, useCase), async (input, request) => {
      const actor = this.#actors.get(request)
      const { name, document } = await execute(useCase, environment, actor, input)
      const order: PaperOrder<Document> = { kind: route.reply, document }
      return { name, content: await runJob(setPaperJob, actor, order) } as RouteReply<R>
    })
  }

  /** A route without a permission: its access says why. */
  open<R extends Route>(route: R, handle: Parameters<typeof bindRoute<R>>[3]): void {
    if ('permission' in route.access) throw new Error(`${route.method} ${route.path} is bound as open`)
    this.bindings.push({ route, useCase: null })
    bindRoute(this.#parts.app, route, async () => undefined, handle)
  }

  /** Asks who it is and whether they may at all, before a byte of the body is read: a stranger learns and costs nothing. */
  #guard(
    route: Route,
    useCase: Pick<UseCase<never, never, never>, 'name' | 'permission' | 'sees'> & { readonly gate?: Gate },
  ): (request: FastifyRequest) => Promise<void> {
    const { name, permission } = useCase
    if (!('permission' in route.access) || route.access.permission !== permission) {
      throw new Error(`${route.method} ${route.path} does not ask for the permission of ${name}`)
    }
    this.bindings.push({ route, useCase: { name, permission, gate: useCase.gate } })
    return async (request) => {
      const actor = await this.#parts.findActor(request)
      if (actor === undefined) throw new Problem(401, 'session.missing')
      if (reachOf(actor, permission) === undefined) {
        const refusal = denied('permission.missing')
        noteRefusal({ ...this.#parts.environment, actor }, useCase, refusal)
        throw refusal
      }
      this.#actors.set(request, actor)
    }
  }
}
