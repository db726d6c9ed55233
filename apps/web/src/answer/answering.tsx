import type { Answer } from '@nastavnik/questionnaires'
import { useEffect, useRef, useState } from 'react'
import { m } from '../paraglide/messages.js'
import { type Refusal, type Server, toRefusal } from './api.ts'
import { Autosave, type Saving } from './autosave.ts'
import type { Draft, Drafts } from './drafts.ts'
import { Frame } from './frame.tsx'
import { Leaving } from './leaving.tsx'
import { QuestionPage } from './question-page.tsx'
import { Review } from './review.tsx'
import { type Sheet, sheetOf, titleFor } from './sheet.rules.ts'
import { Start } from './start.tsx'

interface AnsweringProps {
  readonly kiosk: boolean
  readonly draft: Draft
  readonly drafts: Drafts
  readonly server: Server
  /** The server did not take finished answers. */
  readonly returned: Refusal | undefined
  readonly onFinish: (draft: Draft) => void
  readonly onRefused: (refusal: Refusal) => void
  readonly onLeave: () => void
}

const start = 'start'
const review = 'review'

/** Which questions have come and gone between two states of a page, in words. */
function changesOf(before: Sheet, after: Sheet, at: string, { opened: { audience } }: Draft): string {
  const questionsOn = ({ pages }: Sheet) => pages.find(({ name }) => name === at)?.questions ?? []
  const [old, now] = [questionsOn(before), questionsOn(after)]
  const come = now
    .filter((question) => !old.includes(question))
    .map((question) => m.answer_appeared({ title: titleFor(audience, question) }))
  const gone = old
    .filter((question) => !now.includes(question))
    .map((question) => m.answer_disappeared({ title: titleFor(audience, question) }))
  return [...come, ...gone].join('. ')
}

/** From the first words to «Отправить»: each answer lies on the device at once and on the server a second later. */
export function Answering({ kiosk, draft: given, drafts, server, returned, onFinish, onRefused, onLeave }: AnsweringProps) {
  const [draft, setDraft] = useState(given)
  const [saving, setSaving] = useState<Saving>({ kind: 'idle' })
  const [news, setNews] = useState('')
  const latest = useRef(given)
  const keep = (next: Draft) => {
    latest.current = next
    drafts.keep(next)
    setDraft(next)
  }
  const [autosave] = useState(
    () =>
      new Autosave({
        save: async (answers) => {
          await server.save(given.code, answers)
          if (!latest.current.finished) keep({ ...latest.current, unsaved: false })
        },
        tell: setSaving,
      }),
  )
  const { audience, anonymous, definition, people } = given.opened
  const ids = people.map(({ id }) => id)
  const sheet = sheetOf(definition, draft.answers, audience, ids)

  useEffect(() => {
    const send = () => void autosave.now()
    if (given.unsaved && !anonymous) autosave.changed(sheetOf(definition, given.answers, audience, ids).good)
    addEventListener('online', send)
    addEventListener('pagehide', send)
    document.addEventListener('visibilitychange', send)
    return () => {
      removeEventListener('online', send)
      removeEventListener('pagehide', send)
      document.removeEventListener('visibilitychange', send)
      send()
      autosave.close()
    }
    // biome-ignore lint/correctness/useExhaustiveDependencies: once for a questionnaire
  }, [autosave])
  useEffect(() => {
    if (saving.kind === 'refused' && saving.refusal.code.startsWith('answering.')) onRefused(saving.refusal)
  }, [saving, onRefused])

  const answer = (name: string, value: Answer | undefined) => {
    const { [name]: _, ...others } = latest.current.answers
    const answers = value === undefined ? others : { ...others, [name]: value }
    const next = sheetOf(definition, answers, audience, ids)
    setNews(changesOf(sheet, next, draft.at, draft))
    keep({ ...latest.current, answers, unsaved: !anonymous })
    if (!anonymous) autosave.changed(next.good)
  }
  const go = (at: string) => keep({ ...latest.current, at })
  const finish = () => {
    autosave.close()
    const finished = { ...latest.current, finished: true, tries: 0 }
    keep(finished)
    onFinish(finished)
  }

  const index = sheet.pages.findIndex(({ name }) => name === draft.at)
  const page = sheet.pages[index]
  const steps = sheet.pages.length + 1
  const first = sheet.pages[0]?.name ?? review
  const step = draft.at === start ? 0 : page === undefined ? steps : index + 1
  return (
    <Frame
      kiosk={kiosk}
      opened={given.opened}
      saving={draft.at === start && saving.kind === 'idle' ? undefined : saving}
      progress={step === 0 ? undefined : { step, steps }}
      onLeave={onLeave}
    >
      {step === 0 ? (
        <Start opened={given.opened} isBegun={Object.keys(draft.answers).length > 0} onBegin={() => go(first)} />
      ) : page === undefined ? (
        <Review
          opened={given.opened}
          sheet={sheet}
          returned={returned ?? (saving.kind === 'refused' ? saving.refusal : undefined)}
          onOpen={go}
          onSend={finish}
        />
      ) : (
        <QuestionPage
          key={page.name}
          page={page}
          opened={given.opened}
          answers={draft.answers}
          problems={sheet.problems}
          onAnswer={answer}
          onBack={() => go(sheet.pages[index - 1]?.name ?? start)}
          onNext={() => go(sheet.pages[index + 1]?.name ?? review)}
          isLast={index === sheet.pages.length - 1}
        />
      )}
      <p role="status" className="unseen">
        {news}
      </p>
      {kiosk && <Leaving anonymous={anonymous} onLeave={onLeave} />}
    </Frame>
  )
}

/** Opens the questionnaire on the server, or, without a connection, what the device has of it. Throws `Refusal`. */
export async function openDraft(code: string, drafts: Drafts, server: Server): Promise<Draft> {
  const local = drafts.find(code)
  if (local?.finished === true) return local
  try {
    const opened = await server.open(code)
    const unsaved = local?.unsaved ?? false
    const isOurs = unsaved || opened.anonymous
    const answers = { ...opened.answers, ...(isOurs ? local?.answers : {}) }
    const draft: Draft = { code, opened, answers, at: local?.at ?? start, unsaved, finished: false, tries: 0 }
    drafts.keep(draft)
    return draft
  } catch (error) {
    const refusal = toRefusal(error)
    if (local !== undefined && refusal.isPassing) return local
    if (refusal.code === 'answering.unknown' || refusal.code === 'answering.finished') drafts.drop(code)
    throw refusal
  }
}
