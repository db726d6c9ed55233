import { useEffect, useState } from 'react'
import { m } from '../paraglide/messages.js'
import { type Refusal, toRefusal } from './api.ts'
import { CodeEntry } from './code-entry.tsx'
import { Frame } from './frame.tsx'
import { useArrival } from './use-arrival.ts'
import type { Visit } from './visit.rules.ts'
import { visitServer } from './visit-api.ts'
import type { VisitDrafts } from './visit-drafts.ts'
import { type Opened, VisitForm } from './visit-form.tsx'
import { VisitRefused } from './visit-refused.tsx'

type Screen =
  | { readonly kind: 'code' }
  | { readonly kind: 'opening'; readonly code: string }
  | { readonly kind: 'filling'; readonly code: string; readonly opened: Opened }
  | { readonly kind: 'sent' }
  | { readonly kind: 'refused'; readonly code: string; readonly refusal: Refusal }

interface VisitingProps {
  readonly visit: Visit
  /** From the link, or of the page that was reloaded. */
  readonly code: string | undefined
  readonly drafts: VisitDrafts
  /** The code that a reloaded page will begin with. */
  readonly remember: (code: string | undefined) => void
}

async function open(visit: Visit, code: string): Promise<Opened> {
  switch (visit) {
    case 'apply':
      return { visit, ...(await visitServer.openIntake(code)) }
    case 'tell':
      return { visit, ...(await visitServer.openInforming(code)) }
    case 'partner':
      return { visit, ...(await visitServer.openPartnerQuestions(code)) }
  }
}

/** Applying by the link of an organisation, telling of a child by a parent's code, judging a programme as a partner: one sheet, sent once. */
export function Visiting({ visit, code: given, drafts, remember }: VisitingProps) {
  const [screen, setScreen] = useState<Screen>(given === undefined ? { kind: 'code' } : { kind: 'opening', code: given })
  const opening = screen.kind === 'opening' ? screen.code : undefined
  useEffect(() => {
    if (opening === undefined) return
    let isWanted = true
    open(visit, opening).then(
      (opened) => isWanted && setScreen({ kind: 'filling', code: opening, opened }),
      (error: unknown) => isWanted && setScreen({ kind: 'refused', code: opening, refusal: toRefusal(error) }),
    )
    return () => {
      isWanted = false
    }
  }, [visit, opening])
  const begin = (code: string) => {
    remember(code)
    setScreen({ kind: 'opening', code })
  }
  const end = (screen: Screen) => {
    remember(undefined)
    setScreen(screen)
  }
  switch (screen.kind) {
    case 'code':
    case 'opening':
      return (
        <Frame kiosk={false}>
          <CodeEntry kiosk={false} isOpening={screen.kind === 'opening'} onCode={begin} />
        </Frame>
      )
    case 'filling':
      return (
        <Frame kiosk={false}>
          <VisitForm key={screen.code} code={screen.code} opened={screen.opened} drafts={drafts} onSent={() => end({ kind: 'sent' })} />
        </Frame>
      )
    case 'sent':
      return (
        <Frame kiosk={false}>
          <Sent visit={visit} />
        </Frame>
      )
    case 'refused':
      return (
        <Frame kiosk={false}>
          <VisitRefused
            refusal={screen.refusal}
            onAgain={screen.refusal.isPassing ? () => setScreen({ kind: 'opening', code: screen.code }) : undefined}
            onLeave={() => end({ kind: 'code' })}
          />
        </Frame>
      )
  }
}

const sentWords: Readonly<Record<Visit, readonly [title: () => string, text: () => string]>> = {
  apply: [m.apply_sent, m.apply_sent_text],
  tell: [m.tell_sent, m.tell_sent_text],
  partner: [m.partner_sent, m.partner_sent_text],
}

function Sent({ visit }: { readonly visit: Visit }) {
  const heading = useArrival()
  const [title, text] = sentWords[visit]
  return (
    <section className="message" data-tone="good">
      <h1 ref={heading} tabIndex={-1}>
        {title()}
      </h1>
      <p>{text()}</p>
    </section>
  )
}
