import { type CallInput, type FileKind, fileTypes, type Route, type RouteReply } from '@nastavnik/contract'
import * as z from 'zod/v4/core'
import { addressOf, isExpired, type Parts } from './call.ts'
import { untilSignedInAgain } from './expiry.ts'
import { toProblem, unreachable } from './problem.ts'

type UploadRoute = Route & { readonly body: FileKind; readonly reply: z.$ZodType }

interface Answer {
  readonly status: number
  readonly text: string
}

/** Sends a file and tells how much of it (0–1) has gone; `fetch` cannot. */
export async function upload<R extends UploadRoute>(
  route: R,
  input: CallInput<R>,
  onProgress: (share: number) => void,
  signal: AbortSignal,
): Promise<RouteReply<R>> {
  const { status, text } = await post(route, input as Parts, onProgress, signal)
  if (status >= 200 && status < 300) return z.parse(route.reply, JSON.parse(text)) as RouteReply<R>
  const problem = toProblem(status, text)
  if (!isExpired(route, problem)) throw problem
  await untilSignedInAgain()
  return upload(route, input, onProgress, signal)
}

function post(route: UploadRoute, parts: Parts, onProgress: (share: number) => void, signal: AbortSignal): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open(route.method, addressOf(route, parts))
    request.setRequestHeader('content-type', fileTypes[route.body as FileKind])
    request.upload.addEventListener('progress', ({ loaded, total }) => onProgress(total === 0 ? 0 : loaded / total))
    request.addEventListener('load', () => resolve({ status: request.status, text: request.responseText }))
    request.addEventListener('error', () => reject(unreachable()))
    request.addEventListener('abort', () => reject(new DOMException('aborted', 'AbortError')))
    signal.addEventListener('abort', () => request.abort())
    request.send(parts.body as Blob)
  })
}
