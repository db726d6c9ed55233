import { createRootRoute, createRoute, createRouter, lazyRouteComponent, Outlet, redirect } from '@tanstack/react-router'
import { ApiProblem } from './api/problem.ts'
import { queries } from './api/queries.ts'
import { sessionReading } from './api/session.ts'
import { NotFound } from './routes/not-found.tsx'
import { PageFailed, StaffFailed } from './routes/page-failed.tsx'
import * as search from './search-params.ts'
import { Shell } from './shell/shell.tsx'
import { Waiting } from './ui/waiting.tsx'

const root = createRootRoute({ component: Outlet })

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: search.SignInSearch,
  component: lazyRouteComponent(() => import('./routes/sign-in.tsx'), 'SignInRoute'),
})

const invitation = createRoute({
  getParentRoute: () => root,
  path: '/invitation',
  component: lazyRouteComponent(() => import('./routes/invitation.tsx'), 'InvitationRoute'),
})

/** Everything behind the sign-in stands in the shell. */
const staff = createRoute({
  getParentRoute: () => root,
  id: 'staff',
  component: Shell,
  errorComponent: StaffFailed,
  beforeLoad: async ({ location }) => {
    try {
      await queries.ensureQueryData(sessionReading)
    } catch (error) {
      if (!(error instanceof ApiProblem) || error.status !== 401) throw error
      throw redirect({ to: '/sign-in', search: location.href === '/' ? {} : { to: location.href } })
    }
  },
})

const getParentRoute = () => staff

const routeTree = root.addChildren([
  signIn,
  invitation,
  staff.addChildren([
    createRoute({ getParentRoute, path: '/', component: lazyRouteComponent(() => import('./routes/today.tsx'), 'TodayRoute') }),
    createRoute({
      getParentRoute,
      path: '/people',
      validateSearch: search.PeopleSearch,
      component: lazyRouteComponent(() => import('./routes/people.tsx'), 'PeopleRoute'),
    }),
    createRoute({
      getParentRoute,
      path: '/promotion',
      component: lazyRouteComponent(() => import('./routes/promotion.tsx'), 'PromotionRoute'),
    }),
    createRoute({
      getParentRoute,
      path: '/transfers',
      validateSearch: search.TransfersSearch,
      component: lazyRouteComponent(() => import('./routes/transfers.tsx'), 'TransfersRoute'),
    }),
    createRoute({
      getParentRoute,
      path: '/consents',
      validateSearch: search.ConsentsSearch,
      component: lazyRouteComponent(() => import('./routes/consents.tsx'), 'ConsentsRoute'),
    }),
    createRoute({
      getParentRoute,
      path: '/consents/people/$id',
      component: lazyRouteComponent(() => import('./routes/person-consents.tsx'), 'PersonConsentsRoute'),
    }),
    createRoute({
      getParentRoute,
      path: '/consents/scans',
      validateSearch: search.ScansSearch,
      component: lazyRouteComponent(() => import('./routes/scans.tsx'), 'ScansRoute'),
    }),
    createRoute({
      getParentRoute,
      path: '/consents/scans/$id',
      component: lazyRouteComponent(() => import('./routes/scan.tsx'), 'ScanRoute'),
    }),
    createRoute({
      getParentRoute,
      path: '/people/$id/rights',
      component: lazyRouteComponent(() => import('./routes/person-rights.tsx'), 'PersonRightsRoute'),
    }),
    createRoute({
      getParentRoute,
      path: '/duplicates',
      validateSearch: search.DuplicatesSearch,
      component: lazyRouteComponent(() => import('./routes/duplicates.tsx'), 'DuplicatesRoute'),
    }),
    createRoute({
      getParentRoute,
      path: '/duplicates/$kept/$gone',
      component: lazyRouteComponent(() => import('./routes/merge.tsx'), 'MergeRoute'),
    }),
    createRoute({
      getParentRoute,
      path: '/requests',
      validateSearch: search.RequestsSearch,
      component: lazyRouteComponent(() => import('./routes/requests.tsx'), 'RequestsRoute'),
    }),
    createRoute({
      getParentRoute,
      path: '/erasures',
      validateSearch: search.ErasuresSearch,
      component: lazyRouteComponent(() => import('./routes/erasures.tsx'), 'ErasuresRoute'),
    }),
    createRoute({ getParentRoute, path: '/people/$id', component: lazyRouteComponent(() => import('./routes/person.tsx'), 'PersonRoute') }),
    createRoute({
      getParentRoute,
      path: '/applications',
      validateSearch: search.ApplicationsSearch,
      component: lazyRouteComponent(() => import('./routes/applications.tsx'), 'ApplicationsRoute'),
    }),
    createRoute({
      getParentRoute,
      path: '/applications/new',
      component: lazyRouteComponent(() => import('./routes/enter-application.tsx'), 'EnterApplicationRoute'),
    }),
    createRoute({
      getParentRoute,
      path: '/applications/$id',
      component: lazyRouteComponent(() => import('./routes/application.tsx'), 'ApplicationRoute'),
    }),
    createRoute({
      getParentRoute,
      path: '/pupils',
      validateSearch: search.PupilsSearch,
      component: lazyRouteComponent(() => import('./routes/pupils.tsx'), 'PupilsRoute'),
    }),
    createRoute({ getParentRoute, path: '/pupils/$id', component: lazyRouteComponent(() => import('./routes/pupil.tsx'), 'PupilRoute') }),
    createRoute({
      getParentRoute,
      path: '/inquiries',
      validateSearch: search.InquiriesSearch,
      component: lazyRouteComponent(() => import('./routes/inquiries.tsx'), 'InquiriesRoute'),
    }),
    createRoute({
      getParentRoute,
      path: '/people/$id/statements',
      component: lazyRouteComponent(() => import('./routes/statements.tsx'), 'StatementsRoute'),
    }),
    createRoute({
      getParentRoute,
      path: '/conclusions',
      validateSearch: search.ConclusionsSearch,
      component: lazyRouteComponent(() => import('./routes/conclusions.tsx'), 'ConclusionsRoute'),
    }),
    createRoute({
      getParentRoute,
      path: '/conclusions/$id',
      component: lazyRouteComponent(() => import('./routes/conclusion.tsx'), 'ConclusionRoute'),
    }),
    createRoute({
      getParentRoute,
      path: '/programmes',
      validateSearch: search.ProgrammesSearch,
      component: lazyRouteComponent(() => import('./routes/programmes.tsx'), 'ProgrammesRoute'),
    }),
    createRoute({
      getParentRoute,
      path: '/programmes/$id/assessments',
      validateSearch: search.AssessmentsSearch,
      component: lazyRouteComponent(() => import('./routes/assessments.tsx'), 'AssessmentsRoute'),
    }),
    createRoute({
      getParentRoute,
      path: '/programmes/$id/new-meeting',
      component: lazyRouteComponent(() => import('./routes/new-meeting.tsx'), 'NewMeetingRoute'),
    }),
    createRoute({
      getParentRoute,
      path: '/meetings/$id',
      component: lazyRouteComponent(() => import('./routes/meeting.tsx'), 'MeetingRoute'),
    }),
    createRoute({
      getParentRoute,
      path: '/programmes/$id/new-matching',
      component: lazyRouteComponent(() => import('./routes/matching.tsx'), 'NewMatchingRoute'),
    }),
    createRoute({
      getParentRoute,
      path: '/matching/$id',
      validateSearch: search.MatchingSearch,
      component: lazyRouteComponent(() => import('./routes/matching.tsx'), 'MatchingRoute'),
    }),
    createRoute({
      getParentRoute,
      path: '/matching/$id/compare',
      validateSearch: search.MatchingCompareSearch,
      component: lazyRouteComponent(() => import('./routes/matching.tsx'), 'MatchingCompareRoute'),
    }),
    createRoute({
      getParentRoute,
      path: '/matching-numbers',
      validateSearch: search.MatchingNumbersSearch,
      component: lazyRouteComponent(() => import('./routes/matching.tsx'), 'MatchingNumbersRoute'),
    }),
    createRoute({
      getParentRoute,
      path: '/campaigns',
      validateSearch: search.CampaignsSearch,
      component: lazyRouteComponent(() => import('./routes/campaigns.tsx'), 'CampaignsRoute'),
    }),
    createRoute({
      getParentRoute,
      path: '/campaigns/new',
      component: lazyRouteComponent(() => import('./routes/new-campaign.tsx'), 'NewCampaignRoute'),
    }),
    createRoute({
      getParentRoute,
      path: '/campaigns/$id',
      validateSearch: search.CampaignSearch,
      component: lazyRouteComponent(() => import('./routes/campaign.tsx'), 'CampaignRoute'),
    }),
    createRoute({
      getParentRoute,
      path: '/campaigns/$id/paper',
      component: lazyRouteComponent(() => import('./routes/paper.tsx'), 'PaperRoute'),
    }),
    createRoute({
      getParentRoute,
      path: '/readiness',
      validateSearch: search.ReadinessSearch,
      component: lazyRouteComponent(() => import('./routes/readiness.tsx'), 'ReadinessRoute'),
    }),
    createRoute({
      getParentRoute,
      path: '/readiness/people/$id',
      component: lazyRouteComponent(() => import('./routes/mentor.tsx'), 'MentorRoute'),
    }),
    createRoute({
      getParentRoute,
      path: '/readiness/people/$id/interview',
      component: lazyRouteComponent(() => import('./routes/interview.tsx'), 'InterviewRoute'),
    }),
    createRoute({
      getParentRoute,
      path: '/interviews',
      validateSearch: search.InterviewsSearch,
      component: lazyRouteComponent(() => import('./routes/interviews.tsx'), 'InterviewsRoute'),
    }),
    createRoute({
      getParentRoute,
      path: '/interviews/$id',
      component: lazyRouteComponent(() => import('./routes/protocol.tsx'), 'ProtocolRoute'),
    }),
    createRoute({
      getParentRoute,
      path: '/trainings',
      validateSearch: search.TrainingsSearch,
      component: lazyRouteComponent(() => import('./routes/trainings.tsx'), 'TrainingsRoute'),
    }),
    createRoute({
      getParentRoute,
      path: '/trainings/new',
      component: lazyRouteComponent(() => import('./routes/new-training.tsx'), 'NewTrainingRoute'),
    }),
    createRoute({
      getParentRoute,
      path: '/trainings/$id',
      component: lazyRouteComponent(() => import('./routes/training.tsx'), 'TrainingRoute'),
    }),
    createRoute({
      getParentRoute,
      path: '/pairs',
      validateSearch: search.PairsSearch,
      component: lazyRouteComponent(() => import('./routes/pairs.tsx'), 'PairsRoute'),
    }),
    createRoute({
      getParentRoute,
      path: '/pairs/new',
      component: lazyRouteComponent(() => import('./routes/new-group.tsx'), 'NewGroupRoute'),
    }),
    createRoute({ getParentRoute, path: '/pairs/$id', component: lazyRouteComponent(() => import('./routes/pair.tsx'), 'PairRoute') }),
    createRoute({
      getParentRoute,
      path: '/joint-rounds',
      validateSearch: search.JointRoundsSearch,
      component: lazyRouteComponent(() => import('./routes/joint-rounds.tsx'), 'JointRoundsRoute'),
    }),
    createRoute({
      getParentRoute,
      path: '/joint-rounds/$id',
      validateSearch: search.JointRoundSearch,
      component: lazyRouteComponent(() => import('./routes/joint-rounds.tsx'), 'JointRoundRoute'),
    }),
    createRoute({
      getParentRoute,
      path: '/joint-rounds/$id/pairs',
      validateSearch: search.JointRoundSearch,
      component: lazyRouteComponent(() => import('./routes/joint-rounds.tsx'), 'JointPairsRoute'),
    }),
    createRoute({
      getParentRoute,
      path: '/imports',
      validateSearch: search.ImportsSearch,
      component: lazyRouteComponent(() => import('./routes/imports.tsx'), 'ImportsRoute'),
    }),
    createRoute({
      getParentRoute,
      path: '/imports/$id',
      validateSearch: search.ImportSearch,
      component: lazyRouteComponent(() => import('./routes/import.tsx'), 'ImportRoute'),
    }),
    createRoute({
      getParentRoute,
      path: '/imports/batches/$id',
      component: lazyRouteComponent(() => import('./routes/import-batch.tsx'), 'ImportBatchRoute'),
    }),
    createRoute({
      getParentRoute,
      path: '/reports',
      validateSearch: search.ReportSearch,
      component: lazyRouteComponent(() => import('./routes/reports.tsx'), 'ReportsRoute'),
    }),
    createRoute({
      getParentRoute,
      path: '/reports/people',
      validateSearch: search.ReportPeopleSearch,
      component: lazyRouteComponent(() => import('./routes/report-people.tsx'), 'ReportPeopleRoute'),
    }),
    createRoute({
      getParentRoute,
      path: '/reports/composition',
      validateSearch: search.CompositionSearch,
      component: lazyRouteComponent(() => import('./routes/composition.tsx'), 'CompositionRoute'),
    }),
    createRoute({
      getParentRoute,
      path: '/reports/composition/people',
      validateSearch: search.CompositionPeopleSearch,
      component: lazyRouteComponent(() => import('./routes/composition-people.tsx'), 'CompositionPeopleRoute'),
    }),
    createRoute({
      getParentRoute,
      path: '/indicators',
      validateSearch: search.IndicatorsSearch,
      component: lazyRouteComponent(() => import('./routes/indicators.tsx'), 'IndicatorsRoute'),
    }),
    createRoute({
      getParentRoute,
      path: '/indicators/municipalities',
      validateSearch: search.IndicatorSearch,
      component: lazyRouteComponent(() => import('./routes/indicator-municipalities.tsx'), 'IndicatorMunicipalitiesRoute'),
    }),
    createRoute({
      getParentRoute,
      path: '/indicators/people',
      validateSearch: search.IndicatorSearch,
      component: lazyRouteComponent(() => import('./routes/indicator-people.tsx'), 'IndicatorPeopleRoute'),
    }),
    createRoute({
      getParentRoute,
      path: '/results',
      validateSearch: search.ResultsSearch,
      component: lazyRouteComponent(() => import('./routes/results.tsx'), 'ResultsRoute'),
    }),
    createRoute({
      getParentRoute,
      path: '/results/campaigns/$id',
      validateSearch: search.CampaignResultsSearch,
      component: lazyRouteComponent(() => import('./routes/campaign-results.tsx'), 'CampaignResultsRoute'),
    }),
    createRoute({
      getParentRoute,
      path: '/grades',
      component: lazyRouteComponent(() => import('./routes/grades.tsx'), 'GradesRoute'),
    }),
    createRoute({
      getParentRoute,
      path: '/people/$id/measurements',
      component: lazyRouteComponent(() => import('./routes/person-measurements.tsx'), 'PersonMeasurementsRoute'),
    }),
    createRoute({
      getParentRoute,
      path: '/conclusions/$id/parameters',
      component: lazyRouteComponent(() => import('./routes/person-measurements.tsx'), 'PersonDiagnosticsRoute'),
    }),
    createRoute({
      getParentRoute,
      path: '/model',
      validateSearch: search.ModelSearch,
      component: lazyRouteComponent(() => import('./routes/model.tsx'), 'ModelRoute'),
    }),
    createRoute({
      getParentRoute,
      path: '/model/compare',
      validateSearch: search.ModelCompareSearch,
      component: lazyRouteComponent(() => import('./routes/model-compare.tsx'), 'ModelCompareRoute'),
    }),
    createRoute({
      getParentRoute,
      path: '/questionnaires',
      validateSearch: search.QuestionnairesSearch,
      component: lazyRouteComponent(() => import('./routes/questionnaires.tsx'), 'QuestionnairesRoute'),
    }),
    createRoute({
      getParentRoute,
      path: '/questionnaires/$code',
      validateSearch: search.QuestionnaireSearch,
      component: lazyRouteComponent(() => import('./routes/questionnaire.tsx'), 'QuestionnaireRoute'),
    }),
    createRoute({
      getParentRoute,
      path: '/questionnaires/$code/versions/$id',
      component: lazyRouteComponent(() => import('./routes/questionnaire-version.tsx'), 'QuestionnaireVersionRoute'),
    }),
    createRoute({
      getParentRoute,
      path: '/facts',
      validateSearch: search.FactsSearch,
      component: lazyRouteComponent(() => import('./routes/facts.tsx'), 'FactsRoute'),
    }),
    createRoute({
      getParentRoute,
      path: '/organisations',
      validateSearch: search.OrganisationsSearch,
      component: lazyRouteComponent(() => import('./routes/organisations.tsx'), 'OrganisationsRoute'),
    }),
    createRoute({
      getParentRoute,
      path: '/organisations/new',
      component: lazyRouteComponent(() => import('./routes/new-organisation.tsx'), 'NewOrganisationRoute'),
    }),
    createRoute({
      getParentRoute,
      path: '/organisations/$code',
      component: lazyRouteComponent(() => import('./routes/organisation.tsx'), 'OrganisationRoute'),
    }),
    createRoute({
      getParentRoute,
      path: '/api-docs',
      validateSearch: search.ApiDocsSearch,
      component: lazyRouteComponent(() => import('./routes/api-docs.tsx'), 'ApiDocsRoute'),
    }),
    createRoute({
      getParentRoute,
      path: '/api-docs/tokens',
      validateSearch: search.TokensSearch,
      component: lazyRouteComponent(() => import('./routes/tokens.tsx'), 'TokensRoute'),
    }),
    createRoute({
      getParentRoute,
      path: '/users',
      validateSearch: search.UsersSearch,
      component: lazyRouteComponent(() => import('./routes/users.tsx'), 'UsersRoute'),
    }),
    createRoute({
      getParentRoute,
      path: '/users/new',
      component: lazyRouteComponent(() => import('./routes/new-user.tsx'), 'NewUserRoute'),
    }),
    createRoute({ getParentRoute, path: '/users/$id', component: lazyRouteComponent(() => import('./routes/user.tsx'), 'UserRoute') }),
    createRoute({
      getParentRoute,
      path: '/audit',
      validateSearch: search.AuditSearch,
      component: lazyRouteComponent(() => import('./routes/audit.tsx'), 'AuditRoute'),
    }),
    createRoute({
      getParentRoute,
      path: '/incidents',
      validateSearch: search.IncidentsSearch,
      component: lazyRouteComponent(() => import('./routes/incidents.tsx'), 'IncidentsRoute'),
    }),
    createRoute({
      getParentRoute,
      path: '/incidents/new',
      component: lazyRouteComponent(() => import('./routes/new-incident.tsx'), 'NewIncidentRoute'),
    }),
    createRoute({
      getParentRoute,
      path: '/incidents/$id',
      component: lazyRouteComponent(() => import('./routes/incident.tsx'), 'IncidentRoute'),
    }),
    createRoute({
      getParentRoute,
      path: '/incidents/$id/organisations/$code',
      component: lazyRouteComponent(() => import('./routes/incident-part.tsx'), 'IncidentPartRoute'),
    }),
    createRoute({
      getParentRoute,
      path: '/letters',
      validateSearch: search.LettersSearch,
      component: lazyRouteComponent(() => import('./routes/letters.tsx'), 'LettersRoute'),
    }),
    createRoute({
      getParentRoute,
      path: '/letters/$kind',
      component: lazyRouteComponent(() => import('./routes/letter.tsx'), 'LetterRoute'),
    }),
    createRoute({ getParentRoute, path: '/me', component: lazyRouteComponent(() => import('./routes/my-access.tsx'), 'MyAccessRoute') }),
    createRoute({ getParentRoute, path: '$', component: NotFound }),
  ]),
])

export const router = createRouter({
  routeTree,
  defaultPendingComponent: Waiting,
  defaultErrorComponent: PageFailed,
  defaultNotFoundComponent: NotFound,
  defaultPendingMs: 200,
  defaultPendingMinMs: 0,
  defaultPreload: 'intent',
  scrollRestoration: true,
  // Plain `?name=value` both ways: a code that looks like a number stays a text.
  parseSearch: (text) => Object.fromEntries(new URLSearchParams(text)),
  stringifySearch: (given) => {
    const pairs = Object.entries(given).flatMap(([name, value]) => (value === undefined || value === '' ? [] : [[name, String(value)]]))
    return pairs.length === 0 ? '' : `?${new URLSearchParams(pairs)}`
  },
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
