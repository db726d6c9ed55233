import { Button } from '@mantine/core'
import { consentRoutes, largestScan, mostSheets } from '@nastavnik/contract'
import { useNavigate } from '@tanstack/react-router'
import { type DragEvent, useRef, useState } from 'react'
import { ApiProblem } from '../../api/problem.ts'
import { refresh } from '../../api/queries.ts'
import { upload } from '../../api/upload.ts'
import { m } from '../../paraglide/messages.js'
import styles from '../../ui/drop.module.css'
import { ProblemNotice } from '../../ui/problem-notice.tsx'
import { consentProblems, megabytes } from './consent-problems.ts'

interface Refused {
  readonly name: string
  readonly error: Error
}
interface Now {
  readonly place: number
  readonly of: number
  readonly share: number
}

const tooLarge = new ApiProblem({ status: 413, code: 'file.tooLarge' })
const isLost = (error: unknown) => error instanceof ApiProblem && error.status === 0

/** Files go one after another under ids made here: what is sent again after a lost answer is not kept twice. */
export function ScanUpload({ organisation }: { readonly organisation: string }) {
  const navigate = useNavigate()
  const input = useRef<HTMLInputElement>(null)
  const stop = useRef<AbortController>(null)
  const [now, setNow] = useState<Now>()
  const [refused, setRefused] = useState<readonly Refused[]>([])
  const send = async (files: readonly File[]) => {
    const control = new AbortController()
    stop.current = control
    const scan = crypto.randomUUID()
    const wrong: Refused[] = []
    let sent = 0
    for (const [index, file] of files.entries()) {
      const show = (share: number) => setNow({ place: index + 1, of: files.length, share })
      show(0)
      const query = { organisation, scan, part: crypto.randomUUID(), number: index + 1 }
      const sendOnce = () => upload(consentRoutes.uploadScan, { query, body: file }, show, control.signal)
      try {
        // An answer may be lost after the file has come: sent again under its id it is kept once.
        await sendOnce().catch((error: unknown) => (isLost(error) && !control.signal.aborted ? sendOnce() : Promise.reject(error)))
        sent++
      } catch (error) {
        if (control.signal.aborted) break
        wrong.push({ name: file.name, error: error instanceof Error ? error : new Error(String(error)) })
      }
    }
    setNow(undefined)
    setRefused((before) => [...before, ...wrong])
    await refresh(consentRoutes.listScans)
    if (sent > 0 && wrong.length === 0) await navigate({ to: '/consents/scans/$id', params: { id: scan } })
  }
  const take = (list: FileList | null) => {
    const files = [...(list ?? [])].slice(0, mostSheets)
    const large = files.filter(({ size }) => size > largestScan)
    if (input.current !== null) input.current.value = ''
    setRefused(large.map(({ name }) => ({ name, error: tooLarge })))
    const fit = files.filter(({ size }) => size <= largestScan)
    if (fit.length > 0) void send(fit)
  }
  const drop = (event: DragEvent) => {
    event.preventDefault()
    take(event.dataTransfer.files)
  }
  if (now !== undefined) {
    const text = m.scans_sending({ place: now.place, of: now.of, percent: Math.round(now.share * 100) })
    return (
      <div className={styles['drop']}>
        <p role="status">{text}</p>
        <progress className={styles['progress']} value={(now.place - 1 + now.share) / now.of} aria-label={text} />
        <Button variant="default" onClick={() => stop.current?.abort()}>
          {m.imports_stop()}
        </Button>
      </div>
    )
  }
  return (
    <>
      {refused.map(({ name, error }) => (
        <ProblemNotice key={name} error={error} texts={consentProblems}>
          <p>{m.scans_refused({ name })}</p>
        </ProblemNotice>
      ))}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is an addition to the button inside */}
      <div className={styles['drop']} onDragOver={(event) => event.preventDefault()} onDrop={drop}>
        <p>{m.scans_drop()}</p>
        <Button color="accent" onClick={() => input.current?.click()}>
          {m.scans_choose()}
        </Button>
        <input
          ref={input}
          type="file"
          hidden
          multiple
          accept=".pdf,.jpg,.jpeg,.png,.webp,.tif,.tiff"
          aria-label={m.scans_choose()}
          onChange={(event) => take(event.currentTarget.files)}
        />
        <p className="soft small">{m.scans_limits({ megabytes, most: mostSheets })}</p>
      </div>
    </>
  )
}
