import { Button } from '@mantine/core'
import { type Campaign, mostForms, surveyRoutes } from '@nastavnik/contract'
import { type ReactNode, useState } from 'react'
import { call } from '../../api/call.ts'
import { m } from '../../paraglide/messages.js'
import { Card } from '../../ui/card.tsx'
import { Choice } from '../../ui/choice.tsx'
import { classTitle } from '../../ui/class-title.ts'
import { CopyButton } from '../../ui/copy-button.tsx'
import { showDay } from '../../ui/days.ts'
import { DownloadButton } from '../../ui/download-button.tsx'
import { LinkButton } from '../../ui/link-button.tsx'
import { showNumber } from '../../ui/numbers.ts'
import { Section } from '../../ui/section.tsx'
import { surveyProblems } from './survey-problems.ts'
import styles from './surveys.module.css'

const kioskAddress = () => `${location.origin}/answer#kiosk`

/** The ways to answer, each with what has to be done for it. */
export function CampaignWays({ campaign: { id, state, startsOn, classes } }: { readonly campaign: Campaign }) {
  const [group, setGroup] = useState<string>()
  const waiting = classes.filter(({ asked, answered }) => answered < asked)
  const left = waiting
    .filter((row) => group === undefined || row.class === group)
    .reduce((sum, { asked, answered }) => sum + asked - answered, 0)
  const print = { params: { id }, body: { class: group ?? null } }
  const nobodyLeft = left === 0 ? m.way_nobody() : undefined
  const printing = (why: string | undefined, button: ReactNode) => (why === undefined ? button : <p className="soft small">{why}</p>)
  return (
    <Section title={m.campaign_ways()}>
      {state === 'planned' ? <p className="soft">{m.way_planned({ day: showDay(startsOn) })}</p> : null}
      {waiting.length < 2 ? null : (
        <div className={styles['class']}>
          <Choice
            label={m.campaign_ways_class()}
            any={m.campaign_class_any()}
            value={group}
            options={waiting.map((row) => [row.class, classTitle(row.class)] as const)}
            onChoose={setGroup}
          />
        </div>
      )}
      <div className={styles['ways']}>
        <Way title={m.way_slips()} text={m.way_slips_text()}>
          {printing(
            state === 'closed' ? m.way_over() : nobodyLeft,
            <DownloadButton label={m.way_slips_do()} texts={surveyProblems} load={() => call(surveyRoutes.slips, print)} />,
          )}
        </Way>
        <Way title={m.way_kiosk()} text={m.way_kiosk_text()}>
          {printing(
            state === 'closed' ? m.way_over() : undefined,
            <div className={styles['words']}>
              <Button component="a" variant="default" href={kioskAddress()} target="_blank" rel="noreferrer">
                {m.way_kiosk_open()}
              </Button>
              <CopyButton text={kioskAddress()} label={m.way_kiosk_copy()} />
            </div>,
          )}
        </Way>
        <Way title={m.way_forms()} text={m.way_forms_text()}>
          {printing(
            state === 'closed'
              ? m.way_over()
              : (nobodyLeft ?? (left > mostForms ? m.way_many({ most: showNumber(mostForms) }) : undefined)),
            <DownloadButton label={m.way_forms_do()} texts={surveyProblems} load={() => call(surveyRoutes.forms, print)} />,
          )}
        </Way>
        <Way title={m.way_paper()} text={m.way_paper_text()}>
          {printing(
            state === 'planned' ? m.way_later({ day: showDay(startsOn) }) : undefined,
            <LinkButton to="/campaigns/$id/paper" params={{ id }} variant="default">
              {m.way_paper_do()}
            </LinkButton>,
          )}
        </Way>
      </div>
    </Section>
  )
}

function Way({ title, text, children }: { readonly title: string; readonly text: string; readonly children: ReactNode }) {
  return (
    <Card title={title}>
      <div className={styles['way']}>
        <p>{text}</p>
        <div>{children}</div>
      </div>
    </Card>
  )
}
