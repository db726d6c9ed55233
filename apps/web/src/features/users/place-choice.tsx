import { type Level, organisationRoutes } from '@nastavnik/contract'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { reading } from '../../api/queries.ts'
import { m } from '../../paraglide/messages.js'
import { Choice } from '../../ui/choice.tsx'
import { SearchField } from '../../ui/search-field.tsx'

interface PlaceChoiceProps {
  readonly level: Level
  readonly id: string
  readonly label: string
  readonly value: string
  readonly error: string | undefined
  readonly onChoose: (code: string) => void
}

/** A place of the level among those within reach; a long list is narrowed by the title. */
export function PlaceChoice({ level, id, label, value, error, onChoose }: PlaceChoiceProps) {
  const [search, setSearch] = useState('')
  const found = useQuery(reading(organisationRoutes.list, { query: { level, page: 1, ...(search === '' ? {} : { search }) } })).data
  const items = found?.items ?? []
  const isLong = search !== '' || (found !== undefined && found.total > items.length)
  return (
    <>
      {isLong ? <SearchField label={m.users_place_search()} value={search} onSearch={setSearch} /> : null}
      <Choice
        id={id}
        label={label}
        any={m.users_place_choose()}
        value={value}
        error={error}
        options={items.map(
          ({ code, title, municipality }) => [code, municipality === null ? title : `${title}, ${municipality.title}`] as const,
        )}
        onChoose={(code = '') => onChoose(code)}
      />
      {found !== undefined && found.total > items.length ? (
        <p className="soft small">{m.unit_picker_more({ shown: items.length, total: found.total })}</p>
      ) : null}
    </>
  )
}
