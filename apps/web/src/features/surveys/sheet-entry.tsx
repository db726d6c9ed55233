import { type PaperSheet, SentAnswers, surveyRoutes } from '@nastavnik/contract'
import { questionsOf } from '@nastavnik/questionnaires'
import { useMutation } from '@tanstack/react-query'
import { type KeyboardEvent, useEffect, useState } from 'react'
import { call } from '../../api/call.ts'
import { ApiProblem } from '../../api/problem.ts'
import { m } from '../../paraglide/messages.js'
import { classTitle } from '../../ui/class-title.ts'
import { Confirmation } from '../../ui/confirmation.tsx'
import { ProblemNotice } from '../../ui/problem-notice.tsx'
import type { ProblemTexts } from '../../ui/problem-text.ts'
import { readAnswers } from '../../ui/questionnaire-answers.rules.ts'
import { roleName } from '../../ui/role-names.ts'
import { forgetSheet, keepSheet, keptSheet } from './kept-sheets.ts'
import styles from './paper.module.css'
import { askedOf, back, blanksOf, choose, type Entry, enter, goTo, openEntry, questionAt, step, type, write } from './paper-keys.rules.ts'
import { SheetAnswers } from './sheet-answers.tsx'
import { SheetEnd } from './sheet-end.tsx'
import { SheetQuestion } from './sheet-question.tsx'
import { surveyProblems } from './survey-problems.ts'

interface SheetEntryProps {
  readonly campaign: string
  readonly sheet: PaperSheet
  readonly onSaved: () => Promise<void>
  readonly onLeft: () => void
}

const problems: ProblemTexts = { ...surveyProblems, 'network.unreachable': [m.paper_offline, m.paper_offline_text] }

/** One sheet: keys answer its questions one by one, Enter at the end saves it. */
export function SheetEntry({ campaign, sheet, onSaved, onLeft }: SheetEntryProps) {
  const { respondent, definition, people, answers: entered } = sheet
  const { number } = respondent
  const [restored] = useState(() => keptSheet(campaign, number))
  const [entry, setEntry] = useState<Entry>(() => openEntry(sheet, restored ?? entered))
  const [isLeaving, setLeaving] = useState(false)
  const { answers } = entry
  const isChanged = answers !== entered && JSON.stringify(answers) !== JSON.stringify(entered)
  useEffect(() => {
    if (isChanged) keepSheet(campaign, number, answers)
  }, [isChanged, campaign, number, answers])

  const { taken } = readAnswers(
    definition,
    answers,
    people.map(({ id }) => id),
  )
  const save = useMutation({
    mutationFn: () => call(surveyRoutes.enterSheet, { params: { id: respondent.id }, body: { answers: SentAnswers.parse(taken) } }),
    onSuccess: () => {
      forgetSheet(campaign, number)
      return onSaved()
    },
  })
  const leave = () => {
    forgetSheet(campaign, number)
    onLeft()
  }
  const questions = questionsOf(definition)
  const blanks = blanksOf(sheet, answers)
  const question = questionAt(sheet, entry)
  const go = (next: Entry) => {
    if (save.isPending) return
    save.reset()
    setEntry(next)
  }
  const onEnd = () => {
    if (save.isPending) return
    if (blanks[0] === undefined) save.mutate()
    else setEntry(goTo(entry, blanks[0]))
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return
    event.preventDefault()
    if (isLeaving) setLeaving(false)
    else if (isChanged) setLeaving(true)
    else leave()
  }
  const about = [
    respondent.occupation,
    respondent.class === '' ? '' : classTitle(respondent.class),
    respondent.role === null ? '' : roleName(respondent.role),
    respondent.programme ?? '',
  ]
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape is heard from every field of the sheet
    <div className={styles['sheet']} onKeyDown={onKeyDown}>
      <header className={styles['whose']}>
        <span className={styles['badge']}>{m.paper_sheet({ number })}</span>
        <h2>{respondent.name}</h2>
        <span className="soft">{[...new Set(about)].filter((part) => part !== '').join(' · ')}</span>
      </header>
      {restored === undefined ? null : <p className="soft">{m.paper_restored()}</p>}
      {restored === undefined && respondent.state === 'answered' ? <p className="soft">{m.paper_again()}</p> : null}
      {isLeaving ? (
        <Confirmation
          title={m.paper_leave_sure({ number })}
          confirmText={m.paper_leave()}
          cancelText={m.paper_stay()}
          busy={false}
          onConfirm={leave}
          onCancel={() => setLeaving(false)}
        >
          <p>{m.paper_leave_text({ count: Object.keys(answers).length })}</p>
        </Confirmation>
      ) : question === undefined ? (
        <SheetEnd
          blanks={blanks.map((name) => questions.findIndex((one) => one.name === name) + 1)}
          busy={save.isPending}
          onEnter={onEnd}
          onSaveAsIs={Object.keys(answers).length === 0 ? undefined : () => (save.isPending ? undefined : save.mutate())}
          onBack={() => go(back(sheet, entry))}
        />
      ) : (
        <SheetQuestion
          question={question}
          position={{ number: questions.indexOf(question) + 1, count: questions.length }}
          entry={entry}
          people={people}
          onType={(text) => go(type(sheet, entry, text))}
          onWrite={(text) => go(write(entry, question, text))}
          onChoose={(value) => go(choose(sheet, entry, question, value))}
          onEnter={() => go(enter(sheet, entry))}
          onBack={() => go(back(sheet, entry))}
          onStep={(by) => go(step(sheet, entry, by))}
        />
      )}
      {save.error === null ? null : (
        <ProblemNotice error={save.error} texts={problems}>
          {save.error instanceof ApiProblem && save.error.fields.length > 0 ? (
            <p>{save.error.fields.map(({ path }) => questions.find(({ name }) => name === path)?.title ?? path).join('; ')}</p>
          ) : null}
        </ProblemNotice>
      )}
      <SheetAnswers
        questions={questions}
        asked={askedOf(sheet, answers)}
        answers={answers}
        at={entry.at}
        people={people}
        onGo={(name) => go(goTo(entry, name))}
      />
    </div>
  )
}
