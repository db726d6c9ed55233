import { type CampaignListItem, CampaignState, surveyRoutes, type UnitRef } from '@nastavnik/contract'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { reading } from '../../api/queries.ts'
import { useMay } from '../../api/session.ts'
import { m } from '../../paraglide/messages.js'
import type { CampaignsSearch } from '../../search-params.ts'
import { Choice } from '../../ui/choice.tsx'
import { DataTable } from '../../ui/data-table.tsx'
import { today } from '../../ui/days.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Filters } from '../../ui/filters.tsx'
import { LinkButton } from '../../ui/link-button.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Page } from '../../ui/page.tsx'
import { Pager } from '../../ui/pager.tsx'
import { CampaignPlanSection } from './campaign-plan.tsx'
import { StateMark } from './campaign-state.tsx'
import { purposeTitle, stateNames, whenWords, windowWords } from './campaign-words.ts'
import { Progress } from './progress.tsx'

interface CampaignsPageProps {
  readonly organisation: UnitRef
  readonly search: CampaignsSearch
  readonly onSearch: (search: CampaignsSearch) => void
}

/** Surveys of an organisation: who was asked, how many have answered, till when. */
export function CampaignsPage({ organisation, search, onSearch }: CampaignsPageProps) {
  const { page = 1, state } = search
  const list = useQuery({
    ...reading(surveyRoutes.list, { query: { organisation: organisation.code, page, ...(state !== undefined && { state }) } }),
    placeholderData: keepPreviousData,
    staleTime: 0,
  })
  const begin = useMay('survey.run') ? (
    <LinkButton to="/campaigns/new" color="accent">
      {m.campaigns_begin()}
    </LinkButton>
  ) : undefined
  const isEmpty = list.data?.total === 0 && state === undefined
  return (
    <Page title={m.campaigns_title()} lead={m.campaigns_lead()} actions={isEmpty ? undefined : begin}>
      <div>
        {isEmpty ? null : (
          <Filters label={m.campaigns_filters()}>
            <Choice
              label={m.campaigns_state()}
              any={m.campaigns_state_any()}
              value={state}
              options={CampaignState.options.map((one) => [one, stateNames[one]()] as const)}
              onChoose={(chosen) => onSearch({ state: chosen })}
            />
          </Filters>
        )}
        <Loaded of={list}>
          {(campaigns) =>
            campaigns.total === 0 ? (
              <EmptyState title={state === undefined ? m.campaigns_none() : m.campaigns_none_found()}>
                {state === undefined ? (
                  <>
                    <p>{m.campaigns_none_text()}</p>
                    {begin}
                  </>
                ) : (
                  <LinkButton to="/campaigns" variant="default">
                    {m.filters_clear()}
                  </LinkButton>
                )}
              </EmptyState>
            ) : (
              <>
                <CampaignsTable campaigns={campaigns.items} />
                <Pager list={campaigns} onPage={(next) => onSearch({ ...search, page: next })} />
              </>
            )
          }
        </Loaded>
      </div>
      <CampaignPlanSection organisation={organisation.code} />
    </Page>
  )
}

function CampaignsTable({ campaigns }: { readonly campaigns: readonly CampaignListItem[] }) {
  const now = today()
  return (
    <DataTable
      label={m.campaigns_title()}
      rows={campaigns}
      rowKey={({ id }) => id}
      columns={[
        {
          title: m.campaigns_name(),
          heading: true,
          render: (campaign) => (
            <>
              <Link to="/campaigns/$id" params={{ id: campaign.id }}>
                {campaign.title}
              </Link>
              <p className="soft small">{aboutCampaign(campaign)}</p>
            </>
          ),
        },
        { title: m.campaigns_state(), render: ({ state }) => <StateMark state={state} /> },
        { title: m.campaigns_answered(), render: (campaign) => <Progress {...campaign} /> },
        {
          title: m.campaigns_window(),
          render: (campaign) => (
            <>
              {windowWords(campaign)}
              <p className="soft small">{whenWords(campaign, now)}</p>
            </>
          ),
        },
      ]}
    />
  )
}

function aboutCampaign(campaign: CampaignListItem): string {
  const { programme, anonymous, planned } = campaign
  const parts = [
    purposeTitle(campaign),
    programme?.title,
    anonymous ? m.campaigns_anonymous() : undefined,
    planned ? m.campaigns_by_plan() : undefined,
  ]
  return parts.filter((part) => part !== undefined).join(' · ')
}
