import { type Campaign, type RespondentState, surveyRoutes } from '@nastavnik/contract'
import { Link } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { refresh } from '../../api/queries.ts'
import { m } from '../../paraglide/messages.js'
import type { CampaignSearch } from '../../search-params.ts'
import { classTitle } from '../../ui/class-title.ts'
import { DataTable } from '../../ui/data-table.tsx'
import { Disclosure } from '../../ui/disclosure.tsx'
import { Figures } from '../../ui/figures.tsx'
import { showNumber } from '../../ui/numbers.ts'
import { Section } from '../../ui/section.tsx'
import { Progress } from './progress.tsx'

interface CampaignProgressProps {
  readonly campaign: Campaign
  readonly search: CampaignSearch
}

/** How many have answered, class by class; every number opens its people in the list below. */
export function CampaignProgress({ campaign, search }: CampaignProgressProps) {
  const { id, asked, answered, started, anonymous, classes, questionnaires, state } = campaign
  useFreshPeople(answered, started)
  const people = (label: string, count: number, whose: RespondentState) => ({
    label,
    value: (
      <Link to="/campaigns/$id" params={{ id }} search={{ class: search.class, state: whose }} hash="people">
        {showNumber(count)}
      </Link>
    ),
  })
  const waited = anonymous
    ? [people(m.campaign_figure_waited(), asked - answered, 'silent')]
    : [people(m.campaign_figure_started(), started, 'started'), people(m.campaign_figure_silent(), asked - answered - started, 'silent')]
  return (
    <Section title={m.campaign_progress()} aside={state === 'open' ? <span className="soft small">{m.campaign_live()}</span> : undefined}>
      {anonymous ? <p className="soft">{m.campaign_anonymous_note()}</p> : null}
      <Figures
        label={m.campaign_progress()}
        figures={[people(m.campaign_figure_answered({ asked: showNumber(asked) }), answered, 'answered'), ...waited]}
      />
      {classes.length < 2 ? null : (
        <DataTable
          label={m.campaign_classes()}
          rows={classes}
          rowKey={(row) => row.class}
          columns={[
            {
              title: m.campaign_class(),
              heading: true,
              render: (row) => (
                <Link
                  to="/campaigns/$id"
                  params={{ id }}
                  search={{ class: row.class, state: search.state }}
                  hash="people"
                  aria-label={m.campaign_class_open({ class: classTitle(row.class) })}
                >
                  {classTitle(row.class)}
                </Link>
              ),
            },
            { title: m.campaigns_answered(), render: (row) => <Progress {...row} /> },
          ]}
        />
      )}
      {questionnaires.length < 2 ? null : (
        <Disclosure title={m.campaign_questionnaires()}>
          <DataTable
            label={m.campaign_questionnaires()}
            rows={questionnaires}
            rowKey={(one) => one.id}
            columns={[
              {
                title: m.campaign_questionnaire(),
                heading: true,
                render: ({ title, number }) => (
                  <>
                    {title} {number > 1 ? <span className="soft small">{m.campaign_edition({ number })}</span> : null}
                  </>
                ),
              },
              { title: m.campaigns_answered(), render: (one) => <Progress asked={one.asked} answered={one.answered} /> },
            ]}
          />
        </Disclosure>
      )}
    </Section>
  )
}

/** The list of people is read again when the numbers have changed, not on every beat: it does not move under the hand for nothing. */
function useFreshPeople(answered: number, started: number): void {
  const seen = useRef(`${answered} ${started}`)
  useEffect(() => {
    const now = `${answered} ${started}`
    if (seen.current === now) return
    seen.current = now
    void refresh(surveyRoutes.respondents)
  }, [answered, started])
}
