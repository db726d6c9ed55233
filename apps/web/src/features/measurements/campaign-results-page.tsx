import { type CampaignResults, measurementRoutes, ResultsBy } from '@nastavnik/contract'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { reading } from '../../api/queries.ts'
import { useMay } from '../../api/session.ts'
import { m } from '../../paraglide/messages.js'
import { Choice } from '../../ui/choice.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Figures } from '../../ui/figures.tsx'
import { Filters } from '../../ui/filters.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Notice } from '../../ui/notice.tsx'
import { showNumber, showPercent } from '../../ui/numbers.ts'
import { Page } from '../../ui/page.tsx'
import { Section } from '../../ui/section.tsx'
import { QuestionView } from './question-view.tsx'
import { WrittenWordsSection } from './written-words.tsx'

interface CampaignResultsPageProps {
  readonly id: string
  readonly by: ResultsBy | undefined
  readonly onBy: (by: ResultsBy | undefined) => void
}

const divisions: Readonly<Record<ResultsBy, () => string>> = {
  class: m.campaign_results_class,
  programme: m.campaign_results_programme,
  form: m.campaign_results_form,
}

/** What was answered in a campaign, question by question. */
export function CampaignResultsPage({ id, by, onBy }: CampaignResultsPageProps) {
  const maySurvey = useMay('survey.read')
  const query = { ...(by !== undefined && { by }) }
  const found = useQuery({ ...reading(measurementRoutes.results, { params: { id }, query }), placeholderData: keepPreviousData })
  const results = found.data
  return (
    <Page
      title={results?.title ?? m.campaign_results_title()}
      lead={m.campaign_results_lead()}
      back={
        maySurvey ? (
          <Link to="/campaigns/$id" params={{ id }}>
            {m.campaign_back_to_it()}
          </Link>
        ) : (
          <Link to="/results">{m.results_title()}</Link>
        )
      }
    >
      <div>
        {results?.anonymous === false ? (
          <Filters label={m.campaign_results_by()}>
            <Choice
              label={m.campaign_results_by()}
              any={m.campaign_results_whole()}
              value={by}
              options={ResultsBy.options.map((option) => [option, divisions[option]()] as const)}
              onChoose={onBy}
            />
          </Filters>
        ) : null}
        <Loaded of={found} lines={10}>
          {(seen) => <Seen results={seen} />}
        </Loaded>
      </div>
    </Page>
  )
}

function Seen({ results }: { readonly results: CampaignResults }) {
  const maySeeWords = useMay('survey.read')
  const { id, asked, answered, state, questionnaires, anonymous, peopleVisible, by } = results
  const shown = questionnaires.filter(({ questions }) => questions.length > 0)
  const figures = [
    { label: m.campaign_results_asked(), value: showNumber(asked) },
    { label: m.campaign_results_answered(), value: showNumber(answered) },
    { label: m.campaign_results_rate(), value: asked === 0 ? m.empty_dash() : showPercent((answered * 100) / asked) },
  ]
  return (
    <>
      <Figures label={m.campaign_results_title()} figures={figures} />
      {state === 'waiting' ? (
        <Notice tone="info" title={m.campaign_results_waiting()}>
          <p>{m.campaign_results_waiting_text()}</p>
        </Notice>
      ) : null}
      {anonymous && state === 'shown' ? <p className="soft">{m.campaign_results_no_groups()}</p> : null}
      {state === 'shown' && shown.length === 0 ? (
        <EmptyState title={m.campaign_results_none_title()}>
          <p>{m.campaign_results_none_text()}</p>
        </EmptyState>
      ) : null}
      {shown.map((questionnaire) => (
        <Section key={questionnaire.id} title={questionnaire.title}>
          {questionnaire.questions.map((question) => (
            <QuestionView key={question.name} question={question} by={by} />
          ))}
        </Section>
      ))}
      {maySeeWords && peopleVisible && state === 'shown' ? <WrittenWordsSection campaign={id} /> : null}
    </>
  )
}
