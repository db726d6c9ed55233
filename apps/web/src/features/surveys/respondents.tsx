import { Button } from '@mantine/core'
import { type Campaign, type Respondent, RespondentState, surveyRoutes } from '@nastavnik/contract'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { reading } from '../../api/queries.ts'
import { useMay } from '../../api/session.ts'
import { m } from '../../paraglide/messages.js'
import type { CampaignSearch } from '../../search-params.ts'
import { Choice } from '../../ui/choice.tsx'
import { classTitle } from '../../ui/class-title.ts'
import { DataTable } from '../../ui/data-table.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Filters } from '../../ui/filters.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Mark } from '../../ui/mark.tsx'
import { Pager } from '../../ui/pager.tsx'
import { roleName } from '../../ui/role-names.ts'
import { Section } from '../../ui/section.tsx'
import { PersonalCode } from './personal-code.tsx'

interface RespondentsProps {
  readonly campaign: Campaign
  readonly search: CampaignSearch
  readonly onSearch: (search: CampaignSearch) => void
}

const stateNames: Readonly<Record<RespondentState, () => string>> = {
  silent: m.campaign_people_silent,
  started: m.campaign_people_started,
  answered: m.campaign_people_answered,
}

function AnswerMark({ of: { state, channel } }: { readonly of: Respondent }) {
  if (state === 'answered') return <Mark tone="good">{channel === 'PAPER' ? m.respondent_answered_paper() : m.respondent_answered()}</Mark>
  return <Mark tone="plain">{state === 'started' ? m.respondent_started() : m.respondent_silent()}</Mark>
}

/** «Кто ответил и кто нет», with the personal code of each who has not. */
export function Respondents({ campaign, search, onSearch }: RespondentsProps) {
  const { id, classes, anonymous, purpose, programme, state: campaignState } = campaign
  const { page = 1, state, class: group } = search
  const [shown, setShown] = useState<Respondent>()
  const mayGive = useMay('survey.run') && campaignState !== 'closed'
  const list = useQuery({
    ...reading(surveyRoutes.respondents, {
      params: { id },
      query: { page, ...(state !== undefined && { state }), ...(group !== undefined && { class: group }) },
    }),
    placeholderData: keepPreviousData,
    staleTime: 0,
  })
  // Elsewhere nobody is asked twice.
  const isOfMany = programme === null && purpose !== 'PARAMETERS'
  const states = RespondentState.options.filter((one) => !(anonymous && one === 'started'))
  return (
    <div id="people">
      <Section title={m.campaign_people()}>
        <Filters label={m.campaign_people()}>
          <Choice
            label={m.campaign_people_state()}
            any={m.campaign_people_state_any()}
            value={state}
            options={states.map((one) => [one, stateNames[one]()] as const)}
            onChoose={(chosen) => onSearch({ state: chosen, class: group })}
          />
          <Choice
            label={m.campaign_class()}
            any={m.campaign_class_any()}
            value={group === '' ? none : group}
            options={classes.map((row) => [row.class === '' ? none : row.class, classTitle(row.class)] as const)}
            onChoose={(chosen) => onSearch({ state, class: chosen === none ? '' : chosen })}
          />
        </Filters>
        {shown === undefined ? null : <PersonalCode key={shown.id} respondent={shown} onClose={() => setShown(undefined)} />}
        <Loaded of={list}>
          {(people) =>
            people.total === 0 ? (
              <Nobody campaign={campaign} search={search} />
            ) : (
              <>
                <DataTable
                  label={m.campaign_people()}
                  rows={people.items}
                  rowKey={(one) => one.id}
                  current={(one) => one.id === shown?.id}
                  columns={[
                    {
                      title: m.people_name(),
                      heading: true,
                      render: ({ personId, name }) => (
                        <Link to="/people/$id" params={{ id: personId }}>
                          {name}
                        </Link>
                      ),
                    },
                    { title: m.people_occupation(), render: ({ occupation }) => occupation },
                    { title: m.role_label(), render: ({ role }) => (role === null ? '—' : roleName(role)) },
                    ...(isOfMany ? [{ title: m.campaign_programme(), render: ({ programme: about }: Respondent) => about ?? '—' }] : []),
                    { title: m.campaign_people_number(), numeric: true, render: ({ number }) => number },
                    { title: m.campaign_people_state(), render: (one) => <AnswerMark of={one} /> },
                    ...(mayGive
                      ? [{ title: m.campaign_code_show(), render: (one: Respondent) => <Give to={one} onShow={setShown} /> }]
                      : []),
                  ]}
                />
                <Pager list={people} onPage={(next) => onSearch({ ...search, page: next })} />
              </>
            )
          }
        </Loaded>
      </Section>
    </div>
  )
}

/** Those in no class: an empty word is no choice for a list. */
const none = '-'

function Give({ to, onShow }: { readonly to: Respondent; readonly onShow: (respondent: Respondent) => void }) {
  if (to.state === 'answered') return '—'
  return (
    <Button variant="default" size="xs" aria-label={m.campaign_code_do_of({ name: to.name })} onClick={() => onShow(to)}>
      {m.campaign_code_do()}
    </Button>
  )
}

function Nobody({ campaign: { answered, asked }, search: { class: group, state } }: Omit<RespondentsProps, 'onSearch'>) {
  const isAll = answered === asked && group === undefined && state !== undefined
  return (
    <EmptyState title={isAll ? m.campaign_all_answered() : m.campaign_people_none()}>
      <p>{isAll ? m.campaign_all_answered_text() : m.campaign_people_none_text()}</p>
    </EmptyState>
  )
}
