import { Button, TextInput } from '@mantine/core'
import { type PaperSheet, surveyRoutes } from '@nastavnik/contract'
import { useMutation } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { call } from '../../api/call.ts'
import { ApiProblem } from '../../api/problem.ts'
import { m } from '../../paraglide/messages.js'
import { Notice } from '../../ui/notice.tsx'
import { ProblemNotice } from '../../ui/problem-notice.tsx'
import { keptSheets } from './kept-sheets.ts'
import styles from './paper.module.css'
import { readSheetNumber } from './sheet-number.rules.ts'
import { surveyProblems } from './survey-problems.ts'

interface SheetNumberProps {
  readonly campaign: string
  /** What became of the sheet before; empty at the beginning. */
  readonly done: string
  readonly onOpen: (sheet: PaperSheet) => void
}

/** Answered by oneself: nothing to enter. */
const isOwn = ({ respondent: { state, channel } }: PaperSheet) => state === 'answered' && channel === 'LINK'

/** The one field between two sheets: the number is typed, or a scanner types the code or the whole address. */
export function SheetNumber({ campaign, done, onOpen }: SheetNumberProps) {
  const field = useRef<HTMLInputElement>(null)
  const [typed, setTyped] = useState('')
  const [wrong, setWrong] = useState<string>()
  useEffect(() => field.current?.focus(), [])
  const open = useMutation({
    mutationFn: (number: string) => call(surveyRoutes.sheet, { params: { id: campaign, number } }),
    onSuccess: (sheet) => {
      if (isOwn(sheet)) field.current?.select()
      else onOpen(sheet)
    },
    onError: () => field.current?.select(),
  })
  const submit = (text: string) => {
    const number = readSheetNumber(text)
    open.reset()
    setWrong(number === undefined && text.trim() !== '' ? m.paper_number_wrong({ typed: text.trim() }) : undefined)
    if (number === undefined) field.current?.select()
    else open.mutate(number)
  }
  const isMissing = open.error instanceof ApiProblem && open.error.status === 404
  return (
    <>
      <p role="status" className={styles['done']}>
        {done}
      </p>
      <form
        className={styles['number']}
        aria-label={m.paper_open()}
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          if (!open.isPending) submit(typed)
        }}
      >
        <TextInput
          ref={field}
          size="lg"
          label={m.paper_number()}
          description={m.paper_number_hint()}
          error={wrong !== undefined}
          autoComplete="off"
          spellCheck={false}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <Button type="submit" size="lg" variant="default" loading={open.isPending}>
          {m.paper_open()}
        </Button>
      </form>
      {wrong === undefined ? null : <Notice tone="bad" title={wrong} />}
      {isMissing ? (
        <Notice tone="bad" title={m.paper_not_found({ number: typed.trim() })}>
          <p>{m.paper_not_found_text()}</p>
        </Notice>
      ) : open.error === null ? null : (
        <ProblemNotice error={open.error} texts={surveyProblems} />
      )}
      {open.data !== undefined && isOwn(open.data) ? (
        <Notice tone="warn" title={m.paper_online({ name: open.data.respondent.name })}>
          <p>{m.paper_online_text()}</p>
        </Notice>
      ) : null}
      <Kept campaign={campaign} onOpen={submit} />
    </>
  )
}

function Kept({ campaign, onOpen }: { readonly campaign: string; readonly onOpen: (number: string) => void }) {
  const [sheets] = useState(() => keptSheets(campaign))
  if (sheets.length === 0) return null
  return (
    <section aria-labelledby="paper-kept">
      <h2 id="paper-kept" className={styles['small']}>
        {m.paper_kept()}
      </h2>
      <p className="soft">{m.paper_kept_text()}</p>
      <p className={styles['kept']}>
        {sheets.map(({ number, answers }) => (
          <Button key={number} variant="default" size="xs" onClick={() => onOpen(String(number))}>
            {m.paper_kept_sheet({ number, count: answers })}
          </Button>
        ))}
      </p>
    </section>
  )
}
