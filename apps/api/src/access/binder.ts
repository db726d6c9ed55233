import type { Route, RouteInput, RouteReply } from '@nastavnik/contract'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { bindRoute } from '../kernel/http/bind.ts'
import type { Actor } from './actor.ts'
import { type Environment, execute, type UseCase } from './use-case.ts'

/** A route with the use case behind it: the tests of access walk over all of them. */
export interface Binding {
  readonly route: Route
  readonly useCase: { readonly name: string; readonly permission: string } | null
}

/** Runs a named heavy job outside the event loop on behalf of an actor. */
export type RunJob = (job: string, actor: Actor | undefined, input: unknown) => Promise<unknown>

export interface BinderParts {
  readonly app: FastifyInstance
  readonly environment: Environment
  readonly findActor: (request: FastifyRequest) => Promise<Actor | undefined>
  readonly runJob: RunJob
}

/** Binds routes to use cases and remembers them. A route whose permission is not its use case's stops the start-up. */
export class Binder {
  readonly #parts: BinderParts
  readonly bindings: Binding[] = []

  constructor(parts: BinderParts) {
    this.#parts = parts
  }

  /** The route answers with what the use case returns. */
  use<R extends Route, Input, Target>(
    route: R,
    useCase: UseCase<Input, Target, RouteReply<R>>,
    toInput: (input: RouteInput<R>) => Input,
  ): void {
    this.#note(route, useCase)
    const { app, environment, findActor } = this.#parts
    bindRoute(app, route, async (input, request) => execute(useCase, environment, await findActor(request), toInput(input)))
  }

  /** The same, but the use case runs as a job of that name in the worker. */
  useJob<R extends Route, Input, Target, Output>(route: R, useCase: UseCase<Input, Target, Output>): void {
    this.#note(route, useCase)
    const { app, findActor, runJob } = this.#parts
    bindRoute(app, route, async (input, request) => (await runJob(useCase.name, await findActor(request), input)) as RouteReply<R>)
  }

  /** A route without a permission: its access says why. */
  open<R extends Route>(route: R, handle: Parameters<typeof bindRoute<R>>[2]): void {
    if ('permission' in route.access) throw new Error(`${route.method} ${route.path} is bound as open`)
    this.bindings.push({ route, useCase: null })
    bindRoute(this.#parts.app, route, handle)
  }

  #note(route: Route, { name, permission }: { name: string; permission: string }): void {
    if (!('permission' in route.access) || route.access.permission !== permission) {
      throw new Error(`${route.method} ${route.path} does not ask for the permission of ${name}`)
    }
    this.bindings.push({ route, useCase: { name, permission } })
  }
}

export const same = <Value>(value: Value): Value => value
