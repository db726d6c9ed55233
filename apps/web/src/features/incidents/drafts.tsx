import { Button, Group } from '@mantine/core'
import type { IncidentDraft, NoticeCode } from '@nastavnik/contract'
import { useState } from 'react'
import { m } from '../../paraglide/messages.js'
import { Choice } from '../../ui/choice.tsx'
import { CopyButton } from '../../ui/copy-button.tsx'
import { ScrollRegion } from '../../ui/scroll-region.tsx'
import styles from './incidents.module.css'

interface DraftsProps {
  readonly drafts: readonly IncidentDraft[]
  /** The one that is wanted now. */
  readonly first: NoticeCode
}

/** The texts of the notices, one at a time: the one that is shown is the one that is copied and printed. */
export function Drafts({ drafts, first }: DraftsProps) {
  const [chosen, setChosen] = useState<NoticeCode>(first)
  const draft = drafts.find(({ code }) => code === chosen) ?? drafts[0]
  if (draft === undefined) return null
  const { title, text } = draft
  return (
    <section className={styles['drafts']} aria-label={m.incident_drafts()}>
      <div className={`${styles['head']} no-print`}>
        <h2>{m.incident_drafts()}</h2>
        <p className="soft">{m.incident_drafts_lead()}</p>
        <Choice
          label={m.incident_draft_choice()}
          value={draft.code}
          options={drafts.map(({ code, title: name }) => [code, name] as const)}
          onChoose={(code) => setChosen(code ?? first)}
        />
        <Group>
          <CopyButton key={draft.code} text={text} label={m.incident_draft_copy({ title })} />
          <Button variant="default" size="xs" onClick={() => print()}>
            {m.incident_draft_print()}
          </Button>
        </Group>
      </div>
      <ScrollRegion label={title}>
        <pre className={styles['draft']}>{text}</pre>
      </ScrollRegion>
    </section>
  )
}
