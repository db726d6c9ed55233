import { Questionnaire, QuestionnaireDefinition, questionnaireRoutes, questionnaireTexts } from '@nastavnik/contract'
import { useCallback, useEffect, useRef, useState } from 'react'
import { call } from '../../api/call.ts'
import { currentOf } from '../../api/problem.ts'
import { queries, reading } from '../../api/queries.ts'
import type { Text } from './text.rules.ts'

export type SaveState =
  | { readonly kind: 'untouched' | 'waiting' | 'saving' | 'incomplete' }
  | { readonly kind: 'saved'; readonly at: string }
  | { readonly kind: 'failed'; readonly error: Error }
  /** Somebody else wrote meanwhile. */
  | { readonly kind: 'conflict'; readonly current: Questionnaire }

const pause = 1000

/** Whether the server would take it: every question has words, every list two choices. */
const isWhole = ({ title, ...definition }: Text): boolean =>
  title.trim() !== '' && title.length <= questionnaireTexts.title && QuestionnaireDefinition.safeParse(definition).success

/** Keeps the draft as it is written: a second after the last change, one request at a time. */
export function useAutosave({ card, text }: { readonly card: Questionnaire; readonly text: Text }) {
  const { unit, code } = card
  const latest = useRef(text)
  const saved = useRef(text)
  const version = useRef(card.draft?.version ?? null)
  const isBusy = useRef(false)
  const [state, setState] = useState<SaveState>(card.draft === null ? { kind: 'untouched' } : { kind: 'saved', at: card.draft.updatedAt })

  const save = useCallback(async () => {
    if (isBusy.current) return
    isBusy.current = true
    try {
      while (saved.current !== latest.current) {
        const sent = latest.current
        if (!isWhole(sent)) {
          setState({ kind: 'incomplete' })
          return
        }
        setState({ kind: 'saving' })
        const { title, ...definition } = sent
        const body = { unit: unit.code, version: version.current, title, definition }
        const fresh = await call(questionnaireRoutes.saveDraft, { params: { code }, body })
        version.current = fresh.draft?.version ?? null
        saved.current = sent
        queries.setQueryData(reading(questionnaireRoutes.get, { params: { code }, query: { unit: unit.code } }).queryKey, fresh)
        setState({ kind: 'saved', at: fresh.draft?.updatedAt ?? new Date().toISOString() })
      }
    } catch (error) {
      const current = currentOf(error, Questionnaire)
      setState(current === undefined ? { kind: 'failed', error: error as Error } : { kind: 'conflict', current })
    } finally {
      isBusy.current = false
    }
  }, [code, unit.code])

  const isHeld = state.kind === 'conflict'
  useEffect(() => {
    latest.current = text
    if (text === saved.current || isHeld) return
    setState({ kind: 'waiting' })
    const timer = setTimeout(() => void save(), pause)
    return () => clearTimeout(timer)
  }, [text, save, isHeld])

  const isUnsaved = state.kind === 'waiting' || state.kind === 'saving' || state.kind === 'failed' || state.kind === 'incomplete'
  useEffect(() => {
    if (!isUnsaved) return
    const warn = (event: BeforeUnloadEvent) => event.preventDefault()
    addEventListener('beforeunload', warn)
    return () => removeEventListener('beforeunload', warn)
  }, [isUnsaved])

  // A page that is left keeps what was written on it.
  useEffect(() => () => void (saved.current === latest.current ? undefined : save()), [save])

  /** The choice after a conflict: mine goes over theirs, or theirs is taken and is saved already. */
  const settle = ({ draft }: Questionnaire, theirs: Text | undefined) => {
    version.current = draft?.version ?? null
    if (theirs !== undefined) saved.current = theirs
    latest.current = theirs ?? latest.current
    setState(draft === null || theirs === undefined ? { kind: 'waiting' } : { kind: 'saved', at: draft.updatedAt })
  }
  return { state, isUnsaved, save, settle }
}
