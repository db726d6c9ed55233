import {
  type ConclusionListItem,
  conclusionRoutes,
  longestExclusion,
  type ParticipantRole,
  type PersonConclusion,
} from '@nastavnik/contract'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '../../api/call.ts'
import { reading } from '../../api/queries.ts'
import { m } from '../../paraglide/messages.js'
import { Choice } from '../../ui/choice.tsx'
import { useFieldErrors } from '../../ui/field-errors.ts'
import { Form } from '../../ui/form.tsx'
import { FreeText } from '../../ui/free-text.tsx'
import { newId } from '../../ui/new-id.ts'
import { ProblemNotice } from '../../ui/problem-notice.tsx'
import { SearchField } from '../../ui/search-field.tsx'
import { conclusionProblems } from './conclusion-problems.ts'

interface AddExclusionProps {
  readonly person: PersonConclusion
  readonly onSaved: (fresh: PersonConclusion) => void
  readonly onCancel: () => void
}

const nobody: readonly ConclusionListItem[] = []

/** Finds a participant of the organisation by name and says that the two are not to be put together. */
export function AddExclusion({ person, onSaved, onCancel }: AddExclusionProps) {
  const [id] = useState(newId)
  const [search, setSearch] = useState('')
  const [side, setSide] = useState<ParticipantRole>()
  const [otherId, setOther] = useState<string>()
  const [note, setNote] = useState('')
  const query = { organisation: person.organisation.code, page: 1, search }
  const found = useQuery({ ...reading(conclusionRoutes.list, { query }), enabled: search !== '' })
  const others = (found.data?.items ?? nobody).filter(({ personId }) => personId !== person.personId)
  const chosen = others.some(({ personId }) => personId === otherId) ? otherId : undefined
  const isSaid = person.exclusions.some((one) => one.personId === chosen && one.side === side)
  const labels = { other: m.exclusion_who(), side: m.exclusion_side_of() }
  const { attempt, errors, field, isSendable } = useFieldErrors('exclusion', labels, {
    ...(chosen === undefined ? { other: m.exclusion_choose() } : isSaid ? { other: m.exclusion_said() } : {}),
    ...(side === undefined && { side: m.field_required() }),
  })
  const add = useMutation({
    mutationFn: (body: { other: string; side: ParticipantRole }) =>
      call(conclusionRoutes.exclude, { params: { person: person.personId }, body: { ...body, id, note } }),
    onSuccess: onSaved,
  })
  return (
    <Form
      label={m.exclusion_add()}
      errors={errors}
      attempt={attempt}
      submitText={m.save()}
      busy={add.isPending}
      problem={add.error === null ? null : <ProblemNotice error={add.error} texts={conclusionProblems} />}
      onCancel={onCancel}
      onSubmit={() => {
        if (isSendable() && chosen !== undefined && side !== undefined) add.mutate({ other: chosen, side })
      }}
    >
      <SearchField label={m.exclusion_find()} value={search} onSearch={setSearch} />
      {search !== '' && found.data !== undefined && others.length === 0 ? <p role="status">{m.exclusion_nobody()}</p> : null}
      <Choice
        {...field('other')}
        any={m.exclusion_unchosen()}
        value={chosen}
        options={others.map(({ personId, name, occupation }) => [personId, occupation === '' ? name : `${name}, ${occupation}`] as const)}
        onChoose={setOther}
      />
      <Choice<ParticipantRole>
        {...field('side')}
        any={m.exclusion_unchosen()}
        value={side}
        options={[
          ['MENTOR', m.role_mentor()],
          ['MENTEE', m.role_mentee()],
        ]}
        onChoose={setSide}
      />
      <FreeText
        label={m.exclusion_note()}
        description={m.exclusion_note_hint()}
        rows={3}
        maxLength={longestExclusion}
        value={note}
        onText={setNote}
      />
    </Form>
  )
}
