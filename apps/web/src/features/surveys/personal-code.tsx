import { Button, Group } from '@mantine/core'
import { type Respondent, readAnswerCode, surveyRoutes, writeAnswerCode } from '@nastavnik/contract'
import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useEffect, useRef } from 'react'
import { reading } from '../../api/queries.ts'
import { m } from '../../paraglide/messages.js'
import { CopyButton } from '../../ui/copy-button.tsx'
import { useFocusReturn } from '../../ui/focus-return.ts'
import { ProblemNotice } from '../../ui/problem-notice.tsx'
import { Waiting } from '../../ui/waiting.tsx'
import { surveyProblems } from './survey-problems.ts'
import styles from './surveys.module.css'

const QrCode = lazy(() => import('../../ui/qr-code.tsx'))

interface PersonalCodeProps {
  readonly respondent: Respondent
  readonly onClose: () => void
}

/** The key of one person to the questionnaire: a picture for the camera, letters for the hand, a link. Kept nowhere. */
export function PersonalCode({ respondent: { id, name, programme }, onClose }: PersonalCodeProps) {
  const box = useRef<HTMLDivElement>(null)
  useFocusReturn(box)
  useEffect(() => {
    box.current?.focus()
    box.current?.scrollIntoView({ block: 'center' })
  }, [])
  const link = useQuery({ ...reading(surveyRoutes.link, { params: { id }, body: {} }), gcTime: 0, staleTime: Number.POSITIVE_INFINITY })
  const code = link.data && (readAnswerCode(link.data.code) ?? link.data.code)
  const address = `${location.origin}/answer#${code ?? ''}`
  return (
    <section ref={box} tabIndex={-1} className={styles['personal']} aria-label={m.campaign_code_of({ name })}>
      {link.error === null ? null : <ProblemNotice error={link.error} texts={surveyProblems} />}
      {code === undefined ? (
        <Waiting lines={3} />
      ) : (
        <Suspense fallback={<Waiting lines={3} />}>
          <QrCode text={address} label={m.campaign_code_qr()} />
        </Suspense>
      )}
      <div className={styles['words']}>
        <h3>{m.campaign_code_of({ name })}</h3>
        {programme === null ? null : <p className="soft">{programme}</p>}
        {code === undefined ? null : <p className={styles['code']}>{writeAnswerCode(code)}</p>}
        <p>{m.campaign_code_text()}</p>
        <p className="soft">{m.campaign_code_once()}</p>
        {code === undefined ? null : <p className="small">{address}</p>}
        <Group>
          {code === undefined ? null : <CopyButton text={address} label={m.campaign_code_copy()} />}
          <Button variant="default" size="xs" onClick={onClose}>
            {m.close()}
          </Button>
        </Group>
      </div>
    </section>
  )
}
