import cookies from '@fastify/cookie'
import staticFiles from '@fastify/static'
import { fileTypes, largestScan, largestWorkbook, moduleTitles, Problem, routes, tokenPermissions } from '@nastavnik/contract'
import Fastify, { type FastifyInstance, type FastifyRequest } from 'fastify'
import { Binder, type Binding, type RunJob } from './access/binder.ts'
import { rolesWith } from './access/roles.ts'
import type { Environment } from './access/use-case.ts'
import { isJob } from './jobs.ts'
import { compress } from './kernel/http/compress.ts'
import { toOpenApi } from './kernel/http/openapi.ts'
import { answerProblem } from './kernel/http/problems.ts'
import { bodyReader } from './kernel/http/read-body.ts'
import { newId } from './kernel/ids.ts'
import { type Log, silent } from './kernel/log.ts'
import { bindApplications } from './modules/applications/applications.routes.ts'
import { bindApplying } from './modules/applications/applying.ts'
import { bindAssessments } from './modules/assessments/assessments.routes.ts'
import { bindPartnerAnswers } from './modules/assessments/partner-answers.ts'
import { bindAudit } from './modules/audit/audit.routes.ts'
import { bindConclusions } from './modules/conclusions/conclusions.routes.ts'
import { bindConsents } from './modules/consents/consents.routes.ts'
import { bindDuplicates } from './modules/duplicates/duplicates.routes.ts'
import { bindErasures } from './modules/erasures/erasures.routes.ts'
import { bindExports } from './modules/exports/exports.routes.ts'
import { bindFacts } from './modules/facts/facts.routes.ts'
import { findCurrentSession } from './modules/identity/current-session.ts'
import { bindIdentity, cookieName } from './modules/identity/identity.routes.ts'
import { bindUsers } from './modules/identity/users.routes.ts'
import { bindImports } from './modules/imports/imports.routes.ts'
import { bindIncidents } from './modules/incidents/incidents.routes.ts'
import { bindIndicators } from './modules/indicators/indicators.routes.ts'
import { bindInformants } from './modules/informants/informants.routes.ts'
import { bindInforming } from './modules/informants/informing.ts'
import { bindIntegrations } from './modules/integrations/integrations.routes.ts'
import { bearerOf, tokenActors } from './modules/integrations/token-actor.ts'
import { bindLetters } from './modules/letters/letters.routes.ts'
import { bindMatching } from './modules/matching/matching.routes.ts'
import { bindMeasurements } from './modules/measurements/measurements.routes.ts'
import { bindMeetings } from './modules/meetings/meetings.routes.ts'
import { bindMentorships } from './modules/mentorships/mentorships.routes.ts'
import { bindModel } from './modules/model/model.routes.ts'
import { bindMoves } from './modules/moves/moves.routes.ts'
import { bindOrganisations } from './modules/organisations/organisations.routes.ts'
import { bindPeople } from './modules/people/people.routes.ts'
import { bindProgrammes } from './modules/programmes/programmes.routes.ts'
import { bindQuestionnaires } from './modules/questionnaires/questionnaires.routes.ts'
import { bindReadiness } from './modules/readiness/readiness.routes.ts'
import { bindReports } from './modules/reports/reports.routes.ts'
import { bindSubjectRequests } from './modules/subject-requests/subject-requests.routes.ts'
import { bindAnswering, bindSurveys } from './modules/surveys/surveys.routes.ts'
import { bindToday } from './modules/today/today.routes.ts'

export interface AppParts {
  readonly environment: Environment
  readonly runJob: RunJob
  /** How far the job of a sending is. */
  readonly stepOf?: (sending: string) => number | undefined
  readonly webDir?: string | undefined
  readonly secureCookies?: boolean
  /** The address of the system as its users open it: it stands on printed cards and in letters. */
  readonly publicUrl?: string
  readonly log?: Log
  /** Opens the secrets of second factors; without it none can be set up or asked for. */
  readonly secretKey?: Buffer
  /** Scans that have come are to be read. */
  readonly onScan?: () => void
  /** Told that pairs of resembling cards are not those of the cards as they stand. */
  readonly onStalePairs?: () => void
  /** There is a server to send letters by. */
  readonly sendsMail?: boolean
  /** A letter waits that should go at once. */
  readonly onLetter?: () => void
}

export interface App {
  readonly server: FastifyInstance
  /** Every route of the contract with what stands behind it. */
  readonly bindings: readonly Binding[]
}

const securityHeaders = {
  'content-security-policy':
    "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'none'; base-uri 'none'; form-action 'self'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
} as const

async function serveWeb(server: FastifyInstance, root: string | undefined): Promise<void> {
  const page = { maxAge: 0, immutable: false }
  if (root !== undefined) {
    await server.register(staticFiles, { root, preCompressed: true, maxAge: '1y', immutable: true, index: false, wildcard: true })
    server.get('/', (_request, reply) => reply.sendFile('index.html', page))
    // Whoever answers, applies, tells of a child or judges a programme without an account opens the light page.
    for (const address of ['/answer', '/apply', '/tell', '/partner']) {
      server.get(address, (_request, reply) => reply.sendFile('answer/answer.html', page))
    }
    // It lies beneath the page that it keeps on the device.
    server.get('/answer/worker.js', (_request, reply) =>
      reply.header('service-worker-allowed', '/answer').sendFile('answer/worker.js', page),
    )
  }
  server.setNotFoundHandler((request, reply) => {
    const isPage = root !== undefined && request.method === 'GET' && !/^\/(api|assets|answer)\//.test(request.url)
    if (isPage) return reply.sendFile('index.html', page)
    return reply.code(404).type('application/problem+json').send({ status: 404, code: 'route.notFound', requestId: request.id })
  })
}

/** Builds the whole application by hand. Throws when a route of the contract is left unbound or asks for the wrong right. */
export async function buildApp({
  environment,
  runJob,
  stepOf = () => undefined,
  webDir,
  secureCookies = false,
  publicUrl = 'http://localhost:8080',
  log = silent,
  secretKey,
  onScan,
  onStalePairs,
  sendsMail = false,
  onLetter,
}: AppParts): Promise<App> {
  const server = Fastify({
    logger: false,
    genReqId: newId,
    bodyLimit: 1024 * 1024,
    trustProxy: 'loopback',
    frameworkErrors: (error, request, reply) => void answerProblem(error as never, request, reply as never, log),
  })
  await server.register(cookies)
  server.addContentTypeParser(fileTypes.xlsx, bodyReader(largestWorkbook))
  server.addContentTypeParser(fileTypes.scan, bodyReader(largestScan))
  server.setErrorHandler((error, request, reply) => answerProblem(error as never, request, reply, log))
  server.addHook('onSend', compress)
  server.addHook('onSend', async (request, reply) => {
    reply.headers(securityHeaders)
    if (request.url.startsWith('/api/')) reply.header('cache-control', 'no-store')
  })
  server.addHook('onResponse', async (request, reply) => {
    log({
      requestId: request.id,
      method: request.method,
      route: request.routeOptions.url ?? '-',
      status: reply.statusCode,
      ms: Math.round(reply.elapsedTime),
    })
  })

  const findTokenActor = tokenActors(environment)
  const findSignedIn = async (request: FastifyRequest) => (await findCurrentSession(environment, request.cookies[cookieName]))?.actor
  const findActor: ConstructorParameters<typeof Binder>[0]['findActor'] = async (request) => {
    const key = bearerOf(request.headers.authorization)
    if (key !== undefined) return findTokenActor(key)
    return findSignedIn(request)
  }
  const binder = new Binder({ app: server, environment, findActor, runJob, isJob })
  bindIdentity(binder, environment, secureCookies)
  bindUsers(binder, environment, secretKey)
  bindOrganisations(binder)
  bindPeople(binder)
  bindDuplicates(binder, onStalePairs)
  bindMoves(binder)
  bindProgrammes(binder)
  bindAssessments(binder)
  bindPartnerAnswers(binder, environment)
  bindToday(binder)
  bindMatching(binder, stepOf)
  bindMeetings(binder)
  bindMentorships(binder)
  bindApplications(binder)
  bindApplying(binder, environment)
  bindInformants(binder)
  bindInforming(binder, environment)
  bindSurveys(binder, publicUrl)
  bindAnswering(binder, environment)
  bindConsents(binder, onScan)
  bindConclusions(binder)
  bindQuestionnaires(binder)
  bindReadiness(binder)
  bindSubjectRequests(binder)
  bindErasures(binder)
  bindExports(binder)
  bindImports(binder, stepOf)
  bindMeasurements(binder)
  bindReports(binder)
  bindIndicators(binder)
  bindModel(binder)
  bindFacts(binder)
  bindIntegrations(binder)
  bindLetters(binder, { environment, isSetUp: sendsMail, findSignedIn, onLetter })
  bindIncidents(binder)
  bindAudit(binder)
  const bound = new Set(binder.bindings.map(({ route }) => route))
  for (const route of Object.values(routes).flatMap((module) => Object.values(module))) {
    if (!bound.has(route) && !route.path.startsWith('/api/questionnaires'))
      throw new Error(`${route.method} ${route.path} stands in the contract and is not bound`)
  }

  const openApi = toOpenApi(routes, Problem, moduleTitles, {
    rolesOf: rolesWith,
    isForTokens: (permission) => tokenPermissions.some((one) => one === permission),
  })
  server.get('/api/openapi.json', () => openApi)
  server.get('/api/health', () => ({}))
  await serveWeb(server, webDir)
  return { server, bindings: binder.bindings }
}
