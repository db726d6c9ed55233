import { Button, TextInput } from '@mantine/core'
import { IncidentPart, incidentRoutes } from '@nastavnik/contract'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '../../api/call.ts'
import { currentOf } from '../../api/problem.ts'
import { m } from '../../paraglide/messages.js'
import { ConflictChooser } from '../../ui/conflict-chooser.tsx'
import { useFieldErrors } from '../../ui/field-errors.ts'
import { Form } from '../../ui/form.tsx'
import { parseCount, showNumber } from '../../ui/numbers.ts'
import { ProblemNotice } from '../../ui/problem-notice.tsx'
import { Section } from '../../ui/section.tsx'
import { showCounted } from '../../ui/units-of-count.ts'
import { refreshIncidents } from './incident-clock.ts'
import { incidentProblems } from './incident-problems.ts'
import styles from './incidents.module.css'

interface PartPeopleProps {
  readonly id: string
  readonly part: IncidentPart
  readonly mayCorrect: boolean
}

/** How many people of the organisation it touches: as counted, or as corrected by hand. */
export function PartPeople({ id, part, mayCorrect }: PartPeopleProps) {
  const [isEditing, setEditing] = useState(false)
  const { people, counted } = part
  const shown = showCounted(people, 'PERSON')
  return (
    <Section title={m.incident_people()}>
      {isEditing ? (
        <PeopleForm id={id} part={part} onDone={() => setEditing(false)} />
      ) : (
        <div className={styles['people']}>
          <p>
            {people === counted
              ? m.incident_people_counted({ shown })
              : m.incident_people_corrected({ shown, counted: showNumber(counted) })}
          </p>
          {mayCorrect ? (
            <Button variant="default" size="xs" onClick={() => setEditing(true)}>
              {m.incident_people_edit()}
            </Button>
          ) : null}
        </div>
      )}
    </Section>
  )
}

function PeopleForm({ id, part, onDone }: { readonly id: string; readonly part: IncidentPart; readonly onDone: () => void }) {
  const [before] = useState(part)
  const [text, setText] = useState(showNumber(before.people))
  const people = parseCount(text)
  const label = m.incident_people_field()
  const { attempt, errors, field, isSendable } = useFieldErrors(
    'part',
    { people: label },
    people === undefined ? { people: m.number_invalid() } : {},
  )
  const finish = () => {
    void refreshIncidents()
    onDone()
  }
  const save = useMutation({
    mutationFn: (body: { version: number; people: number }) =>
      call(incidentRoutes.correctPart, { params: { id, code: before.organisation.code }, body }),
    onSuccess: finish,
  })
  const fresh = currentOf(save.error, IncidentPart)
  if (fresh !== undefined && people !== undefined) {
    return (
      <ConflictChooser
        differences={fresh.people === people ? [] : [{ key: 'people', label, mine: showNumber(people), theirs: showNumber(fresh.people) }]}
        busy={save.isPending}
        onDrop={finish}
        onKeep={() => save.mutate({ version: fresh.version, people })}
      />
    )
  }
  return (
    <Form
      label={m.incident_people_edit()}
      errors={errors}
      attempt={attempt}
      submitText={m.incident_save()}
      busy={save.isPending}
      problem={save.error === null ? null : <ProblemNotice error={save.error} texts={incidentProblems} />}
      onCancel={onDone}
      onSubmit={() => {
        if (isSendable() && people !== undefined) save.mutate({ version: before.version, people })
      }}
    >
      <TextInput
        {...field('people')}
        required
        inputMode="numeric"
        maxLength={9}
        description={m.incident_people_hint()}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
    </Form>
  )
}
