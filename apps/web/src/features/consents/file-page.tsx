import { TextInput } from '@mantine/core'
import { type ConsentKind, type ConsentKindRef, consentRoutes, type ScanPage } from '@nastavnik/contract'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '../../api/call.ts'
import { reading, refresh } from '../../api/queries.ts'
import { m } from '../../paraglide/messages.js'
import { Choice } from '../../ui/choice.tsx'
import { parseDay } from '../../ui/days.ts'
import { useFieldErrors } from '../../ui/field-errors.ts'
import { Form } from '../../ui/form.tsx'
import { ProblemNotice } from '../../ui/problem-notice.tsx'
import { SearchField } from '../../ui/search-field.tsx'
import { consentProblems } from './consent-problems.ts'

interface FilePageProps {
  readonly page: ScanPage
  readonly organisation: string
  readonly kinds: readonly ConsentKindRef[]
  readonly onCancel: () => void
}

/** Whose page it is: found by a part of the name among those of the organisation. */
export function FilePage({ page, organisation, kinds, onCancel }: FilePageProps) {
  const [search, setSearch] = useState(page.sheet?.name ?? '')
  const [person, setPerson] = useState<string | undefined>(page.sheet?.personId)
  const [kind, setKind] = useState<ConsentKind>(page.sheet?.kind ?? 'PROCESSING')
  const [day, setDay] = useState('')
  const people = useQuery({
    ...reading(consentRoutes.list, { query: { organisation, page: 1, ...(search === '' ? {} : { search }) } }),
    enabled: search !== '',
  })
  const givenOn = parseDay(day)
  const labels = { person: m.tray_person(), givenOn: m.consents_given_on() }
  const form = useFieldErrors(`file-${page.id}`, labels, {
    ...(person === undefined && { person: m.tray_person_missing() }),
    ...(givenOn === undefined && { givenOn: m.day_invalid() }),
  })
  const file = useMutation({
    mutationFn: (body: { person: string; kind: ConsentKind; givenOn: string }) =>
      call(consentRoutes.filePage, { params: { id: page.id }, body }),
    onSuccess: () => refresh(consentRoutes.getScan, consentRoutes.listScans, consentRoutes.list, consentRoutes.classes),
  })
  return (
    <Form
      label={m.tray_file()}
      errors={form.errors}
      attempt={form.attempt}
      submitText={m.tray_file_save()}
      busy={file.isPending}
      problem={file.error === null ? null : <ProblemNotice error={file.error} texts={consentProblems} />}
      onCancel={onCancel}
      onSubmit={() => {
        if (form.isSendable() && person !== undefined && givenOn !== undefined) file.mutate({ person, kind, givenOn })
      }}
    >
      <SearchField label={m.tray_search()} value={search} onSearch={setSearch} />
      <Choice
        {...form.field('person')}
        any={m.tray_person_choose()}
        value={person}
        options={(people.data?.items ?? []).map(({ personId, name, occupation }) => [personId, `${name}, ${occupation}`] as const)}
        onChoose={setPerson}
      />
      <Choice<ConsentKind>
        label={m.consents_kind()}
        value={kind}
        options={kinds.map(({ code, title }) => [code, title] as const)}
        onChoose={(chosen = 'PROCESSING') => setKind(chosen)}
      />
      <TextInput
        {...form.field('givenOn')}
        description={m.day_hint()}
        required
        value={day}
        onChange={(event) => setDay(event.currentTarget.value)}
      />
    </Form>
  )
}
