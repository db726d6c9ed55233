import { type Level, organisationRoutes } from '@nastavnik/contract'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { reading } from '../api/queries.ts'
import { m } from '../paraglide/messages.js'
import { Choice } from './choice.tsx'
import { SearchField } from './search-field.tsx'

interface PlaceChoiceProps {
  readonly level: Level
  readonly id?: string
  readonly label: string
  /** Code of the chosen place; empty: none. */
  readonly value: string
  /** What no choice is called. */
  readonly none?: string
  /** A place that may be chosen already though the list shown does not reach it. */
  readonly current?: { readonly code: string; readonly title: string } | null | undefined
  readonly error?: string | undefined
  readonly onChoose: (code: string) => void
}

/** A place of the level among those within reach; a long list is narrowed by the title. */
export function PlaceChoice({ level, id, label, value, none = m.place_choose(), current, error, onChoose }: PlaceChoiceProps) {
  const [search, setSearch] = useState('')
  const found = useQuery(reading(organisationRoutes.list, { query: { level, page: 1, ...(search === '' ? {} : { search }) } })).data
  const items = found?.items ?? []
  const isLong = search !== '' || (found !== undefined && found.total > items.length)
  const listed = items.map(
    ({ code, title, municipality }) => [code, municipality === null ? title : `${title}, ${municipality.title}`] as const,
  )
  const isMissing = current !== undefined && current !== null && listed.every(([code]) => code !== current.code)
  return (
    <>
      {isLong ? <SearchField label={m.place_search()} value={search} onSearch={setSearch} /> : null}
      <Choice
        {...(id === undefined ? {} : { id })}
        label={label}
        any={none}
        value={value}
        error={error}
        options={isMissing ? [[current.code, current.title], ...listed] : listed}
        onChoose={(code = '') => onChoose(code)}
      />
      {found !== undefined && found.total > items.length ? (
        <p className="soft small">{m.unit_picker_more({ shown: items.length, total: found.total })}</p>
      ) : null}
    </>
  )
}
