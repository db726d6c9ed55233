import { TextInput } from '@mantine/core'
import { Organisation, organisationRoutes, organisationTexts } from '@nastavnik/contract'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '../../api/call.ts'
import { currentOf } from '../../api/problem.ts'
import { m } from '../../paraglide/messages.js'
import { ConflictChooser } from '../../ui/conflict-chooser.tsx'
import { Form } from '../../ui/form.tsx'
import { ProblemNotice } from '../../ui/problem-notice.tsx'
import { type ContactKey, contactLabels, showContact, toContactTexts } from './contact-fields.ts'
import { organisationProblems } from './organisation-problems.ts'

interface EditContactsProps {
  readonly organisation: Organisation
  readonly onSaved: (saved: Organisation) => void
  readonly onCancel: () => void
}

export function EditContacts({ organisation, onSaved, onCancel }: EditContactsProps) {
  const [before] = useState(organisation)
  const [texts, setTexts] = useState(toContactTexts(before))
  const save = useMutation({
    mutationFn: ({ version, texts: { founder, ...contacts } }: { version: number; texts: Record<ContactKey, string> }) =>
      call(organisationRoutes.correct, { params: { code: before.code }, body: { version, contacts, founder } }),
    onSuccess: onSaved,
  })
  const fresh = currentOf(save.error, Organisation)
  if (fresh !== undefined) {
    const edited = contactLabels().filter(([key]) => texts[key] !== showContact(before, key) && texts[key] !== showContact(fresh, key))
    return (
      <ConflictChooser
        differences={edited.map(([key, label]) => ({ key, label, mine: texts[key], theirs: showContact(fresh, key) }))}
        busy={save.isPending}
        onDrop={() => onSaved(fresh)}
        onKeep={(mine) => {
          const kept = Object.fromEntries(mine.map((key) => [key, texts[key]]))
          save.mutate({ version: fresh.version, texts: { ...toContactTexts(fresh), ...kept } })
        }}
      />
    )
  }
  return (
    <Form
      label={m.organisation_edit()}
      errors={{}}
      attempt={0}
      submitText={m.save()}
      busy={save.isPending}
      problem={save.error === null ? null : <ProblemNotice error={save.error} texts={organisationProblems} />}
      onCancel={onCancel}
      onSubmit={() => save.mutate({ version: before.version, texts })}
    >
      {contactLabels().map(([key, label]) => (
        <TextInput
          key={key}
          label={label}
          value={texts[key]}
          maxLength={organisationTexts[key]}
          onChange={(event) => setTexts({ ...texts, [key]: event.currentTarget.value })}
        />
      ))}
    </Form>
  )
}
