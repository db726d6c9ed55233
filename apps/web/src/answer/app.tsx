import { useCallback, useEffect, useState } from 'react'
import { flushSync } from 'react-dom'
import { Answering, openDraft } from './answering.tsx'
import { type Refusal, type Server, toRefusal } from './api.ts'
import { CodeEntry } from './code-entry.tsx'
import { type Delivered, Delivery } from './delivery.ts'
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
  const [delivery] = useState(
    () => new Delivery({ drafts, server, tell: (code, what) => setDelivered((before) => ({ ...before, [code]: what })) }),
  )
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
    openDraft(isOpening, drafts, server).then(
      (draft) => {
        if (isWanted) setScreen({ kind: draft.finished ? 'finished' : 'answering', draft })
      },
      (error: unknown) => {
        if (isWanted) setScreen({ kind: 'refused', code: isOpening, refusal: toRefusal(error) })
      },
    )
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
  const refuse = useCallback((code: string, refusal: Refusal) => setScreen({ kind: 'refused', code, refusal }), [])
  const outcome = screen.kind === 'finished' ? delivered[screen.draft.code] : undefined
  useEffect(() => {
    if (screen.kind !== 'finished' || outcome?.kind !== 'refused') return
    const { code } = screen.draft
    const draft = drafts.find(code)
    if (draft?.finished === false) setScreen({ kind: 'answering', draft, returned: outcome.refusal })
    else refuse(code, outcome.refusal)
  }, [screen, outcome, drafts, refuse])
  const refuseThis = useCallback(
    (refusal: Refusal) => {
      if (screen.kind === 'answering') refuse(screen.draft.code, refusal)
    },
    [screen, refuse],
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
            setDelivered(({ [draft.code]: _, ...others }) => others)
            setScreen({ kind: 'finished', draft: finished })
            void delivery.now()
          }}
          onRefused={refuseThis}
          onLeave={leave}
        />
      )
    }
    case 'finished': {
      const { opened } = screen.draft
      if (outcome?.kind !== 'accepted')
        return (
          <Frame kiosk={kiosk} opened={opened} onLeave={leave}>
            <Queued {...{ kiosk, opened }} isSending={outcome === undefined} onAgain={() => void delivery.now()} />
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
        <Frame kiosk={kiosk} onLeave={leave}>
          <Refused
            refusal={refusal}
            isKept={drafts.find(code)?.finished === true}
            onAgain={refusal.isPassing || refusal.code === 'answering.notOpen' ? () => open(code) : undefined}
          />
        </Frame>
      )
    }
  }
}
