import { newId } from '../src/kernel/ids.ts'
import { readsForm, statusAt, statusInside, statusOfNames } from './access-oracle.ts'
import { duplicateReads } from './duplicate-probes.ts'
import { incidentReads } from './incident-probes.ts'
import { intakeReads } from './intake-probes.ts'
import { jointReads } from './joint-probes.ts'
import { letterReads } from './letter-probes.ts'
import { matchingReads } from './matching-probes.ts'
import { measurementReads } from './measurement-probes.ts'
import { meetingReads } from './meeting-probes.ts'
import { moveReads } from './move-probes.ts'
import { type Tree, type TreeOrganisation, treeForms, type Unit } from './organisation-tree.ts'
import { everyId, everyOrganisation, everyPlace, type Place, type Probe, type ProbesByRoute } from './probes.ts'
import { questionnaireReads } from './questionnaire-probes.ts'
import { readinessReads } from './readiness-probes.ts'
import { staffReads } from './staff-probes.ts'
import { surveyReads } from './survey-probes.ts'
import type { TreeUser } from './tree-users.ts'

type Rule = (user: TreeUser, unit: Unit | undefined) => number

const get = (url: string, expected: Probe['expected']): Probe => ({ method: 'GET', url, expected })

/** One request a place. */
const at = (places: (tree: Tree) => Place[], url: (code: string) => string, rule: Rule) => (tree: Tree) =>
  places(tree).map(({ code, unit }) => get(url(code), (user) => rule(user, unit)))

/** One request a row of people: only the organisation's own curator may. */
const of = (idsOf: (organisation: TreeOrganisation) => readonly string[], url: (id: string) => string) => (tree: Tree) =>
  everyId(tree, idsOf).map(({ id, unit }) => get(url(id), (user) => statusOfNames(user, unit)))

const cards: Rule = (user, unit) => statusAt(user, 'opensCards', unit)
const mergers: Rule = (user, unit) => statusAt(user, 'reorganises', unit)
const programmes: Rule = (user, unit) => statusAt(user, 'readsProgrammes', unit)
const reports: Rule = (user, unit) => statusAt(user, 'readsReports', unit)
const indicators: Rule = (user, unit) => statusAt(user, 'readsIndicators', unit)
const erasures: Rule = (user, unit) => statusInside(user, 'readsErasures', unit)
const conclusions: Rule = (user, unit) => statusInside(user, 'concludes', unit)
const audit: Rule = (user, unit) => statusAt(user, 'readsAudit', unit)
const facts: Rule = (user, unit) => statusAt(user, 'readsFacts', unit)
/** Municipalities side by side are a matter of the whole region. */
const comparison: Rule = (user, unit) => indicators(user, unit?.level === 'region' ? unit : undefined)
/** Anyone who opens a card somewhere has a list, if only an empty one. */
const ownList = (user: TreeUser) => (statusAt(user, 'opensCards', undefined) === 403 ? 403 : 200)

/** A form that the reader does not answer for does not exist. */
const rowsOf =
  (form: string): Rule =>
  (user, unit) =>
    reports(user, unit) === 200 && unit !== undefined && !readsForm(user, unit, form) ? 404 : reports(user, unit)

/** Whoever holds the right anywhere reads the model of his territory and any other beside it. */
const model = (user: TreeUser) => (statusAt(user, 'readsModel', undefined) === 403 ? 403 : 200)
const strangeModel = (user: TreeUser) => statusAt(user, 'readsModel', undefined)

const peopleOf = 'period=2021&form=PUPIL_PUPIL&role=MENTEE'

/** A programme of another school beside one's own unit: an empty answer, never the other school's people. */
const peopleOfForeignProgrammes = ({ organisations }: Tree): Probe[] =>
  organisations.flatMap((unit, index) => {
    const programme = organisations[(index + 1) % organisations.length]?.programmes[0]
    if (programme === undefined) return []
    return get(`/api/forms/people?unit=${unit.code}&${peopleOf}&counted=no&programme=${programme.id}`, (user) => statusOfNames(user, unit))
  })

/** What to ask of every reading route, and what a reader must hear. */
export const readProbes: ProbesByRoute = {
  ...staffReads,
  ...surveyReads,
  ...incidentReads,
  ...letterReads,
  ...duplicateReads,
  ...measurementReads,
  ...matchingReads,
  ...jointReads,
  ...meetingReads,
  ...moveReads,
  ...questionnaireReads,
  ...readinessReads,
  ...intakeReads,
  'GET /api/session': () => [get('/api/session', () => 200)],
  'GET /api/units': () => [get('/api/units', ownList), get('/api/units?page=2&search=a&level=organisation', ownList)],
  'GET /api/organisations/:code': at(everyOrganisation, (code) => `/api/organisations/${code}`, cards),
  'GET /api/organisations/:code/merger': at(everyOrganisation, (code) => `/api/organisations/${code}/merger`, mergers),
  'GET /api/people': at(everyOrganisation, (code) => `/api/people?organisation=${code}`, statusOfNames),
  'GET /api/people-export': at(everyOrganisation, (code) => `/api/people-export?organisation=${code}&purpose=internal`, statusOfNames),
  'GET /api/people-export/counts': at(everyOrganisation, (code) => `/api/people-export/counts?organisation=${code}`, statusOfNames),
  'GET /api/saved-filters': at(everyOrganisation, (code) => `/api/saved-filters?organisation=${code}`, statusOfNames),
  'GET /api/people/:id': of(
    ({ people }) => people.map(({ id }) => id),
    (id) => `/api/people/${id}`,
  ),
  'GET /api/people/:id/history': of(
    ({ people }) => people.map(({ id }) => id),
    (id) => `/api/people/${id}/history`,
  ),
  'GET /api/people/:id/consents': of(
    ({ people }) => people.map(({ id }) => id),
    (id) => `/api/people/${id}/consents`,
  ),
  'GET /api/people/:id/everything': of(
    ({ people }) => people.map(({ id }) => id),
    (id) => `/api/people/${id}/everything`,
  ),
  'GET /api/people/:id/requests': of(
    ({ people }) => people.map(({ id }) => id),
    (id) => `/api/people/${id}/requests`,
  ),
  'GET /api/requests': at(everyOrganisation, (code) => `/api/requests?organisation=${code}`, statusOfNames),
  'GET /api/requests/count': at(everyOrganisation, (code) => `/api/requests/count?organisation=${code}`, erasures),
  'GET /api/erasures/overdue': at(everyOrganisation, (code) => `/api/erasures/overdue?organisation=${code}`, statusOfNames),
  'GET /api/erasures/reasons': () => [get('/api/erasures/reasons', (user) => (statusOfNames(user, undefined) === 403 ? 403 : 200))],
  'GET /api/erasures': at(everyOrganisation, (code) => `/api/erasures?organisation=${code}`, erasures),
  'GET /api/erasures/:id/act': (tree) =>
    everyId(tree, ({ papers }) => [papers.act]).map(({ id, unit }) => get(`/api/erasures/${id}/act`, (user) => erasures(user, unit))),
  'GET /api/consents': at(everyOrganisation, (code) => `/api/consents?organisation=${code}`, statusOfNames),
  'GET /api/consents/classes': at(everyOrganisation, (code) => `/api/consents/classes?organisation=${code}&kind=PROCESSING`, statusOfNames),
  'GET /api/consents/stopped': at(everyOrganisation, (code) => `/api/consents/stopped?organisation=${code}`, statusOfNames),
  'GET /api/scans': at(everyOrganisation, (code) => `/api/scans?organisation=${code}`, statusOfNames),
  'GET /api/scans/:id': of(
    ({ papers }) => [papers.scan],
    (id) => `/api/scans/${id}`,
  ),
  'GET /api/scan-pages/:id/image': of(
    ({ papers }) => [papers.page],
    (id) => `/api/scan-pages/${id}/image`,
  ),
  'GET /api/conclusions': at(everyOrganisation, (code) => `/api/conclusions?organisation=${code}`, conclusions),
  'GET /api/people/:id/conclusion': (tree) =>
    everyId(tree, ({ people }) => people.map(({ id }) => id)).map(({ id, unit }) =>
      get(`/api/people/${id}/conclusion`, (user) => conclusions(user, unit)),
    ),
  'GET /api/programmes': at(everyOrganisation, (code) => `/api/programmes?organisation=${code}`, programmes),
  'GET /api/audit': at(everyPlace, (code) => `/api/audit?unit=${code}`, audit),
  'GET /api/today': at(everyOrganisation, (code) => `/api/today?organisation=${code}`, statusOfNames),
  'GET /api/mentorships': at(everyOrganisation, (code) => `/api/mentorships?organisation=${code}`, statusOfNames),
  'GET /api/mentorships/:id': of(
    ({ mentorships }) => mentorships.map(({ id }) => id),
    (id) => `/api/mentorships/${id}`,
  ),
  'GET /api/imports': at(everyOrganisation, (code) => `/api/imports?organisation=${code}`, statusOfNames),
  'GET /api/grades': at(everyOrganisation, (code) => `/api/grades?organisation=${code}`, statusOfNames),
  'GET /api/grades/blank': at(everyOrganisation, (code) => `/api/grades/blank?organisation=${code}`, statusOfNames),
  'GET /api/import-blank': at(everyOrganisation, (code) => `/api/import-blank?organisation=${code}`, statusOfNames),
  'GET /api/import-headings': at(everyOrganisation, (code) => `/api/import-headings?organisation=${code}`, statusOfNames),
  'GET /api/import-progress/:id': () => [
    get(`/api/import-progress/${newId()}`, (user) => (statusOfNames(user, undefined) === 403 ? 403 : 200)),
  ],
  'GET /api/import-batches/:id': of(
    ({ imports }) => imports,
    (id) => `/api/import-batches/${id}`,
  ),
  'GET /api/imports/:id': of(
    ({ imports }) => imports,
    (id) => `/api/imports/${id}`,
  ),
  'GET /api/imports/:id/differences': of(
    ({ imports }) => imports,
    (id) => `/api/imports/${id}/differences`,
  ),
  'GET /api/imports/:id/parked': of(
    ({ imports }) => imports.slice(0, 1),
    (id) => `/api/imports/${id}/parked`,
  ),
  'GET /api/forms': at(everyPlace, (code) => `/api/forms?unit=${code}&period=2021`, reports),
  'GET /api/forms/form1': at(everyPlace, (code) => `/api/forms/form1?unit=${code}&period=2021`, reports),
  'GET /api/forms/rows': (tree) =>
    treeForms.flatMap((form) => at(everyPlace, (code) => `/api/forms/rows?unit=${code}&period=2021&form=${form}`, rowsOf(form))(tree)),
  'GET /api/forms/workbook': at(everyPlace, (code) => `/api/forms/workbook?unit=${code}&period=2021`, reports),
  'GET /api/forms/people': (tree) => [
    ...at(everyPlace, (code) => `/api/forms/people?unit=${code}&${peopleOf}&counted=yes`, statusOfNames)(tree),
    ...peopleOfForeignProgrammes(tree),
  ],
  'GET /api/compositions': (tree) => [
    ...at(everyPlace, (code) => `/api/compositions?unit=${code}&period=2021`, reports)(tree),
    ...treeForms.flatMap((form) => at(everyPlace, (code) => `/api/compositions?unit=${code}&period=2021&form=${form}`, rowsOf(form))(tree)),
  ],
  'GET /api/compositions/workbook': at(everyPlace, (code) => `/api/compositions/workbook?unit=${code}&period=2021`, reports),
  'GET /api/compositions/people': at(
    everyPlace,
    (code) => `/api/compositions/people?unit=${code}&period=2021&composition=AGE&role=MENTEE`,
    statusOfNames,
  ),
  'GET /api/model': () => [get('/api/model', model)],
  'GET /api/model/difference': () => [
    get('/api/model/difference?with=tomsk', model),
    get('/api/model/difference?with=nowhere', strangeModel),
  ],
  'GET /api/indicators': at(everyPlace, (code) => `/api/indicators?unit=${code}&year=2021`, indicators),
  'GET /api/indicators/municipalities': at(
    everyPlace,
    (code) => `/api/indicators/municipalities?unit=${code}&year=2021&indicator=I1`,
    comparison,
  ),
  'GET /api/indicators/people': at(everyPlace, (code) => `/api/indicators/people?unit=${code}&year=2021&indicator=I1`, statusOfNames),
  'GET /api/facts': at(everyPlace, (code) => `/api/facts?unit=${code}`, facts),
  'GET /api/facts/brief': at(everyPlace, (code) => `/api/facts/brief?unit=${code}&period=2021`, facts),
  'GET /api/tokens': at(
    everyPlace,
    (code) => `/api/tokens?unit=${code}`,
    (user, unit) => statusAt(user, 'issuesKeys', unit),
  ),
}
