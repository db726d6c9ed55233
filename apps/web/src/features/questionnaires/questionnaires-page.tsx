import { Button } from '@mantine/core'
import { type QuestionnaireListItem, QuestionnairePurpose, questionnaireRoutes } from '@nastavnik/contract'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { usePlace } from '../../api/place.ts'
import { reading } from '../../api/queries.ts'
import { m } from '../../paraglide/messages.js'
import { DataTable } from '../../ui/data-table.tsx'
import { showInstant } from '../../ui/days.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Filters } from '../../ui/filters.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Mark } from '../../ui/mark.tsx'
import { Page } from '../../ui/page.tsx'
import { SearchField } from '../../ui/search-field.tsx'
import { Section } from '../../ui/section.tsx'
import { CreateForm } from './create-form.tsx'
import styles from './questionnaires.module.css'
import { ownerNames, purposeNames, respondentNames } from './words.ts'

interface QuestionnairesPageProps {
  readonly search: { readonly search?: string | undefined }
  readonly onSearch: (search: { search?: string | undefined }) => void
}

const isFound = ({ title, form }: QuestionnaireListItem, text: string) =>
  `${title} ${form?.title ?? ''}`.toLowerCase().includes(text.toLowerCase())

/** Everything that is asked here, by what it is for. */
export function QuestionnairesPage({ search: { search = '' }, onSearch }: QuestionnairesPageProps) {
  const unit = usePlace().code
  const list = useQuery(reading(questionnaireRoutes.list, { query: { unit } }))
  const [isCreating, setIsCreating] = useState(false)
  return (
    <Page
      title={m.questionnaires_title()}
      lead={m.questionnaires_lead()}
      actions={
        list.data?.canEdit === true && !isCreating ? (
          <Button variant="default" onClick={() => setIsCreating(true)}>
            {m.questionnaire_create()}
          </Button>
        ) : undefined
      }
    >
      {isCreating && list.data !== undefined ? (
        <CreateForm unit={unit} items={list.data.items} onCancel={() => setIsCreating(false)} />
      ) : null}
      <Filters label={m.questionnaires_filters()}>
        <SearchField label={m.questionnaires_search()} value={search} onSearch={(text) => onSearch(text === '' ? {} : { search: text })} />
      </Filters>
      <Loaded of={list} lines={12}>
        {({ items }) => <Found items={items.filter((item) => isFound(item, search))} />}
      </Loaded>
    </Page>
  )
}

function Found({ items }: { readonly items: readonly QuestionnaireListItem[] }) {
  if (items.length === 0)
    return (
      <EmptyState title={m.questionnaires_none()}>
        <p>{m.questionnaires_none_text()}</p>
      </EmptyState>
    )
  return (
    <div className={styles['list']}>
      {QuestionnairePurpose.options.map((purpose) => {
        const rows = items.filter((item) => item.purpose === purpose)
        return rows.length === 0 ? null : (
          <Section key={purpose} title={purposeNames[purpose]()}>
            <DataTable
              label={purposeNames[purpose]()}
              rows={rows}
              rowKey={({ code }) => code}
              columns={[
                {
                  title: m.questionnaire_name(),
                  heading: true,
                  render: ({ code, title, hasDraft }) => (
                    <>
                      <Link to="/questionnaires/$code" params={{ code }}>
                        {title}
                      </Link>
                      {hasDraft ? (
                        <>
                          {' '}
                          <Mark tone="warn">{m.questionnaire_has_draft()}</Mark>
                        </>
                      ) : null}
                    </>
                  ),
                },
                { title: m.questionnaire_role(), render: ({ role }) => (role === null ? m.respondent_anybody() : respondentNames[role]()) },
                { title: m.questionnaire_questions(), numeric: true, render: ({ questions }) => questions },
                {
                  title: m.questionnaire_edition(),
                  render: ({ number, owner, publishedAt }) => (
                    <>
                      {m.version_of({ number })} · {ownerNames[owner]()}
                      {publishedAt === null ? null : <span className="soft small"> {showInstant(publishedAt)}</span>}
                    </>
                  ),
                },
              ]}
            />
          </Section>
        )
      })}
    </div>
  )
}
