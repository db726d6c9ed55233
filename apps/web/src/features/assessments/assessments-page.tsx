import { assessmentRoutes, type ProgrammeAssessments } from '@nastavnik/contract'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { queries, reading } from '../../api/queries.ts'
import { useMay, useSession } from '../../api/session.ts'
import { m } from '../../paraglide/messages.js'
import type { AssessmentsSearch } from '../../search-params.ts'
import { Filters } from '../../ui/filters.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Notice } from '../../ui/notice.tsx'
import { showNumber } from '../../ui/numbers.ts'
import { Page } from '../../ui/page.tsx'
import { SchoolYearChoice, schoolYearOf } from '../../ui/school-year-choice.tsx'
import { Tabs } from '../../ui/tabs.tsx'
import { OwnAssessment } from './own-assessment.tsx'
import { Partners } from './partners.tsx'
import { YearsTable } from './years-table.tsx'

interface AssessmentsPageProps {
  readonly id: string
  readonly search: AssessmentsSearch
  readonly onSearch: (search: AssessmentsSearch) => void
}

/** How a programme is judged in a school year: the curator's questionnaire, SWOT, partners. */
export function AssessmentsPage({ id, search, onSearch }: AssessmentsPageProps) {
  const mayRecord = useMay('assessment.record')
  const current = schoolYearOf(useSession().today)
  const { year = current } = search
  const read = reading(assessmentRoutes.ofProgramme, { params: { id }, query: { year } })
  const found = useQuery({ ...read, placeholderData: keepPreviousData, staleTime: 0 })
  const take = (fresh: ProgrammeAssessments) => void queries.setQueryData(read.queryKey, fresh)
  return (
    <Page
      title={found.data === undefined ? m.assessments_heading() : m.assessments_title({ title: found.data.title })}
      lead={found.data?.form.title}
      back={
        <Link to="/programmes" search={{ programme: id }}>
          {m.programmes_title()}
        </Link>
      }
    >
      <Filters label={m.assessments_filters()}>
        <SchoolYearChoice year={year} onPick={(picked) => onSearch({ ...search, year: picked })} />
      </Filters>
      {year > current ? (
        <Notice tone="warn" title={m.assessments_future()}>
          <p>{m.assessments_future_text()}</p>
        </Notice>
      ) : (
        <Loaded of={found}>
          {(assessments) => (
            <>
              <AssessmentTabs assessments={assessments} search={search} />
              {search.section === 'partners' ? (
                <Partners key={assessments.year} assessments={assessments} mayRecord={mayRecord} onFresh={take} />
              ) : (
                assessments.own
                  .filter(({ code }) => code === (search.section === 'swot' ? 'SWOT' : 'CURATOR_ASSESSMENT'))
                  .map((one) => (
                    <OwnAssessment
                      key={`${assessments.year} ${one.code}`}
                      assessments={assessments}
                      one={one}
                      mayRecord={mayRecord}
                      onFresh={take}
                    />
                  ))
              )}
              {assessments.years.length === 0 ? null : (
                <div className={search.section === 'partners' ? 'no-print' : undefined}>
                  <YearsTable years={assessments.years} year={assessments.year} />
                </div>
              )}
            </>
          )}
        </Loaded>
      )}
    </Page>
  )
}

interface AssessmentTabsProps {
  readonly assessments: ProgrammeAssessments
  readonly search: AssessmentsSearch
}

function AssessmentTabs({ assessments: { own, partners }, search }: AssessmentTabsProps) {
  const isFinished = (code: string) => own.some((one) => one.code === code && one.finishedAt !== null)
  const answered = partners.filter(({ answeredAt }) => answeredAt !== null).length
  const [curator, swot] = [m.assessments_tab_curator(), m.assessments_tab_swot()]
  return (
    <Tabs
      label={m.assessments_tabs()}
      tabs={[
        {
          key: 'curator',
          title: isFinished('CURATOR_ASSESSMENT') ? m.assessments_tab_done({ title: curator }) : curator,
          link: { to: '.', search: { ...search, section: undefined } },
          isCurrent: search.section === undefined,
        },
        {
          key: 'swot',
          title: isFinished('SWOT') ? m.assessments_tab_swot_done({ title: swot }) : swot,
          link: { to: '.', search: { ...search, section: 'swot' } },
          isCurrent: search.section === 'swot',
        },
        {
          key: 'partners',
          title:
            partners.length === 0
              ? m.assessments_tab_partners()
              : m.assessments_tab_partners_of({ answered: showNumber(answered), asked: showNumber(partners.length) }),
          link: { to: '.', search: { ...search, section: 'partners' } },
          isCurrent: search.section === 'partners',
        },
      ]}
    />
  )
}
