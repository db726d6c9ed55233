import { Input } from '@mantine/core'
import { type Merger, type Organisation, organisationRoutes, type UnitRef } from '@nastavnik/contract'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '../../api/call.ts'
import { reading } from '../../api/queries.ts'
import { m } from '../../paraglide/messages.js'
import { useFieldErrors } from '../../ui/field-errors.ts'
import { Form } from '../../ui/form.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Notice } from '../../ui/notice.tsx'
import { ProblemNotice } from '../../ui/problem-notice.tsx'
import { UnitPicker } from '../../ui/unit-picker.tsx'
import { DecisionFields, type ReorganisationForm, useDecision } from './decision.tsx'
import { organisationProblems } from './organisation-problems.ts'

/** Merges the organisation into a chosen one; what will happen stands before the button. */
export function MergerForm({ organisation, onSaved, onCancel }: ReorganisationForm) {
  const { code, version } = organisation
  const [successor, setSuccessor] = useState<UnitRef>()
  const decision = useDecision()
  const labels = { ...decision.labels, into: m.merger_into() }
  const { attempt, errors, field, isSendable } = useFieldErrors('merger', labels, {
    ...decision.wrong,
    ...(successor === undefined ? { into: m.merger_into_missing() } : successor.code === code ? { into: m.problem_itself_text() } : {}),
  })
  const save = useMutation({
    mutationFn: (body: Merger): Promise<Organisation> => call(organisationRoutes.merge, { params: { code }, body }),
    onSuccess: onSaved,
  })
  const { id, error } = field('into')
  return (
    <Form
      label={m.reorganise_merge()}
      errors={errors}
      attempt={attempt}
      submitText={m.reorganise_merge_do()}
      busy={save.isPending}
      problem={save.error === null ? null : <ProblemNotice error={save.error} texts={organisationProblems} />}
      onCancel={onCancel}
      onSubmit={() => {
        if (isSendable() && decision.decision !== undefined && successor !== undefined)
          save.mutate({ ...decision.decision, version, into: successor.code })
      }}
    >
      <div id={id} tabIndex={-1}>
        <UnitPicker
          label={m.merger_into()}
          level="organisation"
          unit={successor ?? { level: 'organisation', code: '-', title: m.merger_into_none() }}
          onPick={setSuccessor}
        />
        {error === undefined ? null : <Input.Error>{error}</Input.Error>}
      </div>
      <DecisionFields of={decision} field={field} />
      {successor === undefined || successor.code === code ? null : (
        <Consequences organisation={organisation} successor={successor} day={decision.texts.on} />
      )}
    </Form>
  )
}

interface ConsequencesProps {
  readonly organisation: Organisation
  readonly successor: UnitRef
  readonly day: string
}

function Consequences({ organisation: { code, title }, successor, day }: ConsequencesProps) {
  const preview = useQuery(reading(organisationRoutes.previewMerger, { params: { code } }))
  return (
    <Loaded of={preview} lines={4}>
      {({ people, programmes, participations }) => (
        <Notice tone="warn" title={m.merger_consequences()}>
          <ul>
            <li>{m.merger_people({ people, programmes, participations, title, into: successor.title })}</li>
            <li>{m.merger_reports({ day, into: successor.title })}</li>
            <li>{m.merger_reports_earlier({ day })}</li>
            <li>{m.merger_imports({ title, into: successor.title })}</li>
            <li>{m.merger_headcount({ title, into: successor.title })}</li>
          </ul>
        </Notice>
      )}
    </Loaded>
  )
}
