import { type ConsentKind, type ConsentKindRef, type ConsentListItem, consentRoutes, type UnitRef } from '@nastavnik/contract'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { reading } from '../../api/queries.ts'
import { m } from '../../paraglide/messages.js'
import type { ConsentsSearch } from '../../search-params.ts'
import { Check } from '../../ui/check.tsx'
import { Choice } from '../../ui/choice.tsx'
import { classTitle } from '../../ui/class-title.ts'
import { DataTable } from '../../ui/data-table.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Filters } from '../../ui/filters.tsx'
import { LinkButton } from '../../ui/link-button.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Page } from '../../ui/page.tsx'
import { Pager } from '../../ui/pager.tsx'
import { SearchField } from '../../ui/search-field.tsx'
import { Section } from '../../ui/section.tsx'
import { Classes } from './classes.tsx'
import { ConsentMark } from './consent-state.tsx'
import { PrintSheets } from './print-sheets.tsx'
import { StoppedPeople } from './stopped-people.tsx'

interface ConsentsPageProps {
  readonly organisation: UnitRef
  readonly search: ConsentsSearch
  readonly onSearch: (search: ConsentsSearch) => void
}

/** «Кто не подписал»: by class, then by person, with printing of what is missing. */
export function ConsentsPage({ organisation, search, onSearch }: ConsentsPageProps) {
  const { page = 1, kind = 'PROCESSING', ...filters } = search
  const query = { organisation: organisation.code, kind, page, ...filters }
  const list = useQuery({ ...reading(consentRoutes.list, { query }), placeholderData: keepPreviousData, staleTime: 0 })
  const kinds = list.data?.kinds ?? []
  const narrow = (change: Partial<ConsentsSearch>) => onSearch({ ...filters, kind: search.kind, ...change })
  const whom = {
    ...(search.class !== undefined && { class: search.class }),
    ...(search.taking !== undefined && { taking: search.taking }),
  }
  return (
    <Page
      title={m.consents_title()}
      lead={m.consents_lead()}
      actions={
        <LinkButton to="/consents/scans" variant="default">
          {m.consents_to_scans()}
        </LinkButton>
      }
    >
      <Filters label={m.consents_filters()}>
        <Choice<ConsentKind>
          label={m.consents_kind()}
          value={kind}
          options={kinds.map(({ code, short }) => [code, short] as const)}
          onChoose={(chosen) => narrow({ kind: chosen })}
        />
        <Choice
          label={m.consents_state()}
          any={m.consents_state_any()}
          value={search.state}
          options={[
            ['lacking', m.consents_state_lacking()],
            ['given', m.consents_state_given()],
          ]}
          onChoose={(state) => narrow({ state })}
        />
        <SearchField
          label={m.people_search()}
          value={search.search ?? ''}
          onSearch={(text) => narrow({ search: text === '' ? undefined : text })}
        />
        <Check
          label={m.consents_taking_now()}
          checked={search.taking === 'now'}
          onChange={(checked) => narrow({ taking: checked ? 'now' : undefined })}
        />
      </Filters>
      {search.class === undefined ? <Classes organisation={organisation.code} kind={kind} search={search} /> : null}
      <Section
        title={search.class === undefined ? m.consents_people() : classTitle(search.class)}
        aside={<PrintSheets organisation={organisation.code} kind={kind} kinds={kinds} whom={whom} />}
      >
        {search.class === undefined ? null : (
          <p>
            <Link to="/consents" search={{ ...search, class: undefined, page: undefined }}>
              {m.consents_all_classes()}
            </Link>
          </p>
        )}
        <Loaded of={list}>
          {(people) =>
            people.total === 0 ? (
              <Nobody search={search} />
            ) : (
              <>
                <PeopleTable people={people.items} kinds={people.kinds} />
                <Pager list={people} onPage={(next) => onSearch({ ...search, page: next })} />
              </>
            )
          }
        </Loaded>
      </Section>
      <StoppedPeople organisation={organisation.code} />
    </Page>
  )
}

function Nobody({ search: { state, search, taking, class: group } }: { readonly search: ConsentsSearch }) {
  if (state === 'lacking' && search === undefined) {
    return (
      <EmptyState title={m.consents_all_signed()}>
        <p>{m.consents_all_signed_text()}</p>
      </EmptyState>
    )
  }
  const isFiltered = [state, search, taking, group].some((value) => value !== undefined)
  return isFiltered ? (
    <EmptyState title={m.people_none_found()}>
      <LinkButton to="/consents" variant="default">
        {m.filters_clear()}
      </LinkButton>
    </EmptyState>
  ) : (
    <EmptyState title={m.people_none_title()}>
      <p>{m.people_none_text()}</p>
      <LinkButton to="/imports" color="accent">
        {m.people_none_load()}
      </LinkButton>
    </EmptyState>
  )
}

function PeopleTable({ people, kinds }: { readonly people: readonly ConsentListItem[]; readonly kinds: readonly ConsentKindRef[] }) {
  return (
    <DataTable
      label={m.consents_people()}
      rows={people}
      rowKey={({ personId }) => personId}
      columns={[
        {
          title: m.people_name(),
          heading: true,
          render: ({ personId, name }) => (
            <Link to="/consents/people/$id" params={{ id: personId }}>
              {name}
            </Link>
          ),
        },
        { title: m.people_occupation(), render: ({ occupation }) => occupation },
        ...kinds.map(({ code, short }) => ({
          title: short,
          render: ({ states }: ConsentListItem) => <ConsentMark state={states[code]} />,
        })),
      ]}
    />
  )
}
