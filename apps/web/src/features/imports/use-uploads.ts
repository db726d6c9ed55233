import { type Import, importRoutes } from '@nastavnik/contract'
import { useRef, useState } from 'react'
import { queries, reading, refresh } from '../../api/queries.ts'
import { upload } from '../../api/upload.ts'
import { newId } from '../../ui/new-id.ts'
import type { RefusedFile } from './refused-files.tsx'

export interface Sent {
  readonly made: readonly Import[]
  readonly refused: readonly RefusedFile[]
}

interface Now {
  readonly name: string
  readonly place: number
  readonly of: number
  /** How much of the file has gone, 0–1. */
  readonly share: number
  /** By which the server is asked how far the check is. */
  readonly sending: string
}

/** Sends files one after another; a refused one does not stop the others, a stop ends with what has been sent. */
export function useUploads() {
  const [now, setNow] = useState<Now>()
  const stop = useRef<AbortController>(null)
  /** `organisation` left out: each workbook names its own school. `batch`: the first import of this upload, when there is one already. */
  const send = async (files: readonly File[], query: { organisation?: string; batch?: string }): Promise<Sent> => {
    const control = new AbortController()
    stop.current = control
    const made: Import[] = []
    const refused: RefusedFile[] = []
    for (const [index, file] of files.entries()) {
      const sending = newId()
      const show = (share: number) => setNow({ name: file.name, place: index + 1, of: files.length, share, sending })
      show(0)
      const batch = query.batch ?? made[0]?.id
      const input = { query: { ...query, sending, ...(batch === undefined ? {} : { batch }) }, body: file }
      try {
        const found = await upload(importRoutes.upload, input, show, control.signal)
        queries.setQueryData(reading(importRoutes.get, { params: { id: found.id } }).queryKey, found)
        made.push(found)
      } catch (error) {
        if (control.signal.aborted) break
        refused.push({ file, error: error instanceof Error ? error : new Error(String(error)) })
      }
    }
    setNow(undefined)
    await refresh(importRoutes.list, importRoutes.batch)
    return { made, refused }
  }
  return { now, send, stop: () => stop.current?.abort() }
}
