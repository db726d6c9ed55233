import { TextInput } from '@mantine/core'
import { longestBasis, type Organisation } from '@nastavnik/contract'
import { useState } from 'react'
import { useSession } from '../../api/session.ts'
import { m } from '../../paraglide/messages.js'
import { parseDay, showDay } from '../../ui/days.ts'

/** A form of a change on the card. */
export interface ReorganisationForm {
  readonly organisation: Organisation
  readonly onSaved: (saved: Organisation) => void
  readonly onCancel: () => void
}

interface Decision {
  readonly on: string
  readonly basis: string
}

/** The day and the document of a change: its texts, what is wrong with them, and what to send. */
export function useDecision() {
  const { today } = useSession()
  const [texts, setTexts] = useState<Decision>({ on: showDay(today), basis: '' })
  const day = parseDay(texts.on)
  const dayProblem = day === undefined ? m.day_invalid() : day > today ? m.decision_in_future() : undefined
  return {
    texts,
    setTexts,
    labels: { on: m.decision_on(), basis: m.decision_basis() },
    wrong: {
      ...(dayProblem !== undefined && { on: dayProblem }),
      ...(texts.basis.trim() === '' && { basis: m.decision_basis_missing() }),
    },
    /** Undefined while a text is wrong. */
    decision: day === undefined || dayProblem !== undefined || texts.basis.trim() === '' ? undefined : { on: day, basis: texts.basis },
  }
}

interface DecisionFieldsProps {
  readonly of: ReturnType<typeof useDecision>
  readonly field: (key: 'on' | 'basis') => { id: string; label: string; error: string | undefined }
}

export function DecisionFields({ of: { texts, setTexts }, field }: DecisionFieldsProps) {
  return (
    <>
      <TextInput
        {...field('on')}
        required
        description={m.decision_on_hint()}
        value={texts.on}
        onChange={(event) => setTexts({ ...texts, on: event.currentTarget.value })}
      />
      <TextInput
        {...field('basis')}
        required
        maxLength={longestBasis}
        description={m.decision_basis_hint()}
        value={texts.basis}
        onChange={(event) => setTexts({ ...texts, basis: event.currentTarget.value })}
      />
    </>
  )
}
