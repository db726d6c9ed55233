import { Button, TextInput } from '@mantine/core'
import { type Substitution, type User, userRoutes } from '@nastavnik/contract'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '../../api/call.ts'
import { reading, refresh } from '../../api/queries.ts'
import { useSession } from '../../api/session.ts'
import { m } from '../../paraglide/messages.js'
import { Choice } from '../../ui/choice.tsx'
import { parseDay, showDay } from '../../ui/days.ts'
import { useFieldErrors } from '../../ui/field-errors.ts'
import { Form } from '../../ui/form.tsx'
import { Notice } from '../../ui/notice.tsx'
import { ProblemNotice } from '../../ui/problem-notice.tsx'
import { SearchField } from '../../ui/search-field.tsx'
import { userProblems } from './user-problems.ts'

/** Somebody else with the same roles for a term. */
export function NameSubstitute({ user }: { readonly user: User }) {
  const [isOpen, setOpen] = useState(false)
  if (isOpen) return <SubstituteForm user={user} onClose={() => setOpen(false)} />
  return (
    <div>
      <Button variant="default" onClick={() => setOpen(true)}>
        {m.users_substitute()}
      </Button>
    </div>
  )
}

function SubstituteForm({ user, onClose }: { readonly user: User; readonly onClose: () => void }) {
  const { today, user: me } = useSession()
  const [search, setSearch] = useState('')
  const [texts, setTexts] = useState({ substitute: '', from: showDay(today), to: '' })
  const found = useQuery(reading(userRoutes.list, { query: { page: 1, state: 'active', ...(search === '' ? {} : { search }) } })).data
  const others = (found?.items ?? []).filter(({ id, login }) => id !== user.id && login !== me.login)
  const [from, to] = [parseDay(texts.from), parseDay(texts.to)]
  const labels = { substitute: m.users_substitute_who(), from: m.users_substitute_from(), to: m.users_substitute_to() }
  const { attempt, errors, field, isSendable } = useFieldErrors('substitute', labels, {
    ...(texts.substitute === '' ? { substitute: m.users_substitute_missing() } : {}),
    ...(from === undefined ? { from: m.day_invalid() } : {}),
    ...(to === undefined ? { to: m.day_invalid() } : {}),
  })
  const name = useMutation({
    mutationFn: (body: Substitution) => call(userRoutes.substitute, { params: { id: user.id }, body }),
    onSuccess: async () => {
      await refresh(userRoutes.get, userRoutes.list, userRoutes.staff)
      onClose()
    },
  })
  const set = (part: Partial<typeof texts>) => setTexts({ ...texts, ...part })
  return (
    <Form
      label={m.users_substitute()}
      errors={errors}
      attempt={attempt}
      submitText={m.users_substitute_submit()}
      busy={name.isPending}
      problem={name.error === null ? null : <ProblemNotice error={name.error} texts={userProblems} />}
      onCancel={onClose}
      onSubmit={() => {
        if (isSendable() && from !== undefined && to !== undefined) name.mutate({ substitute: texts.substitute, from, to })
      }}
    >
      <Notice tone="info" title={m.users_substitute_title({ name: user.name })} focused>
        <p>{m.users_substitute_text()}</p>
      </Notice>
      {search !== '' || (found?.total ?? 0) > others.length + 2 ? (
        <SearchField label={m.users_search()} value={search} onSearch={setSearch} />
      ) : null}
      <Choice
        {...field('substitute')}
        any={others.length === 0 ? m.users_substitute_nobody() : m.users_substitute_choose()}
        value={texts.substitute}
        options={others.map((other) => [other.id, `${other.name} (${other.login})`] as const)}
        onChoose={(substitute = '') => set({ substitute })}
      />
      <TextInput
        {...field('from')}
        description={m.day_hint()}
        value={texts.from}
        onChange={(event) => set({ from: event.currentTarget.value })}
      />
      <TextInput
        {...field('to')}
        description={m.users_substitute_hint()}
        value={texts.to}
        onChange={(event) => set({ to: event.currentTarget.value })}
      />
    </Form>
  )
}
