import type { ProgrammeAssessments } from '@nastavnik/contract'
import { useState } from 'react'
import { m } from '../../paraglide/messages.js'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Notice } from '../../ui/notice.tsx'
import { AskPartner } from './ask-partner.tsx'
import styles from './assessments.module.css'
import { PartnerCard, type PartnerDoing } from './partner-card.tsx'

interface PartnersProps {
  readonly assessments: ProgrammeAssessments
  readonly mayRecord: boolean
  readonly onFresh: (fresh: ProgrammeAssessments) => void
}

/** Organisations that are asked about the programme, and what they say. One thing is done at a time: the questions of two sheets have the same names. */
export function Partners({ assessments, mayRecord, onFresh }: PartnersProps) {
  const { partners, organisation } = assessments
  const [doing, setDoing] = useState<{ readonly id: string; readonly what: PartnerDoing }>()
  const [done, setDone] = useState<string>()
  const take = (fresh: ProgrammeAssessments, said: string) => {
    setDoing(undefined)
    setDone(said)
    onFresh(fresh)
  }
  return (
    <>
      {done === undefined ? null : <Notice key={done} tone="good" title={done} focused />}
      {partners.length === 0 ? (
        <EmptyState title={m.partners_none()}>
          <p>{mayRecord ? m.partners_none_text() : m.partners_none_read()}</p>
        </EmptyState>
      ) : (
        <div className={styles['partners']}>
          {partners.map((partner) => (
            <div key={partner.id} className={doing?.what === 'sheet' && doing.id !== partner.id ? 'no-print' : undefined}>
              <PartnerCard
                partner={partner}
                organisation={organisation.title}
                mayRecord={mayRecord}
                doing={doing?.id === partner.id ? doing.what : undefined}
                onDo={(what) => {
                  setDone(undefined)
                  setDoing(what === undefined ? undefined : { id: partner.id, what })
                }}
                onDone={take}
              />
            </div>
          ))}
        </div>
      )}
      {mayRecord ? (
        <div className="no-print">
          <AskPartner
            key={partners.length}
            assessments={assessments}
            onAsked={(fresh, title) => take(fresh, m.partners_added({ title }))}
          />
        </div>
      ) : null}
    </>
  )
}
