import { useCallback, useEffect, useState } from 'react'
import { flushSync } from 'react-dom'
import { Answering } from './answering.tsx'
import { type Refusal, type Server, toRefusal } from './api.ts'
import { CodeEntry } from './code-entry.tsx'
import { type Delivered, Delivery } from './delivery.ts'
import { openDraft } from './draft-in-hand.ts'
import type { Draft, Drafts } from './drafts.ts'
import { Frame } from './frame.tsx'
import { LateLine } from './late-line.tsx'
import { Refused } from './refused.tsx'
import { Queued, Sent, SentInKiosk } from './sent.tsx'

type Screen =
  | { readonly kind: 'code' }
  | { readonly kind: 'opening'; readonly code: string }
  | { readonly kind: 'answering'; readonly draft: Draft; readonly returned?: Refusal }
  | { readonly kind: 'finished'; readonly draft: Draft }
  | { readonly kind: 'refused'; readonly code: string; readonly refusal: Refusal }

/** Answers that do not fit go back to the respondent; for all else there are words. */
function afterRefusal(code: string, refusal: Refusal, draft: Draft | undefined): Screen {
  return draft?.finished === false ? { kind: 'answering', draft, returned: refusal } : { kind: 'refused', code, refusal }
}

interface AppProps {
  readonly kiosk: boolean
  /** From the link, or of the page that was reloaded. */
  readonly code: string | undefined
  readonly drafts: Drafts
  readonly server: Server
  /** The code that a reloaded page will begin with. */
  readonly remember: (code: string | undefined) => void
}

export function App({ kiosk, code: given, drafts, server, remember }: AppProps) {
  const [screen, setScreen] = useState<Screen>(given === undefined ? { kind: 'code' } : { kind: 'opening', code: given })
  const [delivered, setDelivered] = useState<Readonly<Record<string, Delivered>>>({})
  const [delivery] = useState(() => {
    const tell = (code: string, what: Delivered) => {
      setDelivered((before) => ({ ...before, [code]: what }))
      if (what.kind !== 'refused') return
      const { refusal } = what
      setScreen((now) => (now.kind === 'finished' && now.draft.code === code ? afterRefusal(code, refusal, drafts.find(code)) : now))
    }
    return new Delivery({ drafts, server, tell })
  })
  const isOpening = screen.kind === 'opening' ? screen.code : undefined

  const leave = useCallback(() => {
    if (kiosk && 'draft' in screen) drafts.drop(screen.draft.code)
    remember(undefined)
    setDelivered({})
    setScreen({ kind: 'code' })
  }, [kiosk, screen, drafts, remember])

  useEffect(() => {
    drafts.sweep(new Date())
    const send = () => void delivery.now()
    send()
    addEventListener('online', send)
    return () => removeEventListener('online', send)
  }, [drafts, delivery])

  useEffect(() => {
    if (isOpening === undefined) return
    let isWanted = true
    const show = (next: Screen) => {
      if (isWanted) setScreen(next)
    }
    const open = async () => {
      try {
        const draft = await openDraft(isOpening, drafts, server)
        show({ kind: draft.finished ? 'finished' : 'answering', draft })
      } catch (error) {
        show({ kind: 'refused', code: isOpening, refusal: toRefusal(error) })
      }
    }
    void open()
    return () => {
      isWanted = false
    }
  }, [isOpening, drafts, server])

  // A page put aside by the browser comes back as it was left: in a class it must have been left empty.
  useEffect(() => {
    if (!kiosk) return
    const empty = () => flushSync(leave)
    addEventListener('pagehide', empty)
    return () => removeEventListener('pagehide', empty)
  }, [kiosk, leave])

  const open = (code: string) => {
    remember(code)
    setScreen({ kind: 'opening', code })
  }
  const outcome = screen.kind === 'finished' ? delivered[screen.draft.code] : undefined
  const refuse = useCallback(
    (refusal: Refusal) => {
      if (screen.kind === 'answering') setScreen({ kind: 'refused', code: screen.draft.code, refusal })
    },
    [screen],
  )

  switch (screen.kind) {
    case 'code':
      return (
        <Frame kiosk={kiosk}>
          <LateLine delivered={delivered} />
          <CodeEntry kiosk={kiosk} isOpening={false} onCode={open} />
        </Frame>
      )
    case 'opening':
      return (
        <Frame kiosk={kiosk}>
          <CodeEntry kiosk={kiosk} isOpening onCode={open} />
        </Frame>
      )
    case 'answering': {
      const { draft, returned } = screen
      return (
        <Answering
          key={draft.code}
          {...{ kiosk, draft, drafts, server, returned }}
          onFinish={(finished) => {
            setDelivered((before) => Object.fromEntries(Object.entries(before).filter(([code]) => code !== draft.code)))
            setScreen({ kind: 'finished', draft: finished })
            void delivery.now()
          }}
          onRefused={refuse}
          onLeave={leave}
        />
      )
    }
    case 'finished': {
      const { opened } = screen.draft
      if (outcome?.kind !== 'accepted')
        return (
          <Frame kiosk={kiosk} opened={opened} onLeave={leave}>
            <Queued key={outcome?.kind} {...{ kiosk, opened }} isSending={outcome === undefined} onAgain={() => void delivery.now()} />
          </Frame>
        )
      return (
        <Frame kiosk={kiosk} opened={opened} onLeave={kiosk ? undefined : leave}>
          {kiosk ? <SentInKiosk onNext={leave} /> : <Sent opened={opened} />}
        </Frame>
      )
    }
    case 'refused': {
      const { code, refusal } = screen
      return (
        <Frame kiosk={kiosk}>
          <Refused
            {...{ refusal, kiosk }}
            onLeave={leave}
            isKept={drafts.find(code)?.finished === true}
            onAgain={refusal.isPassing || refusal.code === 'answering.notOpen' ? () => open(code) : undefined}
          />
        </Frame>
      )
    }
  }
}
