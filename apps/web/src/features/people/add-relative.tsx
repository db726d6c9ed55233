import { type FamilyRelation, type Person, peopleRoutes } from '@nastavnik/contract'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '../../api/call.ts'
import { reading } from '../../api/queries.ts'
import { m } from '../../paraglide/messages.js'
import { Choice } from '../../ui/choice.tsx'
import { useFieldErrors } from '../../ui/field-errors.ts'
import { Form } from '../../ui/form.tsx'
import { ProblemNotice } from '../../ui/problem-notice.tsx'
import { SearchField } from '../../ui/search-field.tsx'
import { peopleProblems } from './people-problems.ts'

interface AddRelativeProps {
  readonly person: Person
  readonly onSaved: (person: Person) => void
  readonly onCancel: () => void
}

const nobody: readonly { id: string; name: string; occupation: string }[] = []

/** Finds a participant of the organisation by name and says what they are to the child. */
export function AddRelative({ person, onSaved, onCancel }: AddRelativeProps) {
  const [search, setSearch] = useState('')
  const [relativeId, setRelativeId] = useState<string>()
  const [relation, setRelation] = useState<FamilyRelation>('PARENT')
  const query = { organisation: person.organisation.code, page: 1, search }
  const found = useQuery({ ...reading(peopleRoutes.list, { query }), enabled: search !== '' })
  const others = (found.data?.items ?? nobody).filter(({ id }) => id !== person.id)
  const chosen = others.some(({ id }) => id === relativeId) ? relativeId : undefined
  const labels = { relativeId: m.family_who() }
  const { attempt, errors, field, isSendable } = useFieldErrors(
    'relative',
    labels,
    chosen === undefined ? { relativeId: m.family_choose() } : {},
  )
  const add = useMutation({
    mutationFn: (id: string) => call(peopleRoutes.addRelative, { params: { id: person.id }, body: { relativeId: id, relation } }),
    onSuccess: onSaved,
  })
  return (
    <Form
      label={m.family_add()}
      errors={errors}
      attempt={attempt}
      submitText={m.family_save()}
      busy={add.isPending}
      problem={add.error === null ? null : <ProblemNotice error={add.error} texts={peopleProblems} />}
      onCancel={onCancel}
      onSubmit={() => {
        if (isSendable() && chosen !== undefined) add.mutate(chosen)
      }}
    >
      <SearchField label={m.family_find()} value={search} onSearch={setSearch} />
      {search !== '' && found.data !== undefined && others.length === 0 ? <p role="status">{m.family_nobody()}</p> : null}
      <Choice
        {...field('relativeId')}
        any={m.place_choose()}
        value={chosen}
        options={others.map(({ id, name, occupation }) => [id, occupation === '' ? name : `${name}, ${occupation}`] as const)}
        onChoose={setRelativeId}
      />
      <Choice<FamilyRelation>
        label={m.family_relation()}
        value={relation}
        options={[
          ['PARENT', m.family_parent()],
          ['GUARDIAN', m.family_guardian()],
          ['RELATIVE', m.family_relative()],
        ]}
        onChoose={(one = 'PARENT') => setRelation(one)}
      />
    </Form>
  )
}
