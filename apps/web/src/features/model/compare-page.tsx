import { type ModelDifference, modelRoutes } from '@nastavnik/contract'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { reading } from '../../api/queries.ts'
import { m } from '../../paraglide/messages.js'
import type { ModelCompareSearch } from '../../search-params.ts'
import { Choice } from '../../ui/choice.tsx'
import { DataTable } from '../../ui/data-table.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Filters } from '../../ui/filters.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { showNumber } from '../../ui/numbers.ts'
import { Page } from '../../ui/page.tsx'
import styles from './compare.module.css'
import { SectionDifference } from './compare-section.tsx'
import { modelReading } from './handbook-page.tsx'
import { useHashTarget } from './hash-target.ts'

interface ComparePageProps {
  readonly search: ModelCompareSearch
  readonly onSearch: (search: ModelCompareSearch) => void
}

/** What the model of the reader's territory has that another has not, and what they write differently. */
export function ComparePage({ search, onSearch }: ComparePageProps) {
  const handbook = useQuery(modelReading)
  const here = handbook.data?.territory.title
  const there = handbook.data?.others.find(({ code }) => code === search.with)
  return (
    <Page
      title={m.difference_title()}
      lead={here === undefined || there === undefined ? m.difference_lead_choose() : m.difference_lead({ here, there: there.title })}
      back={<Link to="/model">{m.model_back()}</Link>}
    >
      <Loaded of={handbook}>
        {({ others }) =>
          others.length === 0 ? (
            <EmptyState title={m.difference_alone()}>
              <p>{m.difference_alone_text()}</p>
            </EmptyState>
          ) : (
            <>
              <Filters label={m.difference_with()}>
                <Choice
                  label={m.difference_with()}
                  any={m.difference_choose()}
                  value={there?.code}
                  options={others.map(({ code, title }) => [code, title] as const)}
                  onChoose={(code) => onSearch({ ...search, with: code })}
                />
                <label className={styles['all']}>
                  <input
                    type="checkbox"
                    checked={search.all === 'yes'}
                    onChange={(event) => onSearch({ ...search, all: event.currentTarget.checked ? 'yes' : undefined })}
                  />
                  {m.difference_all()}
                </label>
              </Filters>
              {there === undefined ? null : <Difference territory={there.code} isAll={search.all === 'yes'} />}
            </>
          )
        }
      </Loaded>
    </Page>
  )
}

function Difference({ territory, isAll }: { readonly territory: string; readonly isAll: boolean }) {
  const found = useQuery({
    ...reading(modelRoutes.compare, { query: { with: territory } }),
    staleTime: Number.POSITIVE_INFINITY,
    placeholderData: keepPreviousData,
  })
  return (
    <Loaded of={found} lines={12}>
      {(difference) => <Sections difference={difference} isAll={isAll} />}
    </Loaded>
  )
}

function Sections({ difference, isAll }: { readonly difference: ModelDifference; readonly isAll: boolean }) {
  useHashTarget()
  const sections = difference.sections.filter(({ entries }) => isAll || entries.some(({ status }) => status !== 'same'))
  if (sections.length === 0) {
    return (
      <EmptyState title={m.difference_none()}>
        <p>{m.difference_none_text()}</p>
      </EmptyState>
    )
  }
  const { here, there } = difference
  return (
    <div className={styles['sections']}>
      <Summary difference={difference} sections={sections} />
      {sections.map((section) => (
        <SectionDifference key={section.code} section={section} here={here.title} there={there.title} isAll={isAll} />
      ))}
    </div>
  )
}

interface SummaryProps {
  readonly difference: ModelDifference
  readonly sections: ModelDifference['sections']
}

function Summary({ difference: { here, there }, sections }: SummaryProps) {
  const count = (section: ModelDifference['sections'][number], status: string) => {
    const number = section.entries.filter((entry) => entry.status === status).length
    return number === 0 ? <span className="soft">—</span> : showNumber(number)
  }
  return (
    <DataTable
      label={m.difference_title()}
      rows={sections}
      rowKey={({ code }) => code}
      columns={[
        {
          title: m.difference_section(),
          heading: true,
          render: ({ code, title }) => (
            <a href={`#${code}`} lang="ru">
              {title}
            </a>
          ),
        },
        { title: m.difference_only({ territory: here.title }), numeric: true, render: (section) => count(section, 'onlyHere') },
        { title: m.difference_only({ territory: there.title }), numeric: true, render: (section) => count(section, 'onlyThere') },
        { title: m.difference_differs(), numeric: true, render: (section) => count(section, 'differs') },
      ]}
    />
  )
}
