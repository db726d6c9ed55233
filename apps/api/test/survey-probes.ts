import { newId } from '../src/kernel/ids.ts'
import { statusOfNames } from './access-oracle.ts'
import type { Tree, TreeOrganisation, Unit } from './organisation-tree.ts'
import { everyId, everyOrganisation, type Probe, type ProbesByRoute } from './probes.ts'
import { askedIn, respondentOf } from './tree-surveys.ts'
import { type Rule, writeAt, writeOf } from './write-shapes.ts'

const campaigns = ({ papers }: TreeOrganisation) => [papers.campaign]
const peopleIn = (unit: Unit | undefined): number => (unit !== undefined && 'people' in unit ? (unit as TreeOrganisation).people.length : 0)

/** The organisation's own curator may, and hears what the number of its people makes of it. */
const own =
  (answer: (people: number) => number): Rule =>
  (user, unit) =>
    statusOfNames(user, unit) === 200 ? answer(peopleIn(unit)) : statusOfNames(user, unit)
const where = (least: number, otherwise: number) => own((people) => (people >= least ? 200 : otherwise))

const reading =
  (idsOf: (organisation: TreeOrganisation) => readonly string[], url: (id: string) => string, rule: Rule = statusOfNames) =>
  (tree: Tree) =>
    everyId(tree, idsOf).map(({ id, unit }): Probe => ({ method: 'GET', url: url(id), expected: (user) => rule(user, unit) }))

const ofOrganisation = (url: string) => (tree: Tree) =>
  everyOrganisation(tree).map(
    ({ code, unit }): Probe => ({ method: 'GET', url: `${url}?organisation=${code}`, expected: (user) => statusOfNames(user, unit) }),
  )

/** What to read of campaigns: all of it is the organisation's own. */
export const surveyReads: ProbesByRoute = {
  'GET /api/campaigns': ofOrganisation('/api/campaigns'),
  'GET /api/campaign-plan': ofOrganisation('/api/campaign-plan'),
  'GET /api/campaigns/:id': reading(campaigns, (id) => `/api/campaigns/${id}`),
  'GET /api/campaigns/:id/respondents': reading(campaigns, (id) => `/api/campaigns/${id}/respondents`),
  'GET /api/campaigns/:id/sheets/:number': reading(campaigns, (id) => `/api/campaigns/${id}/sheets/1`, where(1, 404)),
}

const whom = { purpose: 'CHECKIN', wave: null, questionnaire: null, programme: null, role: null, class: null }
const window = { startsOn: '2021-03-15', endsOn: '2021-03-29', remindEvery: null }
const asked = (organisation: TreeOrganisation) => (organisation.people.length === 0 ? [] : askedIn(organisation).map(respondentOf))

/** What to try of campaigns. */
export const surveyWrites: ProbesByRoute = {
  'POST /api/campaigns/preview': writeAt(
    everyOrganisation,
    { method: 'POST', mayBeIdle: true },
    (organisation) => ({ url: '/api/campaigns/preview', body: { organisation, ...whom } }),
    statusOfNames,
  ),
  'POST /api/campaigns': writeAt(
    everyOrganisation,
    { method: 'POST' },
    (organisation) => ({
      url: '/api/campaigns',
      body: { organisation, ...whom, ...window, id: newId(), title: 'Как дела', anonymous: false },
    }),
    where(1, 422),
  ),
  'PATCH /api/campaigns/:id': writeOf(
    campaigns,
    { method: 'PATCH', body: { version: 1, title: 'Другое название', ...window } },
    (id) => `/api/campaigns/${id}`,
  ),
  'POST /api/campaigns/:id/close': writeOf(campaigns, { method: 'POST', body: { version: 1 } }, (id) => `/api/campaigns/${id}/close`),
  'POST /api/campaigns/:id/newcomers': writeOf(
    campaigns,
    { method: 'POST', body: {} },
    (id) => `/api/campaigns/${id}/newcomers`,
    where(2, 422),
  ),
  'POST /api/campaigns/:id/slips': writeOf(
    campaigns,
    { method: 'POST', body: { class: null }, mayBeIdle: true },
    (id) => `/api/campaigns/${id}/slips`,
    where(1, 422),
  ),
  'POST /api/campaigns/:id/forms': writeOf(
    campaigns,
    { method: 'POST', body: { class: null }, mayBeIdle: true },
    (id) => `/api/campaigns/${id}/forms`,
    where(1, 422),
  ),
  'POST /api/respondents/:id/link': writeOf(asked, { method: 'POST', body: {}, mayBeIdle: true }, (id) => `/api/respondents/${id}/link`),
  'PUT /api/respondents/:id/paper': writeOf(
    asked,
    { method: 'PUT', body: { answers: { howItWent: 4, helpNeeded: false } } },
    (id) => `/api/respondents/${id}/paper`,
  ),
  'PUT /api/campaign-plan': writeAt(
    everyOrganisation,
    { method: 'PUT' },
    (organisation) => ({ url: '/api/campaign-plan', body: { organisation, version: 1, waves: true, pulse: false } }),
    statusOfNames,
  ),
}
