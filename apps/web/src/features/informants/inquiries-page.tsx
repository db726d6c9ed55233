import { Button } from '@mantine/core'
import { type InquiredPerson, type InquiryClass, type InquiryState, informantRoutes, type UnitRef } from '@nastavnik/contract'
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { call } from '../../api/call.ts'
import { reading, refresh } from '../../api/queries.ts'
import { m } from '../../paraglide/messages.js'
import type { InquiriesSearch } from '../../search-params.ts'
import { Choice } from '../../ui/choice.tsx'
import { classTitle } from '../../ui/class-title.ts'
import { DataTable } from '../../ui/data-table.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Filters } from '../../ui/filters.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Mark } from '../../ui/mark.tsx'
import { Notice } from '../../ui/notice.tsx'
import { showNumber } from '../../ui/numbers.ts'
import { Page } from '../../ui/page.tsx'
import { Pager } from '../../ui/pager.tsx'
import { ProblemNotice } from '../../ui/problem-notice.tsx'
import { Section } from '../../ui/section.tsx'

interface InquiriesPageProps {
  readonly organisation: UnitRef
  readonly search: InquiriesSearch
  readonly onSearch: (search: InquiriesSearch) => void
}

const stateMarks: Readonly<Record<InquiryState, readonly [tone: 'good' | 'warn' | 'plain', text: () => string]>> = {
  unasked: ['plain', m.inquiries_state_unasked],
  asked: ['warn', m.inquiries_state_asked],
  answered: ['good', m.inquiries_state_answered],
}

/** The curator asks those who know the participants, and sees how far it is. */
export function InquiriesPage({ organisation, search, onSearch }: InquiriesPageProps) {
  const { page = 1, ...filters } = search
  const query = { organisation: organisation.code, page, ...filters }
  const progress = useQuery({ ...reading(informantRoutes.progress, { query: { organisation: organisation.code } }), staleTime: 0 })
  const list = useQuery({ ...reading(informantRoutes.people, { query }), placeholderData: keepPreviousData, staleTime: 0 })
  return (
    <Page title={m.inquiries_title()} lead={m.inquiries_lead()} back={<Link to="/people">{m.people_title()}</Link>}>
      <Section title={m.inquiries_classes()}>
        <Loaded of={progress}>
          {({ classes }) =>
            classes.length === 0 ? (
              <EmptyState title={m.inquiries_none()}>
                <p>{m.inquiries_none_text()}</p>
              </EmptyState>
            ) : (
              <Classes organisation={organisation.code} classes={classes} />
            )
          }
        </Loaded>
      </Section>
      <Section title={m.inquiries_list()}>
        <Filters label={m.inquiries_filters()}>
          <Choice
            label={m.inquiries_class()}
            any={m.people_class_any()}
            value={search.class}
            options={(progress.data?.classes ?? []).map(({ class: code }) => [code, classTitle(code)] as const)}
            onChoose={(group) => onSearch({ ...filters, class: group })}
          />
          <Choice<InquiryState>
            label={m.inquiries_state()}
            any={m.inquiries_state_any()}
            value={search.state}
            options={(['unasked', 'asked', 'answered'] as const).map((state) => [state, stateMarks[state][1]()] as const)}
            onChoose={(state) => onSearch({ ...filters, state })}
          />
        </Filters>
        <Loaded of={list}>
          {(people) =>
            people.total === 0 ? (
              <p className="soft">{m.people_none_found()}</p>
            ) : (
              <>
                <People people={people.items} />
                <Pager list={people} onPage={(next) => onSearch({ ...search, page: next })} />
              </>
            )
          }
        </Loaded>
      </Section>
    </Page>
  )
}

function Classes({ organisation, classes }: { readonly organisation: string; readonly classes: readonly InquiryClass[] }) {
  const ask = useMutation({
    mutationFn: (group: string) => call(informantRoutes.ask, { body: { organisation, class: group } }),
    onSuccess: () => Promise.all([refresh(informantRoutes.progress), refresh(informantRoutes.people)]),
  })
  const behind = (group: string, state: InquiryState, count: number) =>
    count === 0 ? (
      showNumber(count)
    ) : (
      <Link to="/inquiries" search={{ class: group, state }}>
        {showNumber(count)}
      </Link>
    )
  return (
    <>
      {ask.error === null ? null : <ProblemNotice error={ask.error} />}
      {ask.data === undefined ? null : <Notice tone="good" title={m.inquiries_asked_now({ count: String(ask.data.asked) })} />}
      <DataTable
        label={m.inquiries_classes()}
        rows={classes}
        rowKey={(row) => row.class}
        columns={[
          { title: m.inquiries_class(), heading: true, render: (row) => classTitle(row.class) },
          {
            title: m.inquiries_people(),
            numeric: true,
            render: (row) => (
              <Link to="/inquiries" search={{ class: row.class }}>
                {showNumber(row.people)}
              </Link>
            ),
          },
          { title: m.inquiries_asked(), numeric: true, render: (row) => showNumber(row.asked) },
          { title: m.inquiries_answered(), numeric: true, render: (row) => behind(row.class, 'answered', row.answered) },
          {
            title: m.inquiries_informants(),
            render: ({ informants }) =>
              informants.length === 0 ? <span className="soft">{m.inquiries_informants_none()}</span> : informants.join(', '),
          },
          {
            title: m.inquiries_ask(),
            render: (row) =>
              row.asked === row.people ? (
                <span className="soft">{m.inquiries_all_asked()}</span>
              ) : (
                <Button
                  variant="default"
                  size="xs"
                  aria-label={m.inquiries_ask_class({ class: classTitle(row.class) })}
                  loading={ask.isPending && ask.variables === row.class}
                  onClick={() => ask.mutate(row.class)}
                >
                  {m.inquiries_ask()}
                </Button>
              ),
          },
        ]}
      />
    </>
  )
}

function People({ people }: { readonly people: readonly InquiredPerson[] }) {
  return (
    <DataTable
      label={m.inquiries_list()}
      rows={people}
      rowKey={({ personId }) => personId}
      columns={[
        {
          title: m.pupils_name(),
          heading: true,
          render: ({ personId, name }) => (
            <Link to="/people/$id/statements" params={{ id: personId }}>
              {name}
            </Link>
          ),
        },
        { title: m.inquiries_class(), render: (row) => classTitle(row.class) },
        { title: m.inquiries_state(), render: ({ state }) => <Mark tone={stateMarks[state][0]}>{stateMarks[state][1]()}</Mark> },
        { title: m.inquiries_statements(), numeric: true, render: ({ statements }) => showNumber(statements) },
      ]}
    />
  )
}
