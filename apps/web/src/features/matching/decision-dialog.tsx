import { Button, TextInput } from '@mantine/core'
import { type Decided, type MatchingRound, matchingRoutes, matchingTexts } from '@nastavnik/contract'
import { useState } from 'react'
import { call } from '../../api/call.ts'
import { m } from '../../paraglide/messages.js'
import { useFieldErrors } from '../../ui/field-errors.ts'
import { Form } from '../../ui/form.tsx'
import { FreeText } from '../../ui/free-text.tsx'
import { newId } from '../../ui/new-id.ts'
import { parseCount } from '../../ui/numbers.ts'
import { ProblemNotice } from '../../ui/problem-notice.tsx'
import { ConsequenceView } from './consequence-view.tsx'
import { Dialog } from './dialog.tsx'
import type { Dragged } from './dragged.ts'
import styles from './matching.module.css'
import { matchingProblems } from './matching-problems.ts'
import { useDeed } from './use-round.ts'

/** What is going to be decided, and about whom. */
export type Proposed =
  | { readonly kind: 'LOCK' | 'PROHIBITION'; readonly mentee: Dragged; readonly mentor: Dragged }
  | { readonly kind: 'PLACES'; readonly mentor: Dragged; readonly places: number }

interface DecisionDialogProps {
  readonly round: MatchingRound
  readonly proposed: Proposed
  readonly onClose: () => void
  /** The decision that has been made. */
  readonly onDone: (decision: string) => void
}

const titles = { LOCK: m.matching_lock_title, PROHIBITION: m.matching_prohibit_title, PLACES: m.matching_places_title }
const confirms = { LOCK: m.matching_lock, PROHIBITION: m.matching_prohibit, PLACES: m.matching_places_save }
const reasons = {
  LOCK: [m.matching_lock_reason_both, m.matching_lock_reason_known, m.matching_lock_reason_parents],
  PROHIBITION: [m.matching_prohibit_reason_asked, m.matching_prohibit_reason_time, m.matching_prohibit_reason_before],
  PLACES: [m.matching_places_reason_asked, m.matching_places_reason_load],
}
/** The server keeps no more places of one mentor. */
const mostPlaces = 100

/** Shows what a decision changes for everybody, asks why, and makes it. */
export function DecisionDialog({ round: { id, version }, proposed, onClose, onDone }: DecisionDialogProps) {
  const { kind, mentor } = proposed
  const [decision] = useState(newId)
  const [reason, setReason] = useState('')
  const [typedPlaces, setPlaces] = useState(() => (proposed.kind === 'PLACES' ? String(proposed.places) : ''))
  const typed = parseCount(typedPlaces)
  const places = typed === undefined || typed > mostPlaces ? undefined : typed
  const decided: Decided | undefined =
    proposed.kind !== 'PLACES'
      ? { kind: proposed.kind, mentee: proposed.mentee.id, mentor: mentor.id }
      : places === undefined
        ? undefined
        : { kind: 'PLACES', mentor: mentor.id, places }
  const { attempt, errors, field, isSendable } = useFieldErrors(
    'decision',
    { places: m.matching_places_field(), reason: m.matching_reason_field() },
    {
      ...(decided === undefined && { places: m.matching_places_invalid() }),
      ...(reason.trim() === '' && { reason: m.matching_reason_missing() }),
    },
  )
  const decide = useDeed<Decided>(id, {
    act: (given, seen) => call(matchingRoutes.decide, { params: { id }, body: { decision, version: seen, decided: given, reason } }),
    onDone: () => onDone(decision),
  })
  return (
    <Dialog title={titles[kind]()} onClose={onClose}>
      <p>{proposed.kind === 'PLACES' ? mentor.name : m.matching_pair_of({ mentee: proposed.mentee.name, mentor: mentor.name })}</p>
      <Form
        label={titles[kind]()}
        errors={errors}
        attempt={attempt}
        submitText={confirms[kind]()}
        busy={decide.isPending}
        problem={decide.error === null ? null : <ProblemNotice error={decide.error} texts={matchingProblems} />}
        onSubmit={() => {
          if (isSendable() && decided !== undefined) decide.mutate(decided)
        }}
        onCancel={onClose}
      >
        {proposed.kind === 'PLACES' ? (
          <TextInput
            {...field('places')}
            required
            inputMode="numeric"
            maxLength={3}
            value={typedPlaces}
            onChange={({ currentTarget: { value } }) => setPlaces(value)}
          />
        ) : null}
        {decided === undefined ? null : <ConsequenceView id={id} version={version} decided={decided} />}
        <FreeText
          {...field('reason')}
          description={m.matching_reason_hint()}
          required
          rows={2}
          maxLength={matchingTexts.reason}
          value={reason}
          onText={setReason}
        />
        <div className={styles['quick']}>
          <span className="soft small">{m.matching_reason_quick()}</span>
          {reasons[kind].map((text) => (
            <Button key={text()} size="xs" variant="default" onClick={() => setReason(text())}>
              {text()}
            </Button>
          ))}
        </div>
      </Form>
    </Dialog>
  )
}
