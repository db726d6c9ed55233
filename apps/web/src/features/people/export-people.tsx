import { Button, Group } from '@mantine/core'
import { type ConsentKind, type ExportPurpose, exportPurposes, exportRoutes } from '@nastavnik/contract'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { call } from '../../api/call.ts'
import { reading } from '../../api/queries.ts'
import { m } from '../../paraglide/messages.js'
import type { PeopleSearch } from '../../search-params.ts'
import { DownloadButton } from '../../ui/download-button.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { showNumber } from '../../ui/numbers.ts'
import { Section } from '../../ui/section.tsx'
import styles from './export-people.module.css'

const purposes: Readonly<Record<ExportPurpose, readonly [title: () => string, text: () => string]>> = {
  internal: [m.export_internal, m.export_internal_text],
  partner: [m.export_partner, m.export_partner_text],
  publication: [m.export_publication, m.export_publication_text],
}
/** The consent that a purpose asks for, as the page of consents calls it. */
const asked: Readonly<Record<Exclude<ExportPurpose, 'internal'>, readonly [kind: ConsentKind, title: () => string]>> = {
  partner: ['TRANSFER_TO_PARTNER', m.export_kind_transfer],
  publication: ['PUBLICATION', m.export_kind_publication],
}

interface ExportPeopleProps {
  readonly organisation: string
  /** The filters of the page. */
  readonly filters: Omit<PeopleSearch, 'page'>
  readonly onClose: () => void
}

/** The list of the page as a workbook; whom it may hold depends on what it is for. */
export function ExportPeople({ organisation, filters, onClose }: ExportPeopleProps) {
  const [purpose, setPurpose] = useState<ExportPurpose>('internal')
  const query = { organisation, ...filters }
  const counts = useQuery(reading(exportRoutes.counts, { query }))
  return (
    <Section title={m.export_title()}>
      <div className={styles['export']}>
        <p>{m.export_lead()}</p>
        <fieldset>
          <legend>{m.export_purpose()}</legend>
          {exportPurposes.map((one) => (
            <label key={one}>
              <input type="radio" name="purpose" checked={purpose === one} onChange={() => setPurpose(one)} />
              <span>
                {purposes[one][0]()}
                <span className="soft small"> — {purposes[one][1]()}</span>
              </span>
            </label>
          ))}
        </fieldset>
        <Loaded of={counts} lines={1}>
          {({ total, purposes: allowed }) => {
            const people = allowed.find((one) => one.purpose === purpose)?.people ?? 0
            return (
              <>
                <div role="status">
                  <p>{people === 0 ? m.export_none() : m.export_in({ people: showNumber(people), total: showNumber(total) })}</p>
                  {purpose === 'internal' || people === total ? null : <LeftOut purpose={purpose} count={total - people} />}
                </div>
                <Group align="flex-start">
                  {people === 0 ? null : (
                    <DownloadButton
                      label={m.export_download()}
                      color="accent"
                      variant="filled"
                      load={() => call(exportRoutes.people, { query: { ...query, purpose } })}
                    />
                  )}
                  <Button variant="default" onClick={onClose}>
                    {m.export_close()}
                  </Button>
                </Group>
              </>
            )
          }}
        </Loaded>
      </div>
    </Section>
  )
}

function LeftOut({ purpose, count }: { readonly purpose: Exclude<ExportPurpose, 'internal'>; readonly count: number }) {
  const [kind, title] = asked[purpose]
  return (
    <p>
      {m.export_left({ count: showNumber(count), kind: title() })}{' '}
      <Link to="/consents" search={{ kind, state: 'lacking' }}>
        {m.export_left_link()}
      </Link>
    </p>
  )
}
