import { Button } from '@mantine/core'
import { type ConsentKindRef, consentRoutes, type Scan, type ScanPage, type TrayReason } from '@nastavnik/contract'
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '../../api/call.ts'
import { reading, refresh } from '../../api/queries.ts'
import { m } from '../../paraglide/messages.js'
import { Loaded } from '../../ui/loaded.tsx'
import { Pager } from '../../ui/pager.tsx'
import { ProblemNotice } from '../../ui/problem-notice.tsx'
import { Section } from '../../ui/section.tsx'
import { consentProblems } from './consent-problems.ts'
import styles from './consents.module.css'
import { FilePage } from './file-page.tsx'
import { imageAddress } from './image-address.ts'

const reasons: Readonly<Record<TrayReason, () => string>> = {
  noCode: m.tray_no_code,
  unknownCode: m.tray_unknown_code,
  severalCodes: m.tray_several_codes,
  alreadyTaken: m.tray_already_taken,
  unreadable: m.tray_unreadable,
  notSigned: m.tray_not_signed,
}

interface TrayProps {
  readonly scan: Scan
  readonly organisation: string
  readonly kinds: readonly ConsentKindRef[]
}

/** Pages that the machine could not file: a person does, or throws them away. */
export function Tray({ scan: { id }, organisation, kinds }: TrayProps) {
  const [page, setPage] = useState(1)
  const pages = useQuery({
    ...reading(consentRoutes.getScan, { params: { id }, query: { state: 'tray', page } }),
    placeholderData: keepPreviousData,
    staleTime: 0,
  })
  return (
    <Section title={m.scans_tray_title()}>
      <p>{m.scans_tray_text()}</p>
      <Loaded of={pages}>
        {(tray) => (
          <>
            <ul className={styles['tray']}>
              {tray.items.map((sheet) => (
                <TrayPage key={sheet.id} page={sheet} organisation={organisation} kinds={kinds} />
              ))}
            </ul>
            <Pager list={tray} onPage={setPage} />
          </>
        )}
      </Loaded>
    </Section>
  )
}

interface TrayPageProps {
  readonly page: ScanPage
  readonly organisation: string
  readonly kinds: readonly ConsentKindRef[]
}

function TrayPage({ page, organisation, kinds }: TrayPageProps) {
  const [isFiling, setFiling] = useState(false)
  const place = m.tray_place({ file: String(page.file), number: String(page.number) })
  const discard = useMutation({
    mutationFn: () => call(consentRoutes.discardPage, { params: { id: page.id } }),
    onSuccess: () => refresh(consentRoutes.getScan, consentRoutes.listScans),
  })
  return (
    <li className={styles['trayed']}>
      {page.hasImage ? (
        <a href={imageAddress(page.id)} target="_blank" rel="noreferrer" aria-label={m.tray_open({ place })}>
          <img src={imageAddress(page.id)} alt="" loading="lazy" />
        </a>
      ) : null}
      <div>
        <strong>{place}</strong>
        <p>{page.reason === null ? '' : reasons[page.reason]()}</p>
        {page.sheet === null ? null : <p className="soft">{page.sheet.name}</p>}
        {isFiling ? (
          <FilePage page={page} organisation={organisation} kinds={kinds} onCancel={() => setFiling(false)} />
        ) : (
          <div className={styles['deeds']}>
            {page.hasImage ? (
              <Button color="accent" onClick={() => setFiling(true)} aria-label={`${m.tray_file()}: ${place}`}>
                {m.tray_file()}
              </Button>
            ) : null}
            <Button
              variant="default"
              loading={discard.isPending}
              onClick={() => discard.mutate()}
              aria-label={`${m.tray_discard()}: ${place}`}
            >
              {m.tray_discard()}
            </Button>
          </div>
        )}
        {discard.error === null ? null : <ProblemNotice error={discard.error} texts={consentProblems} />}
      </div>
    </li>
  )
}
