import { TextInput } from '@mantine/core'
import { type ConclusionVerdict, conclusionRoutes, longestConclusion, PersonConclusion } from '@nastavnik/contract'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '../../api/call.ts'
import { currentOf } from '../../api/problem.ts'
import { useSession } from '../../api/session.ts'
import { m } from '../../paraglide/messages.js'
import { Choice } from '../../ui/choice.tsx'
import { parseDay, showDay } from '../../ui/days.ts'
import { useFieldErrors } from '../../ui/field-errors.ts'
import { Form } from '../../ui/form.tsx'
import { FreeText } from '../../ui/free-text.tsx'
import { ProblemNotice } from '../../ui/problem-notice.tsx'
import { conclusionProblems } from './conclusion-problems.ts'
import { verdictTitles } from './verdicts.ts'

interface RecordConclusionProps {
  readonly person: PersonConclusion
  readonly onRecorded: (fresh: PersonConclusion) => void
  /** Somebody was faster: what stands now is shown under the form, which keeps what was typed. */
  readonly onFresh: (fresh: PersonConclusion) => void
  readonly onCancel: () => void
}

const verdicts: readonly ConclusionVerdict[] = ['RECOMMENDED', 'CONDITIONS', 'NOT_RECOMMENDED']

export function RecordConclusion({ person, onRecorded, onFresh, onCancel }: RecordConclusionProps) {
  const { today } = useSession()
  const [verdict, setVerdict] = useState<ConclusionVerdict | undefined>(person.conclusion?.verdict)
  const [note, setNote] = useState(person.conclusion?.note ?? '')
  const [day, setDay] = useState(showDay(today))
  const on = parseDay(day)
  const labels = { verdict: m.conclusions_verdict(), concludedOn: m.conclusion_day() }
  const { attempt, errors, field, isSendable } = useFieldErrors('conclusion', labels, {
    ...(verdict === undefined ? { verdict: m.field_required() } : {}),
    ...(on === undefined ? { concludedOn: m.day_invalid() } : on > today ? { concludedOn: m.conclusion_in_future() } : {}),
  })
  const record = useMutation({
    mutationFn: (body: { verdict: ConclusionVerdict; concludedOn: string }) =>
      call(conclusionRoutes.record, {
        params: { id: person.personId },
        body: { ...body, note, version: person.conclusion?.version ?? null },
      }),
    onSuccess: onRecorded,
    onError: (error) => {
      const fresh = currentOf(error, PersonConclusion)
      if (fresh !== undefined) onFresh(fresh)
    },
  })
  const fresh = currentOf(record.error, PersonConclusion)?.conclusion
  return (
    <Form
      label={m.conclusion_write()}
      errors={errors}
      attempt={attempt}
      submitText={m.save()}
      busy={record.isPending}
      problem={
        record.error === null ? null : (
          <>
            <ProblemNotice error={record.error} texts={conclusionProblems} />
            {fresh === undefined || fresh === null ? null : (
              <p>
                {showDay(fresh.concludedOn)}: {verdictTitles[fresh.verdict]()}. {fresh.note}
              </p>
            )}
          </>
        )
      }
      onCancel={onCancel}
      onSubmit={() => {
        if (isSendable() && verdict !== undefined && on !== undefined) record.mutate({ verdict, concludedOn: on })
      }}
    >
      <Choice<ConclusionVerdict>
        {...field('verdict')}
        any={m.place_choose()}
        value={verdict}
        options={verdicts.map((one) => [one, verdictTitles[one]()] as const)}
        onChoose={setVerdict}
      />
      <FreeText
        label={m.conclusion_note()}
        description={m.conclusion_note_hint()}
        rows={4}
        maxLength={longestConclusion}
        value={note}
        onText={setNote}
      />
      <TextInput
        {...field('concludedOn')}
        description={m.day_hint()}
        required
        value={day}
        onChange={(event) => setDay(event.currentTarget.value)}
      />
    </Form>
  )
}
