import { Button } from '@mantine/core'
import type { Programme } from '@nastavnik/contract'
import { Link } from '@tanstack/react-router'
import { useEffect, useId, useRef, useState } from 'react'
import { refresh } from '../../api/queries.ts'
import { useMay } from '../../api/session.ts'
import { m } from '../../paraglide/messages.js'
import { Facts } from '../../ui/facts.tsx'
import { useFocusReturn } from '../../ui/focus-return.ts'
import { LinkButton } from '../../ui/link-button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { EditProgramme } from './edit-programme.tsx'
import { outdatedAfterProgramme } from './outdated.ts'
import { PracticeMark } from './practice-mark.tsx'
import { ProgrammeMatching } from './programme-matching.tsx'
import { ProgrammeMeetings } from './programme-meetings.tsx'
import styles from './programmes-page.module.css'

interface ProgrammeCardProps {
  readonly programme: Programme | undefined
  readonly onClose: () => void
}

export function ProgrammeCard({ programme, onClose }: ProgrammeCardProps) {
  const mayJudge = useMay('programme.judge')
  const mayAssess = useMay('assessment.record')
  const mayReadAssessment = useMay('assessment.read')
  const mayMeet = useMay('meeting.read')
  const mayMatch = useMay('matching.read')
  const [isSaved, setSaved] = useState(false)
  const card = useRef<HTMLElement>(null)
  useFocusReturn(card)
  const heading = useRef<HTMLHeadingElement>(null)
  const id = useId()
  useEffect(() => heading.current?.focus(), [])
  return (
    <section ref={card} className={styles['card']} aria-labelledby={id}>
      <div className={styles['head']}>
        <div>
          <h2 id={id} ref={heading} tabIndex={-1}>
            {programme?.title ?? m.programme_card()}
          </h2>
          <p className="soft small">{programme?.form.title}</p>
        </div>
        <Button variant="default" size="xs" onClick={onClose}>
          {m.close()}
        </Button>
      </div>
      {isSaved ? <Notice tone="good" title={m.person_saved()} /> : null}
      {programme === undefined ? <p>{m.programme_missing()}</p> : null}
      {programme === undefined || !mayJudge ? null : (
        <EditProgramme
          key={programme.version}
          programme={programme}
          onSaved={() => {
            setSaved(true)
            void refresh(...outdatedAfterProgramme)
          }}
        />
      )}
      {programme === undefined || mayJudge ? null : (
        <Facts
          facts={[
            [m.programmes_practice(), <PracticeMark key="practice" practice={programme.practice} />],
            [m.programme_result(), programme.result],
          ]}
        />
      )}
      {programme === undefined || !mayMeet ? null : <ProgrammeMeetings id={programme.id} />}
      {programme === undefined || !mayMatch ? null : <ProgrammeMatching id={programme.id} />}
      {programme === undefined || !mayReadAssessment ? null : (
        <section>
          <h3>{m.assessments_heading()}</h3>
          <p className="soft">{m.assessments_lead()}</p>
          <p>
            <LinkButton to="/programmes/$id/assessments" params={{ id: programme.id }} variant="default">
              {mayAssess ? m.assessments_open() : m.assessments_read()}
            </LinkButton>
          </p>
        </section>
      )}
      {programme === undefined ? null : (
        <p>
          <Link to="/pairs" search={{ form: programme.form.code }}>
            {m.programme_people()}
          </Link>
        </p>
      )}
    </section>
  )
}
