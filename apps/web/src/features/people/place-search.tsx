import { Button } from '@mantine/core'
import { moveRoutes } from '@nastavnik/contract'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { reading } from '../../api/queries.ts'
import { m } from '../../paraglide/messages.js'
import { Loaded } from '../../ui/loaded.tsx'
import { SearchField } from '../../ui/search-field.tsx'
import styles from './people.module.css'

export interface TransferPlace {
  readonly code: string
  readonly title: string
}

interface PlaceSearchProps {
  readonly onPick: (place: TransferPlace) => void
  /** The organisation that sends: it is not offered to itself. */
  readonly without: string
}

const shown = 8

/** Looks for an organisation of the region that takes people. */
export function PlaceSearch({ onPick, without }: PlaceSearchProps) {
  const [search, setSearch] = useState('')
  const found = useQuery({
    ...reading(moveRoutes.places, { query: { page: 1, ...(search === '' ? {} : { search }) } }),
    placeholderData: keepPreviousData,
    enabled: search !== '',
  })
  return (
    <div>
      <SearchField label={m.transfer_search()} value={search} onSearch={setSearch} />
      {search === '' ? null : (
        <Loaded of={found} lines={3}>
          {({ items, total }) => {
            const others = items.filter(({ code }) => code !== without).slice(0, shown)
            return others.length === 0 ? (
              <p role="status">{m.transfer_none()}</p>
            ) : (
              <>
                <ul className={styles['places']} aria-label={m.transfer_results()}>
                  {others.map((place) => (
                    <li key={place.code}>
                      <Button variant="subtle" justify="flex-start" fullWidth onClick={() => onPick(place)}>
                        {place.title}
                        {place.municipality === null ? '' : `, ${place.municipality}`}
                      </Button>
                    </li>
                  ))}
                </ul>
                {total > others.length + 1 ? <p className="soft small">{m.transfer_more({ shown: others.length, total })}</p> : null}
              </>
            )
          }}
        </Loaded>
      )}
    </div>
  )
}
