import { Button, TextInput } from '@mantine/core'
import {
  longestFilterTitle,
  mostSavedFilters,
  type SavedFilters as Saved,
  type SavedPeopleFilter,
  savedFilterRoutes,
} from '@nastavnik/contract'
import { useMutation, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { call } from '../../api/call.ts'
import { queries, reading } from '../../api/queries.ts'
import { useMay } from '../../api/session.ts'
import { m } from '../../paraglide/messages.js'
import { useFieldErrors } from '../../ui/field-errors.ts'
import { Form } from '../../ui/form.tsx'
import { newId } from '../../ui/new-id.ts'
import { ProblemNotice } from '../../ui/problem-notice.tsx'
import styles from './people.module.css'
import { peopleProblems } from './people-problems.ts'

interface SavedFiltersProps {
  readonly organisation: string
  /** What is asked now, without the search: a name is not kept. */
  readonly filter: SavedPeopleFilter
}

const isSame = (a: SavedPeopleFilter, b: SavedPeopleFilter): boolean => {
  const keys = [...new Set([...Object.keys(a), ...Object.keys(b)])] as (keyof SavedPeopleFilter)[]
  return keys.every((key) => a[key] === b[key])
}

/** Filters that the organisation has named: each is a link; what is asked now can be named too. */
export function SavedFilters({ organisation, filter }: SavedFiltersProps) {
  const mayKeep = useMay('person.correct')
  const [isNaming, setNaming] = useState(false)
  const list = reading(savedFilterRoutes.list, { query: { organisation } })
  const saved = useQuery(list).data?.items ?? []
  const keep = (fresh: Saved) => queries.setQueryData(list.queryKey, fresh)
  const remove = useMutation({
    mutationFn: (id: string) => call(savedFilterRoutes.remove, { params: { id } }),
    onSuccess: keep,
  })
  const isAsked = Object.values(filter).some((value) => value !== undefined)
  const current = saved.find((one) => isAsked && isSame(one.filter, filter))
  if (saved.length === 0 && !(mayKeep && isAsked)) return null
  return (
    <section aria-label={m.filters_saved()}>
      <div className={styles['saved']}>
        {saved.map((one) => (
          <Link key={one.id} to="/people" search={one.filter} aria-current={one.id === current?.id ? 'true' : undefined}>
            {one.title}
          </Link>
        ))}
        {mayKeep && isAsked && current === undefined && !isNaming ? (
          <Button variant="default" size="xs" onClick={() => setNaming(true)}>
            {m.filters_save()}
          </Button>
        ) : null}
        {mayKeep && current !== undefined ? (
          <Button variant="default" size="xs" loading={remove.isPending} onClick={() => remove.mutate(current.id)}>
            {m.filters_forget({ title: current.title })}
          </Button>
        ) : null}
      </div>
      {remove.error === null ? null : <ProblemNotice error={remove.error} texts={peopleProblems} />}
      {isNaming ? (
        <NameFilter
          organisation={organisation}
          filter={filter}
          onCancel={() => setNaming(false)}
          onSaved={(fresh) => {
            keep(fresh)
            setNaming(false)
          }}
        />
      ) : null}
    </section>
  )
}

interface NameFilterProps extends SavedFiltersProps {
  readonly onSaved: (fresh: Saved) => void
  readonly onCancel: () => void
}

function NameFilter({ organisation, filter, onSaved, onCancel }: NameFilterProps) {
  const [id] = useState(newId)
  const [title, setTitle] = useState('')
  const { attempt, errors, field, isSendable } = useFieldErrors(
    'filter',
    { title: m.filters_title() },
    title.trim() === '' ? { title: m.field_required() } : {},
  )
  const save = useMutation({
    mutationFn: () => call(savedFilterRoutes.save, { params: { id }, body: { organisation, title, filter } }),
    onSuccess: onSaved,
  })
  return (
    <Form
      label={m.filters_save()}
      errors={errors}
      attempt={attempt}
      submitText={m.save()}
      busy={save.isPending}
      problem={save.error === null ? null : <ProblemNotice error={save.error} texts={peopleProblems} />}
      onCancel={onCancel}
      onSubmit={() => {
        if (isSendable()) save.mutate()
      }}
    >
      <TextInput
        {...field('title')}
        description={m.filters_title_hint({ most: mostSavedFilters })}
        required
        maxLength={longestFilterTitle}
        value={title}
        onChange={(event) => setTitle(event.currentTarget.value)}
      />
    </Form>
  )
}
