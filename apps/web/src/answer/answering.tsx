import type { Answer } from '@nastavnik/questionnaires'
import { useEffect, useState, useSyncExternalStore } from 'react'
import { m } from '../paraglide/messages.js'
import type { Refusal, Server } from './api.ts'
import { DraftInHand, review, start } from './draft-in-hand.ts'
import type { Draft, Drafts } from './drafts.ts'
import { Frame } from './frame.tsx'
import { Leaving } from './leaving.tsx'
import { QuestionPage } from './question-page.tsx'
import { Review } from './review.tsx'
import { type Sheet, titleFor } from './sheet.rules.ts'
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

/** Which questions have come and gone between two states of a page, in words. */
function changesOf(before: Sheet, after: Sheet, { at, opened: { audience } }: Draft): string {
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

/** From the first words to «Отправить». */
export function Answering({ kiosk, draft: given, drafts, server, returned, onFinish, onRefused, onLeave }: AnsweringProps) {
  const [hand] = useState(() => new DraftInHand(given, drafts, server))
  const { draft, sheet, saving } = useSyncExternalStore(hand.subscribe, hand.read)
  const [news, setNews] = useState('')
  const [aim, setAim] = useState<string>()
  useEffect(() => hand.watch(), [hand])
  useEffect(() => {
    if (saving.kind === 'refused' && saving.refusal.code.startsWith('answering.')) onRefused(saving.refusal)
  }, [saving, onRefused])

  const answer = (name: string, value: Answer | undefined) => setNews(changesOf(sheet, hand.answer(name, value), draft))
  const go = (at: string, question?: string) => {
    setAim(question)
    hand.go(at)
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
          onSend={() => onFinish(hand.finish())}
        />
      ) : (
        <QuestionPage
          key={page.name}
          page={page}
          aim={aim}
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
      {kiosk && <Leaving anonymous={given.opened.anonymous} onLeave={onLeave} />}
    </Frame>
  )
}
