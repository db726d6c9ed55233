import { Button, Group, TextInput } from '@mantine/core'
import { CardOfSnils, duplicateRoutes, type Person, type PersonIdentity, peopleRoutes } from '@nastavnik/contract'
import { useMutation, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { call } from '../../api/call.ts'
import { currentOf } from '../../api/problem.ts'
import { reading, refresh } from '../../api/queries.ts'
import { useMay } from '../../api/session.ts'
import { m } from '../../paraglide/messages.js'
import { reasonsText } from '../../ui/duplicate-reasons.ts'
import { Facts } from '../../ui/facts.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Notice } from '../../ui/notice.tsx'
import { ProblemNotice } from '../../ui/problem-notice.tsx'
import { Section } from '../../ui/section.tsx'
import { peopleProblems } from './people-problems.ts'

const useIdentity = (id: string) => useQuery({ ...reading(duplicateRoutes.identity, { params: { id } }), staleTime: 0 })

/** «Похоже, такой человек уже есть»: other cards of the organisation that this one resembles. */
export function Resembling({ id }: { readonly id: string }) {
  const resembling = useIdentity(id).data?.resembling ?? []
  const mayCompare = useMay('person.correct')
  if (resembling.length === 0) return null
  return (
    <Notice tone="warn" title={m.identity_resembling()}>
      <ul>
        {resembling.map((other) => (
          <li key={other.id}>
            {mayCompare ? (
              <Link to="/duplicates/$kept/$gone" params={{ kept: id, gone: other.id }}>
                {m.identity_compare({ name: other.name })}
              </Link>
            ) : (
              <Link to="/people/$id" params={{ id: other.id }}>
                {other.name}
              </Link>
            )}{' '}
            <span className="soft">{reasonsText(other.reasons)}</span>
          </li>
        ))}
      </ul>
    </Notice>
  )
}

/** Where else the person of a card is known, and by what. */
export function Identity({ person }: { readonly person: Person }) {
  const identity = useIdentity(person.id)
  const mayCorrect = useMay('person.correct')
  return (
    <Section title={m.identity_title()}>
      <Loaded of={identity} lines={2}>
        {({ hasSnils, elsewhere }) => (
          <>
            <Facts
              facts={[
                [m.identity_elsewhere(), elsewhere.length === 0 ? m.identity_elsewhere_none() : elsewhere.join(', ')],
                [m.snils_label(), hasSnils ? m.snils_state_entered() : m.snils_state_missing()],
              ]}
            />
            <p className="soft small">{m.identity_elsewhere_how()}</p>
            {mayCorrect ? <Snils person={person} hasSnils={hasSnils} /> : null}
          </>
        )}
      </Loaded>
    </Section>
  )
}

function Snils({ person, hasSnils }: { readonly person: Person; readonly hasSnils: PersonIdentity['hasSnils'] }) {
  const [text, setText] = useState<string>()
  const save = useMutation({
    mutationFn: (snils: string | null) =>
      call(duplicateRoutes.setSnils, { params: { id: person.id }, body: { version: person.version, snils } }),
    onSuccess: async () => {
      setText(undefined)
      await refresh(peopleRoutes.get, peopleRoutes.history, duplicateRoutes.identity)
    },
  })
  const taken = currentOf(save.error, CardOfSnils)
  const problem =
    save.error === null ? null : (
      <ProblemNotice error={save.error} texts={peopleProblems}>
        {taken === undefined ? null : (
          <Link to="/duplicates/$kept/$gone" params={{ kept: person.id, gone: taken.id }}>
            {m.identity_compare({ name: taken.name })}
          </Link>
        )}
      </ProblemNotice>
    )
  if (text === undefined) {
    return (
      <>
        {save.isSuccess ? <Notice tone="good" title={save.data.hasSnils ? m.snils_saved() : m.snils_removed()} focused /> : null}
        {problem}
        <Group>
          <Button variant="default" onClick={() => setText('')}>
            {hasSnils ? m.snils_replace() : m.snils_enter()}
          </Button>
          {hasSnils ? (
            <Button variant="default" loading={save.isPending} onClick={() => save.mutate(null)}>
              {m.snils_remove()}
            </Button>
          ) : null}
        </Group>
      </>
    )
  }
  return (
    <form
      aria-label={m.snils_enter()}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        save.mutate(text)
      }}
    >
      <TextInput
        label={m.snils_label()}
        description={m.snils_hint()}
        value={text}
        maxLength={20}
        inputMode="numeric"
        autoComplete="off"
        maw={420}
        mb="sm"
        data-autofocus
        onChange={(event) => setText(event.currentTarget.value)}
      />
      {problem}
      <Group mt="sm">
        <Button type="submit" color="accent" loading={save.isPending}>
          {m.snils_save()}
        </Button>
        <Button
          variant="default"
          onClick={() => {
            save.reset()
            setText(undefined)
          }}
        >
          {m.cancel()}
        </Button>
      </Group>
    </form>
  )
}
