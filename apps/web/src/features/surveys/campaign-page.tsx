import { Button } from '@mantine/core'
import { surveyRoutes } from '@nastavnik/contract'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { reading } from '../../api/queries.ts'
import { useMay } from '../../api/session.ts'
import { m } from '../../paraglide/messages.js'
import type { CampaignSearch } from '../../search-params.ts'
import { today } from '../../ui/days.ts'
import { LinkButton } from '../../ui/link-button.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Page } from '../../ui/page.tsx'
import { CampaignProgress } from './campaign-progress.tsx'
import { StateMark } from './campaign-state.tsx'
import { CampaignWays } from './campaign-ways.tsx'
import { purposeTitle, whenWords, windowWords } from './campaign-words.ts'
import { ChangeCampaign, type Doing } from './change-campaign.tsx'
import { Newcomers } from './newcomers.tsx'
import { Respondents } from './respondents.tsx'

/** Often enough to see a class answer. */
const beat = 10_000

interface CampaignPageProps {
  readonly id: string
  readonly search: CampaignSearch
  readonly onSearch: (search: CampaignSearch) => void
}

export function CampaignPage({ id, search, onSearch }: CampaignPageProps) {
  const mayRun = useMay('survey.run')
  const mayRead = useMay('measurement.read')
  const read = useQuery({
    ...reading(surveyRoutes.get, { params: { id } }),
    staleTime: 0,
    refetchInterval: ({ state: { data } }) => (data?.state === 'open' ? beat : false),
  })
  const [doing, setDoing] = useState<Doing>()
  const campaign = read.data
  const isOver = campaign?.state === 'closed' && campaign.closedOn === null
  return (
    <Page
      title={campaign?.title ?? m.campaigns_title()}
      lead={
        campaign === undefined ? undefined : (
          <>
            {purposeTitle(campaign)}
            {campaign.programme === null ? null : ` · ${campaign.programme.title}`} · {windowWords(campaign)}
            {campaign.state === 'closed' ? null : `, ${whenWords(campaign, today())}`} <StateMark state={campaign.state} />
          </>
        )
      }
      actions={
        campaign === undefined ? undefined : (
          <>
            {campaign.meeting === null ? null : (
              <LinkButton to="/meetings/$id" params={{ id: campaign.meeting }} variant="default">
                {m.campaign_meeting()}
              </LinkButton>
            )}
            {mayRead ? (
              <LinkButton to="/results/campaigns/$id" params={{ id }} variant="default">
                {m.campaign_results()}
              </LinkButton>
            ) : null}
            {mayRun && campaign.closedOn === null ? (
              <>
                <Button variant="default" onClick={() => setDoing('edit')}>
                  {m.campaign_edit()}
                </Button>
                <Button variant="default" onClick={() => setDoing('close')}>
                  {m.campaign_close()}
                </Button>
              </>
            ) : null}
          </>
        )
      }
      back={<Link to="/campaigns">{m.campaign_back()}</Link>}
    >
      <Loaded of={read}>
        {(found) => (
          <>
            <ChangeCampaign campaign={found} doing={doing} onDone={setDoing} />
            {isOver ? (
              <Notice tone="info" title={m.campaign_over()}>
                <p>{m.campaign_over_text()}</p>
              </Notice>
            ) : null}
            {mayRun && found.newcomers > 0 ? <Newcomers campaign={found} /> : null}
            <CampaignProgress campaign={found} search={search} />
            {mayRun && found.closedOn === null ? <CampaignWays campaign={found} /> : null}
            <Respondents campaign={found} search={search} onSearch={onSearch} />
          </>
        )}
      </Loaded>
    </Page>
  )
}
