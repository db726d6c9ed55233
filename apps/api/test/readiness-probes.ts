import { newId } from '../src/kernel/ids.ts'
import { statusInside, statusOfNames } from './access-oracle.ts'
import { isSpecialist, type TreeOrganisation, type TreePerson } from './organisation-tree.ts'
import { everyId, everyOrganisation, type ProbesByRoute } from './probes.ts'
import { planOf, shortAnswers } from './tree-readiness.ts'
import { type Rule, type Write, writeAt, writeOf } from './write-shapes.ts'

const approving: Rule = (user, unit) => statusInside(user, 'approvesInterviews', unit)
const idsOf = ({ people }: TreeOrganisation) => people.map(({ id }) => id)
const isPlanted = ({ people }: TreeOrganisation) => people.length > 0
const isCertified = ({ people }: TreeOrganisation) => people.length > 1
const trainings = (organisation: TreeOrganisation) => (isPlanted(organisation) ? [organisation.readiness.training] : [])
const interviews = (organisation: TreeOrganisation) => (isPlanted(organisation) ? [organisation.readiness.interview] : [])

/** What to ask of the readiness of mentors. */
export const readinessReads: ProbesByRoute = {
  'GET /api/readiness': (tree) =>
    everyOrganisation(tree).map(({ code, unit }) => ({
      method: 'GET',
      url: `/api/readiness?organisation=${code}`,
      expected: (user) => statusOfNames(user, unit),
    })),
  'GET /api/trainings': (tree) =>
    everyOrganisation(tree).map(({ code, unit }) => ({
      method: 'GET',
      url: `/api/trainings?organisation=${code}`,
      expected: (user) => statusOfNames(user, unit),
    })),
  'GET /api/interviews': (tree) =>
    everyOrganisation(tree).map(({ code, unit }) => ({
      method: 'GET',
      url: `/api/interviews?organisation=${code}`,
      expected: (user) => approving(user, unit),
    })),
  'GET /api/interviews/:id': writeOf(interviews, { method: 'GET' }, (id) => `/api/interviews/${id}`, approving),
  'GET /api/people/:id/readiness': writeOf(idsOf, { method: 'GET' }, (id) => `/api/people/${id}/readiness`),
  'GET /api/people/:id/interview': writeOf(idsOf, { method: 'GET' }, (id) => `/api/people/${id}/interview`),
  'GET /api/trainings/:id': writeOf(trainings, { method: 'GET' }, (id) => `/api/trainings/${id}`),
  'GET /api/trainings/:id/test-sheets': writeOf(trainings, { method: 'GET' }, (id) => `/api/trainings/${id}/test-sheets`),
  'GET /api/trainings/:id/certificates': writeOf(
    (organisation) => (isCertified(organisation) ? [organisation.readiness.training] : []),
    { method: 'GET' },
    (id) => `/api/trainings/${id}/certificates`,
  ),
}

/** The first of a tree was interviewed: the others saw none. */
const recorded =
  ({ people }: TreeOrganisation, { id }: TreePerson): Rule =>
  (user, unit) =>
    statusOfNames(user, unit) === 200 && people[0]?.id === id ? 409 : statusOfNames(user, unit)

const inTraining =
  (write: Write, path: string, bodyOf: (organisation: TreeOrganisation) => object): ProbesByRoute[string] =>
  (tree) => {
    const any = tree.organisations.find(isPlanted)
    if (any === undefined) return []
    return everyId(tree, trainings).map(({ id, unit }) => ({
      ...write,
      url: `/api/trainings/${id}${path}`,
      body: bodyOf(unit ?? any),
      expected: (user) => statusOfNames(user, unit),
      place: () => unit?.code ?? 'nowhere',
    }))
  }

const everyoneOf = ({ readiness, people }: TreeOrganisation) =>
  people.slice(0, 1).map(({ id }) => ({ personId: id, attended: [readiness.session], points: 0 }))

/** What to try of interviews, trainings and checks. */
export const readinessWrites: ProbesByRoute = {
  'PUT /api/people/:id/interview': ({ organisations }) =>
    organisations.flatMap((organisation) =>
      organisation.people.map((person) => ({
        method: 'PUT' as const,
        url: `/api/people/${person.id}/interview`,
        body: {
          version: null,
          questionnaireId: organisation.readiness.questions,
          heldOn: '2021-03-10',
          heldBy: 'Куратор',
          answers: shortAnswers,
        },
        expected: (user) => recorded(organisation, person)(user, organisation),
        place: () => organisation.code,
      })),
    ),
  'POST /api/interviews/:id/decision': writeOf(
    interviews,
    { method: 'POST', body: { version: 1, decision: 'APPROVED', reason: '' } },
    (id) => `/api/interviews/${id}/decision`,
    approving,
  ),
  'PUT /api/people/:id/safety-checks/:kind': ({ organisations }) =>
    organisations.flatMap((organisation) =>
      organisation.people.map((person) => ({
        method: 'PUT' as const,
        url: `/api/people/${person.id}/safety-checks/CRIMINAL_RECORD`,
        body: { version: null, number: '12-34', issuedOn: '2021-03-01', validUntil: null, checkedBy: 'Кадры' },
        expected: (user) => (statusOfNames(user, organisation) === 200 && !isSpecialist(person) ? 422 : statusOfNames(user, organisation)),
        place: () => organisation.code,
      })),
    ),
  'DELETE /api/people/:id/safety-checks/:kind': writeOf(
    ({ people }) => people.slice(0, 1).map(({ id }) => id),
    { method: 'DELETE' },
    (id) => `/api/people/${id}/safety-checks/AT_HIRING`,
  ),
  'POST /api/trainings': writeAt(
    everyOrganisation,
    { method: 'POST' },
    (organisation) => ({ url: '/api/trainings', body: { organisation, plan: planOf(newId()) } }),
    statusOfNames,
  ),
  'PUT /api/trainings/:id': inTraining({ method: 'PUT' }, '', (organisation) => ({
    version: 1,
    plan: { ...planOf(organisation.readiness.session), title: 'Школа наставника: весна' },
  })),
  'POST /api/trainings/:id/members': inTraining({ method: 'POST' }, '/members', ({ people }) => ({
    people: [people[0]?.id ?? newId()],
  })),
  'DELETE /api/trainings/:id/members/:personId': ({ organisations }) =>
    organisations.filter(isPlanted).map((organisation) => ({
      method: 'DELETE' as const,
      url: `/api/trainings/${organisation.readiness.training}/members/${organisation.people[0]?.id}`,
      expected: (user) => statusOfNames(user, organisation),
      place: () => organisation.code,
    })),
  'PUT /api/trainings/:id/marks': inTraining({ method: 'PUT' }, '/marks', (organisation) => ({
    version: 1,
    members: everyoneOf(organisation),
  })),
  'POST /api/trainings/:id/certificates': inTraining({ method: 'POST' }, '/certificates', () => ({})),
  'POST /api/certificates/:id/annulment': writeOf(
    (organisation) => (isCertified(organisation) ? [organisation.readiness.certificate] : []),
    { method: 'POST', body: {} },
    (id) => `/api/certificates/${id}/annulment`,
  ),
}
