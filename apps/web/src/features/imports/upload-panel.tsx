import { Button } from '@mantine/core'
import { largestBatch, largestWorkbook } from '@nastavnik/contract'
import { useNavigate } from '@tanstack/react-router'
import { type DragEvent, useRef, useState } from 'react'
import { m } from '../../paraglide/messages.js'
import styles from '../../ui/drop.module.css'
import { Notice } from '../../ui/notice.tsx'
import { rememberRefused } from './batch-refusals.ts'
import { ImportProblem } from './import-problem.tsx'
import { type RefusedFile, RefusedFiles, useSchools } from './refused-files.tsx'
import { Sending } from './sending.tsx'
import { useUploads } from './use-uploads.ts'

/** Why a file is not worth sending; undefined when it is. */
function refusalOf({ name, size }: File): string | undefined {
  if (!/\.xlsx$/i.test(name)) return m.imports_not_xlsx({ name })
  return size > largestWorkbook ? m.imports_too_large({ name }) : undefined
}

/** One workbook goes to the school where the person works now; several — each to the school it names. */
export function UploadPanel({ organisation }: { readonly organisation: string }) {
  const navigate = useNavigate()
  const isOnlySchool = useSchools().length < 2
  const input = useRef<HTMLInputElement>(null)
  const [unfit, setUnfit] = useState<readonly string[]>([])
  const [refused, setRefused] = useState<readonly RefusedFile[]>([])
  const { now, send, stop } = useUploads()
  const sendAll = async (files: readonly File[], code: string | undefined) => {
    setRefused([])
    const sent = await send(files, code === undefined ? {} : { organisation: code })
    const [first] = sent.made
    if (first === undefined) setRefused(sent.refused)
    else if (files.length === 1) await navigate({ to: '/imports/$id', params: { id: first.id } })
    else {
      rememberRefused(first.id, sent.refused)
      await navigate({ to: '/imports/batches/$id', params: { id: first.id } })
    }
  }
  const take = (list: FileList | null) => {
    const files = [...(list ?? [])].slice(0, largestBatch)
    const wrong = files.flatMap((file) => refusalOf(file) ?? [])
    const fit = files.filter((file) => refusalOf(file) === undefined)
    setUnfit(wrong)
    setRefused([])
    if (input.current !== null) input.current.value = ''
    if (fit.length > 0) void sendAll(fit, isOnlySchool || files.length === 1 ? organisation : undefined)
  }
  const drop = (event: DragEvent) => {
    event.preventDefault()
    take(event.dataTransfer.files)
  }
  if (now !== undefined) return <Sending {...now} onStop={stop} />
  const [only] = refused
  return (
    <>
      {unfit.map((title) => (
        <Notice key={title} tone="bad" title={title} focused>
          <p>{m.imports_not_sent()}</p>
        </Notice>
      ))}
      {refused.length === 1 && only !== undefined ? (
        <ImportProblem error={only.error} />
      ) : (
        <RefusedFiles files={refused} onSend={(file, code) => void sendAll([file], code)} />
      )}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is an addition to the button inside */}
      <div className={styles['drop']} onDragOver={(event) => event.preventDefault()} onDrop={drop}>
        <p>{isOnlySchool ? m.imports_drop() : m.imports_drop_many()}</p>
        <Button color="accent" onClick={() => input.current?.click()}>
          {isOnlySchool ? m.imports_choose() : m.imports_choose_many()}
        </Button>
        <input
          ref={input}
          type="file"
          hidden
          multiple
          accept=".xlsx"
          aria-label={isOnlySchool ? m.imports_choose() : m.imports_choose_many()}
          onChange={(event) => take(event.currentTarget.files)}
        />
        <p className="soft small">{m.imports_limits()}</p>
      </div>
    </>
  )
}
