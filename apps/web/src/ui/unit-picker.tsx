import { Button } from '@mantine/core'
import { type Level, organisationRoutes, type UnitRef } from '@nastavnik/contract'
import { useQuery } from '@tanstack/react-query'
import { useId, useRef, useState } from 'react'
import { reading } from '../api/queries.ts'
import { m } from '../paraglide/messages.js'
import { showDay } from './days.ts'
import { levelName } from './levels.ts'
import { Loaded } from './loaded.tsx'
import { SearchField } from './search-field.tsx'
import styles from './unit-picker.module.css'

interface UnitPickerProps {
  readonly unit: UnitRef | undefined
  readonly onPick: (unit: UnitRef) => void
  /** What the unit is, where it is not the place shown. */
  readonly label?: string
  /** Only units of this level may be chosen. */
  readonly level?: Level
}

/** Names the territory or organisation shown and lets choose another by its title. */
export function UnitPicker({ unit, onPick, label = m.unit_picker_now(), level }: UnitPickerProps) {
  const [isOpen, setOpen] = useState(false)
  const panel = useId()
  const toggle = useRef<HTMLButtonElement>(null)
  return (
    <div className={`${styles['picker']} no-print`}>
      <p>
        <span className="soft">{label}</span> <strong>{unit?.title ?? '…'}</strong>{' '}
        <Button ref={toggle} variant="default" size="xs" aria-expanded={isOpen} aria-controls={panel} onClick={() => setOpen(!isOpen)}>
          {isOpen ? m.close() : m.unit_picker_change()}
        </Button>
      </p>
      <div id={panel} hidden={!isOpen}>
        {isOpen ? (
          <UnitSearch
            level={level}
            onPick={(picked) => {
              setOpen(false)
              toggle.current?.focus()
              onPick(picked)
            }}
          />
        ) : null}
      </div>
    </div>
  )
}

/** Looks for a unit by its title and tells which one was picked. */
export function UnitSearch({ level, onPick }: { readonly level: Level | undefined; readonly onPick: (unit: UnitRef) => void }) {
  const [search, setSearch] = useState('')
  const found = useQuery(
    reading(organisationRoutes.list, { query: { page: 1, ...(level !== undefined && { level }), ...(search === '' ? {} : { search }) } }),
  )
  return (
    <div className={styles['panel']}>
      <SearchField label={m.unit_picker_search()} value={search} onSearch={setSearch} />
      <Loaded of={found} lines={3}>
        {({ items, total }) =>
          items.length === 0 ? (
            <p role="status">{m.unit_picker_none()}</p>
          ) : (
            <>
              <ul className={styles['list']} aria-label={m.unit_picker_results()}>
                {items.map((unit) => (
                  <li key={`${unit.level}:${unit.code}`}>
                    <button type="button" className={styles['unit']} onClick={() => onPick(unit)}>
                      {unit.title}
                      <span className="soft small">
                        {' '}
                        {levelName(unit.level)}
                        {unit.municipality === null ? '' : `, ${unit.municipality.title}`}
                        {unit.validTo === null ? '' : `, ${m.organisation_valid_to({ day: showDay(unit.validTo) })}`}
                      </span>
                    </button>
                  </li>
                ))}
              </ul>
              {total > items.length ? <p className="soft small">{m.unit_picker_more({ shown: items.length, total })}</p> : null}
            </>
          )
        }
      </Loaded>
    </div>
  )
}
