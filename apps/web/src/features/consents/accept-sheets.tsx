import { Button, TextInput } from '@mantine/core'
import { type ConsentKindRef, consentRoutes, type Scan, type ScanPage } from '@nastavnik/contract'
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '../../api/call.ts'
import { reading, refresh } from '../../api/queries.ts'
import { m } from '../../paraglide/messages.js'
import { Check } from '../../ui/check.tsx'
import { parseDay, showDay, today } from '../../ui/days.ts'
import { Loaded } from '../../ui/loaded.tsx'
import { showNumber } from '../../ui/numbers.ts'
import { Pager } from '../../ui/pager.tsx'
import { ProblemNotice } from '../../ui/problem-notice.tsx'
import { Section } from '../../ui/section.tsx'
import { consentProblems } from './consent-problems.ts'
import styles from './consents.module.css'
import { imageAddress } from './image-address.ts'

interface AcceptSheetsProps {
  readonly scan: Scan
  readonly kinds: readonly ConsentKindRef[]
}

/** The machine knows whose the sheets are; that they are signed a person sees. One button takes them all. */
export function AcceptSheets({ scan, kinds }: AcceptSheetsProps) {
  const [page, setPage] = useState(1)
  const [day, setDay] = useState(showDay(today()))
  const [unsigned, setUnsigned] = useState<readonly string[]>([])
  const { id } = scan
  const pages = useQuery({
    ...reading(consentRoutes.getScan, { params: { id }, query: { state: 'found', page } }),
    placeholderData: keepPreviousData,
    staleTime: 0,
  })
  const givenOn = parseDay(day)
  const accept = useMutation({
    mutationFn: (on: string) => call(consentRoutes.acceptScan, { params: { id }, body: { givenOn: on, unsigned: [...unsigned] } }),
    onSuccess: () => refresh(consentRoutes.getScan, consentRoutes.listScans, consentRoutes.list, consentRoutes.classes),
  })
  const signed = scan.found - unsigned.length
  return (
    <Section title={m.scans_check_signatures()}>
      <p>{m.scans_check_text()}</p>
      <Loaded of={pages}>
        {(found) => (
          <>
            <ul className={styles['sheets']}>
              {found.items.map((sheet) => (
                <Sheet
                  key={sheet.id}
                  sheet={sheet}
                  kind={kinds.find(({ code }) => code === sheet.sheet?.kind)?.short ?? ''}
                  isUnsigned={unsigned.includes(sheet.id)}
                  onUnsigned={(is) => setUnsigned(is ? [...unsigned, sheet.id] : unsigned.filter((one) => one !== sheet.id))}
                />
              ))}
            </ul>
            <Pager list={found} onPage={setPage} />
          </>
        )}
      </Loaded>
      <div className={styles['accept']}>
        <TextInput
          label={m.scans_signed_on()}
          description={m.day_hint()}
          value={day}
          error={givenOn === undefined ? m.day_invalid() : undefined}
          onChange={(event) => setDay(event.currentTarget.value)}
        />
        <Button
          color="accent"
          loading={accept.isPending}
          onClick={() => {
            if (givenOn !== undefined) accept.mutate(givenOn)
          }}
        >
          {signed === 0 ? m.scans_all_to_tray() : m.scans_accept({ count: showNumber(signed) })}
        </Button>
      </div>
      {accept.error === null ? null : <ProblemNotice error={accept.error} texts={consentProblems} />}
    </Section>
  )
}

interface SheetProps {
  readonly sheet: ScanPage
  readonly kind: string
  readonly isUnsigned: boolean
  readonly onUnsigned: (is: boolean) => void
}

function Sheet({ sheet: { id, sheet }, kind, isUnsigned, onUnsigned }: SheetProps) {
  const name = sheet?.name ?? ''
  return (
    <li className={styles['sheet']} data-unsigned={isUnsigned}>
      <a href={imageAddress(id)} target="_blank" rel="noreferrer" aria-label={m.scans_open_page({ name, kind })}>
        <img src={imageAddress(id)} alt="" loading="lazy" />
      </a>
      <strong>{name}</strong>
      <span className="soft small">
        {sheet?.occupation} · {kind}
      </span>
      <Check label={m.scans_unsigned()} checked={isUnsigned} onChange={onUnsigned} />
    </li>
  )
}
