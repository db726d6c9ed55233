import { Button } from '@mantine/core'
import { consentRoutes, type Scan } from '@nastavnik/contract'
import { useMutation, useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { call } from '../../api/call.ts'
import { reading, refresh } from '../../api/queries.ts'
import { m } from '../../paraglide/messages.js'
import { Confirmation } from '../../ui/confirmation.tsx'
import { showInstant } from '../../ui/days.ts'
import styles from '../../ui/drop.module.css'
import { Figures } from '../../ui/figures.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Notice } from '../../ui/notice.tsx'
import { showNumber } from '../../ui/numbers.ts'
import { Page } from '../../ui/page.tsx'
import { ProblemNotice } from '../../ui/problem-notice.tsx'
import { Waiting } from '../../ui/waiting.tsx'
import { AcceptSheets } from './accept-sheets.tsx'
import { consentProblems } from './consent-problems.ts'
import { Tray } from './tray.tsx'

const glance = 1000

/** A scan from reading to the last page filed. */
export function ScanPage({ id }: { readonly id: string }) {
  const found = useQuery({
    ...reading(consentRoutes.getScan, { params: { id }, query: { state: 'found', page: 1 } }),
    staleTime: 0,
    refetchInterval: ({ state }) => (state.data !== undefined && isReading(state.data.scan) ? glance : false),
  })
  const title = found.data === undefined ? m.scans_title() : m.scans_of({ when: showInstant(found.data.scan.uploadedAt) })
  return (
    <Page title={title} back={<Link to="/consents/scans">{m.scans_title()}</Link>}>
      {found.error !== null && found.data === undefined ? (
        <ProblemNotice error={found.error} texts={consentProblems} />
      ) : (
        <Loaded of={found}>
          {({ scan, organisation, kinds }) => (
            <>
              {isReading(scan) ? <Reading scan={scan} /> : null}
              <Troubles scan={scan} />
              <Figures
                label={title}
                figures={[
                  { label: m.scans_pages(), value: showNumber(scan.pages) },
                  { label: m.scans_found(), value: showNumber(scan.found), ...(scan.found > 0 && { tone: 'warn' }) },
                  { label: m.scans_tray(), value: showNumber(scan.tray), ...(scan.tray > 0 && { tone: 'warn' }) },
                  { label: m.scans_filed(), value: showNumber(scan.filed) },
                ]}
              />
              {isReading(scan) ? (
                <Waiting lines={4} />
              ) : (
                <>
                  {scan.found + scan.tray === 0 && scan.filed > 0 ? <AllFiled /> : null}
                  {scan.found > 0 ? <AcceptSheets scan={scan} kinds={kinds} /> : null}
                  {scan.tray > 0 ? <Tray scan={scan} organisation={organisation.code} kinds={kinds} /> : null}
                </>
              )}
              {scan.filed === scan.pages && !isReading(scan) ? null : <Cancel scan={scan} />}
            </>
          )}
        </Loaded>
      )}
    </Page>
  )
}

const isReading = ({ pages, pagesRead }: Scan) => pagesRead < pages

function Reading({ scan }: { readonly scan: Scan }) {
  const text = m.scans_reading({ read: showNumber(scan.pagesRead), of: showNumber(scan.pages) })
  return (
    <div className={styles['drop']}>
      <p role="status">{text}</p>
      <progress className={styles['progress']} value={scan.pagesRead / scan.pages} aria-label={text} />
      <p className="soft small">{m.scans_reading_text()}</p>
    </div>
  )
}

function AllFiled() {
  return (
    <Notice tone="good" title={m.scans_all_filed()} focused>
      <p>
        <Link to="/consents" search={{ state: 'lacking' }}>
          {m.scans_who_else()}
        </Link>
      </p>
    </Notice>
  )
}

function Troubles({ scan: { troubles } }: { readonly scan: Scan }) {
  return troubles.map(({ file, code }) => (
    <Notice key={file} tone="bad" title={m.scans_file_unread({ number: String(file) })}>
      <p>{(consentProblems[code]?.[1] ?? m.scans_damaged_text)()}</p>
    </Notice>
  ))
}

function Cancel({ scan }: { readonly scan: Scan }) {
  const [asked, setAsked] = useState(false)
  const navigate = useNavigate()
  const cancel = useMutation({
    mutationFn: () => call(consentRoutes.cancelScan, { params: { id: scan.id } }),
    onSuccess: async () => {
      await refresh(consentRoutes.listScans)
      await navigate({ to: '/consents/scans' })
    },
  })
  if (!asked) {
    return (
      <p>
        <Button variant="default" onClick={() => setAsked(true)}>
          {m.scans_cancel()}
        </Button>
      </p>
    )
  }
  return (
    <Confirmation
      title={m.scans_cancel_sure()}
      confirmText={m.scans_cancel()}
      busy={cancel.isPending}
      onConfirm={() => cancel.mutate()}
      onCancel={() => setAsked(false)}
    >
      <p>{m.scans_cancel_text()}</p>
      {cancel.error === null ? null : <ProblemNotice error={cancel.error} texts={consentProblems} />}
    </Confirmation>
  )
}
