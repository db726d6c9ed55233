import { Button } from '@mantine/core'
import { importRoutes } from '@nastavnik/contract'
import { useMutation } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { type DragEvent, useRef, useState } from 'react'
import { queries, reading, refresh } from '../../api/queries.ts'
import { upload } from '../../api/upload.ts'
import { m } from '../../paraglide/messages.js'
import { Notice } from '../../ui/notice.tsx'
import { ImportProblem } from './import-problem.tsx'
import styles from './upload-panel.module.css'

const largest = 50 * 1024 * 1024

/** Why a file is not worth sending; undefined when it is. */
function refusalOf({ name, size }: File): string | undefined {
  if (!/\.xlsx$/i.test(name)) return m.imports_not_xlsx({ name })
  return size > largest ? m.imports_too_large({ name }) : undefined
}

export function UploadPanel({ organisation }: { readonly organisation: string }) {
  const navigate = useNavigate()
  const input = useRef<HTMLInputElement>(null)
  const stop = useRef<AbortController>(null)
  const [refusal, setRefusal] = useState<string>()
  const [share, setShare] = useState(0)
  const send = useMutation({
    mutationFn: (file: File) => {
      stop.current = new AbortController()
      return upload(importRoutes.upload, { query: { organisation }, body: file }, setShare, stop.current.signal)
    },
    onSuccess: async (found) => {
      queries.setQueryData(reading(importRoutes.get, { params: { id: found.id } }).queryKey, found)
      await refresh(importRoutes.list)
      await navigate({ to: '/imports/$id', params: { id: found.id } })
    },
  })
  const take = (file: File | undefined) => {
    if (file === undefined) return
    const wrong = refusalOf(file)
    setRefusal(wrong)
    setShare(0)
    send.reset()
    if (wrong === undefined) send.mutate(file)
    if (input.current !== null) input.current.value = ''
  }
  const drop = (event: DragEvent) => {
    event.preventDefault()
    take(event.dataTransfer.files[0])
  }
  if (send.isPending) return <Sending name={send.variables.name} share={share} onStop={() => stop.current?.abort()} />
  const isStopped = send.error !== null && send.error.name === 'AbortError'
  return (
    <>
      {refusal === undefined ? null : (
        <Notice tone="bad" title={refusal} focused>
          <p>{m.imports_not_sent()}</p>
        </Notice>
      )}
      {send.error === null || isStopped ? null : <ImportProblem error={send.error} />}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is an addition to the button inside */}
      <div className={styles['drop']} onDragOver={(event) => event.preventDefault()} onDrop={drop}>
        <p>{m.imports_drop()}</p>
        <Button color="accent" onClick={() => input.current?.click()}>
          {m.imports_choose()}
        </Button>
        <input
          ref={input}
          type="file"
          hidden
          accept=".xlsx"
          aria-label={m.imports_choose()}
          onChange={(event) => take(event.currentTarget.files?.[0])}
        />
        <p className="soft small">{m.imports_limits()}</p>
      </div>
    </>
  )
}

function Sending({ name, share, onStop }: { readonly name: string; readonly share: number; readonly onStop: () => void }) {
  const percent = Math.round(share * 100)
  const text = share >= 1 ? m.imports_checking() : m.imports_sending({ name, percent })
  return (
    <div className={styles['drop']}>
      <p role="status">{text}</p>
      {share >= 1 ? (
        <progress className={styles['progress']} aria-label={text} />
      ) : (
        <progress className={styles['progress']} value={share} aria-label={text} />
      )}
      <Button variant="default" onClick={onStop}>
        {m.imports_stop()}
      </Button>
    </div>
  )
}
