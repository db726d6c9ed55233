import type * as z from 'zod/v4/core'
import type { Permission } from './permissions.ts'

/** Who may call a route: a permission held somewhere, anyone signed in, or anyone at all with the reason spelled out. */
export type RouteAccess = { readonly permission: Permission } | { readonly signedIn: true } | { readonly open: string }

/**
 * Files that go as a body or a reply, and their media types. `scan` is what a scanner or a camera made: PDF, JPEG, PNG, WebP or TIFF,
 * told by its bytes.
 */
export const fileTypes = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  jpeg: 'image/jpeg',
  scan: 'application/octet-stream',
} as const
export type FileKind = keyof typeof fileTypes
export const xlsx = 'xlsx'
export const pdf = 'pdf'
export const docx = 'docx'
export const jpeg = 'jpeg'
export const scan = 'scan'

/** Files that a composed document is set as: to be printed as it stands, or to be corrected by hand. */
export type PaperKind = typeof pdf | typeof docx

export const isFile = (part: z.$ZodType | FileKind | undefined): part is FileKind => typeof part === 'string'

export interface Route<
  Params extends z.$ZodType | undefined = z.$ZodType | undefined,
  Query extends z.$ZodType | undefined = z.$ZodType | undefined,
  Body extends z.$ZodType | FileKind | undefined = z.$ZodType | FileKind | undefined,
  Reply extends z.$ZodType | FileKind = z.$ZodType | FileKind,
> {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  readonly path: `/api/${string}`
  readonly summary: string
  readonly access: RouteAccess
  readonly params: Params
  readonly query: Query
  readonly body: Body
  readonly reply: Reply
}

type Given<Schema> = Schema extends z.$ZodType ? z.input<Schema> : Schema extends FileKind ? Blob : undefined
type Taken<Schema> = Schema extends z.$ZodType ? z.output<Schema> : Schema extends FileKind ? Uint8Array : undefined

/** What a client passes to call a route: only the parts that the route declares. */
export type CallInput<R extends Route> = (R['params'] extends undefined ? object : { params: Given<R['params']> }) &
  (R['query'] extends undefined ? object : { query: Given<R['query']> }) &
  (R['body'] extends undefined ? object : { body: Given<R['body']> })

/** What the server receives after validation: one flat record of params, query and body; an upload arrives as `file`. */
export type RouteInput<R extends Route> = (R['params'] extends undefined ? object : Taken<R['params']>) &
  (R['query'] extends undefined ? object : Taken<R['query']>) &
  (R['body'] extends undefined ? object : R['body'] extends FileKind ? { file: Uint8Array } : Taken<R['body']>)

/** What the server answers: data, or a named file. */
export type RouteReply<R extends Route> = R['reply'] extends z.$ZodType ? z.output<R['reply']> : { name: string; content: Uint8Array }

interface RouteParts {
  readonly params?: z.$ZodType
  readonly query?: z.$ZodType
  readonly body?: z.$ZodType | FileKind
  readonly reply: z.$ZodType | FileKind
}

type Part<Parts, Name extends string> = Parts extends Record<Name, infer Schema> ? Schema : undefined

function define<const Parts extends RouteParts>(
  method: Route['method'],
  path: Route['path'],
  access: RouteAccess,
  summary: string,
  parts: Parts,
): Route<
  Part<Parts, 'params'> extends infer P extends z.$ZodType ? P : undefined,
  Part<Parts, 'query'> extends infer Q extends z.$ZodType ? Q : undefined,
  Part<Parts, 'body'> extends infer B extends z.$ZodType | FileKind ? B : undefined,
  Parts['reply']
>
function define(method: Route['method'], path: Route['path'], access: RouteAccess, summary: string, parts: RouteParts): Route {
  return { method, path, access, summary, params: parts.params, query: parts.query, body: parts.body, reply: parts.reply }
}

export const route = define
