import { Incident, type IncidentFacts, incidentRoutes } from '@nastavnik/contract'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '../../api/call.ts'
import { currentOf } from '../../api/problem.ts'
import { reading } from '../../api/queries.ts'
import { m } from '../../paraglide/messages.js'
import { ConflictChooser } from '../../ui/conflict-chooser.tsx'
import { useFieldErrors } from '../../ui/field-errors.ts'
import { Form } from '../../ui/form.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { ProblemNotice } from '../../ui/problem-notice.tsx'
import { incidentKeys, incidentLabels, shownField, toFacts, toIncidentTexts, type Words, wrongIncident } from './incident-fields.ts'
import { IncidentFormFields } from './incident-form-fields.tsx'
import { incidentProblems } from './incident-problems.ts'

interface EditIncidentProps {
  readonly incident: Incident
  readonly onSaved: () => void
  readonly onCancel: () => void
}

export function EditIncident(props: EditIncidentProps) {
  const words = useQuery(reading(incidentRoutes.words, {}))
  return <Loaded of={words}>{(known) => <EditForm {...props} words={known} />}</Loaded>
}

function EditForm({ incident, words, onSaved, onCancel }: EditIncidentProps & { readonly words: Words }) {
  const [before] = useState(incident) // what was on the screen when the editing began
  const [texts, setTexts] = useState(toIncidentTexts(before))
  const labels = incidentLabels()
  const { attempt, errors, field, isSendable } = useFieldErrors('incident', labels, wrongIncident(texts))
  const save = useMutation({
    mutationFn: ({ version, facts }: { version: number; facts: IncidentFacts }) =>
      call(incidentRoutes.correct, { params: { id: before.id }, body: { ...facts, version } }),
    onSuccess: onSaved,
  })
  const fresh = currentOf(save.error, Incident)
  if (fresh !== undefined) {
    const [old, theirs] = [toIncidentTexts(before), toIncidentTexts(fresh)]
    const edited = incidentKeys.filter((key) => texts[key] !== old[key] && texts[key] !== theirs[key])
    return (
      <ConflictChooser
        differences={edited.map((key) => ({
          ...{ key, label: labels[key] },
          ...{ mine: shownField(texts, key, words), theirs: shownField(theirs, key, words) },
        }))}
        busy={save.isPending}
        onDrop={onSaved}
        onKeep={(mine) => {
          const facts = toFacts({ ...theirs, ...Object.fromEntries(mine.map((key) => [key, texts[key]])) })
          if (facts !== undefined) save.mutate({ version: fresh.version, facts })
        }}
      />
    )
  }
  return (
    <Form
      label={m.incident_edit()}
      errors={errors}
      attempt={attempt}
      submitText={m.incident_save()}
      busy={save.isPending}
      problem={save.error === null ? null : <ProblemNotice error={save.error} texts={incidentProblems} />}
      onCancel={onCancel}
      onSubmit={() => {
        const facts = toFacts(texts)
        if (isSendable() && facts !== undefined) save.mutate({ version: before.version, facts })
      }}
    >
      <IncidentFormFields words={words} texts={texts} onTexts={setTexts} hasFindings field={field} />
    </Form>
  )
}
