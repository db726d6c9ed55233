import { Button, Group } from '@mantine/core'
import { GradeTerm, gradeRoutes, measurementRoutes, Wave } from '@nastavnik/contract'
import { useMutation } from '@tanstack/react-query'
import { type DragEvent, useRef, useState } from 'react'
import { call } from '../../api/call.ts'
import { refresh } from '../../api/queries.ts'
import { useSession } from '../../api/session.ts'
import { m } from '../../paraglide/messages.js'
import { Choice } from '../../ui/choice.tsx'
import styles from '../../ui/drop.module.css'
import { Filters } from '../../ui/filters.tsx'
import { Notice } from '../../ui/notice.tsx'
import { showNumber } from '../../ui/numbers.ts'
import { ProblemNotice } from '../../ui/problem-notice.tsx'
import { SchoolYearChoice, schoolYearOf } from '../../ui/school-year-choice.tsx'
import { Waiting } from '../../ui/waiting.tsx'
import { GradeReviewView } from './grade-review.tsx'
import { gradeProblems, termTitles, waveTitles } from './grade-words.ts'

/** A file is read first and shown; it is recorded by a second press. The file stays with the browser in between. */
export function UploadGrades({ organisation }: { readonly organisation: string }) {
  const { today } = useSession()
  const input = useRef<HTMLInputElement>(null)
  const [year, setYear] = useState(schoolYearOf(today))
  const [term, setTerm] = useState<GradeTerm>('Q1')
  const [wave, setWave] = useState<Wave>('BASELINE')
  const [unfit, setUnfit] = useState<string>()
  const query = { organisation, year, term, wave }
  const review = useMutation({ mutationFn: (file: File) => call(gradeRoutes.review, { query, body: file }) })
  const record = useMutation({
    mutationFn: (file: File) => call(gradeRoutes.record, { query, body: file }),
    onSuccess: () => {
      review.reset()
      return refresh(gradeRoutes.list, measurementRoutes.changes)
    },
  })
  const start = () => {
    review.reset()
    record.reset()
    setUnfit(undefined)
  }
  const take = (file: File | undefined) => {
    start()
    if (input.current !== null) input.current.value = ''
    if (file === undefined) return
    if (/\.xlsx$/i.test(file.name)) review.mutate(file)
    else setUnfit(file.name)
  }
  const drop = (event: DragEvent) => {
    event.preventDefault()
    take(event.dataTransfer.files[0])
  }
  const file = review.variables
  /** What was read is of the period that was chosen then. */
  const choose =
    <Value,>(set: (value: Value) => void) =>
    (value: Value) => {
      start()
      set(value)
    }
  return (
    <>
      <p className="soft">{m.grades_new_lead()}</p>
      <Filters label={m.grades_new()}>
        <SchoolYearChoice year={year} onPick={choose(setYear)} />
        <Choice
          label={m.grades_term()}
          value={term}
          options={GradeTerm.options.map((option) => [option, termTitles[option]()] as const)}
          onChoose={(chosen) => choose(setTerm)(chosen ?? term)}
        />
        <Choice
          label={m.grades_wave()}
          value={wave}
          options={Wave.options.map((option) => [option, waveTitles[option]()] as const)}
          onChoose={(chosen) => choose(setWave)(chosen ?? wave)}
        />
      </Filters>
      {unfit === undefined ? null : (
        <Notice tone="bad" title={m.grades_not_xlsx({ name: unfit })} focused>
          <p>{m.grades_not_xlsx_text()}</p>
        </Notice>
      )}
      {review.error === null ? null : <ProblemNotice error={review.error} texts={gradeProblems} />}
      {record.error === null ? null : <ProblemNotice error={record.error} texts={gradeProblems} />}
      {record.data === undefined ? null : (
        <Notice tone="good" title={m.grades_recorded({ count: showNumber(record.data.recognised) })} focused />
      )}
      {review.isPending ? <Waiting lines={3} /> : null}
      {review.data === undefined || file === undefined ? (
        // biome-ignore lint/a11y/noStaticElementInteractions: dropping is an addition to the button inside
        <div className={styles['drop']} onDragOver={(event) => event.preventDefault()} onDrop={drop}>
          <p>{m.grades_drop()}</p>
          <Button color="accent" loading={review.isPending} onClick={() => input.current?.click()}>
            {m.grades_choose()}
          </Button>
          <input
            ref={input}
            type="file"
            hidden
            accept=".xlsx"
            aria-label={m.grades_choose()}
            onChange={(event) => take(event.currentTarget.files?.[0])}
          />
        </div>
      ) : (
        <GradeReviewView review={review.data} name={file.name}>
          <Group mt="sm">
            {review.data.recognised === 0 ? null : (
              <Button color="accent" loading={record.isPending} onClick={() => record.mutate(file)}>
                {m.grades_record()}
              </Button>
            )}
            <Button variant="default" onClick={start}>
              {m.grades_cancel()}
            </Button>
          </Group>
        </GradeReviewView>
      )}
    </>
  )
}
