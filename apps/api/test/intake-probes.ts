import { newId } from '../src/kernel/ids.ts'
import { statusInside, statusOfNames, statusOfPupil, statusOfPupils } from './access-oracle.ts'
import type { Tree, TreeOrganisation, TreePerson, Unit } from './organisation-tree.ts'
import { everyId, everyOrganisation, type Probe, type ProbesByRoute } from './probes.ts'
import type { TreeUser } from './tree-users.ts'
import { type Rule, writeAt, writeOf } from './write-shapes.ts'

const get = (url: string, expected: Probe['expected']): Probe => ({ method: 'GET', url, expected })

const isMerged = (unit: Unit | undefined): boolean => unit?.successors?.[0] !== undefined
/** A merged organisation takes no new rows: they are its successor's. */
const newRows: Rule = (user, unit) => (statusOfNames(user, unit) === 200 && isMerged(unit) ? 422 : statusOfNames(user, unit))

const applicant = {
  name: 'Новикова Яна Петровна',
  bornOn: '2009-01-01',
  occupation: '6Б класс',
  contacts: '',
  representativeName: 'Новикова Вера',
  representativeContacts: '8 900 000-00-00',
}

/** What every organisation of a tree has been asked for, by the place. */
const enter = (tree: Tree): Probe[] =>
  everyOrganisation(tree).map(({ code, unit }) => ({
    method: 'POST',
    url: '/api/applications',
    body: {
      organisation: code,
      role: 'MENTEE',
      id: newId(),
      questionnaireId: tree.organisations.find((one) => one.code === unit?.code)?.intake.questionnaires.MENTEE ?? newId(),
      ...applicant,
      answers: { agreed: true },
    },
    expected: (user: TreeUser) => newRows(user, unit),
    place: () => code,
  }))

/** One request about every person of the tree, and about nobody. */
const everyPerson = (
  tree: Tree,
  probe: (id: string, unit: TreeOrganisation | undefined, person: TreePerson | undefined) => Probe,
): Probe[] =>
  everyId(tree, ({ people }) => people.map(({ id }) => id)).map(({ id, unit }) =>
    probe(
      id,
      unit,
      unit?.people.find((person) => person.id === id),
    ),
  )

const people = ({ people: all }: TreeOrganisation) => all.map(({ id }) => id)

/** What to ask of applications, of what others tell and of assessments. */
export const intakeReads: ProbesByRoute = {
  'GET /api/programmes/:id/assessments': (tree) =>
    everyId(tree, programmes).map(({ id, unit }) =>
      get(`/api/programmes/${id}/assessments?year=2020`, (user) => statusInside(user, 'readsAssessments', unit)),
    ),
  'GET /api/intakes': (tree) =>
    everyOrganisation(tree).map(({ code, unit }) => get(`/api/intakes?organisation=${code}`, (user) => statusOfNames(user, unit))),
  'GET /api/applications': (tree) =>
    everyOrganisation(tree).map(({ code, unit }) => get(`/api/applications?organisation=${code}`, (user) => statusOfNames(user, unit))),
  'GET /api/applications/:id': (tree) =>
    everyId(tree, ({ intake }) => intake.applications).map(({ id, unit }) =>
      get(`/api/applications/${id}`, (user) => statusOfNames(user, unit)),
    ),
  'GET /api/pupils': (tree) =>
    everyOrganisation(tree).map(({ code, unit }) => get(`/api/pupils?organisation=${code}`, (user) => statusOfPupils(user, unit))),
  'GET /api/pupils/:id/statement': (tree) =>
    everyPerson(tree, (id, unit, person) => get(`/api/pupils/${id}/statement`, (user) => statusOfPupil(user, unit, person))),
  'GET /api/people/:id/statements': (tree) =>
    everyId(tree, people).map(({ id, unit }) => get(`/api/people/${id}/statements`, (user) => statusInside(user, 'readsStatements', unit))),
  'GET /api/inquiries': (tree) =>
    everyOrganisation(tree).map(({ code, unit }) => get(`/api/inquiries?organisation=${code}`, (user) => statusOfNames(user, unit))),
  'GET /api/inquiries/people': (tree) =>
    everyOrganisation(tree).map(({ code, unit }) => get(`/api/inquiries/people?organisation=${code}`, (user) => statusOfNames(user, unit))),
  'GET /api/application-form': (tree) =>
    everyOrganisation(tree).map(({ code, unit }) =>
      get(`/api/application-form?organisation=${code}&role=MENTEE`, (user) => statusOfNames(user, unit)),
    ),
}

const programmes = ({ programmes: all }: TreeOrganisation) => all.map(({ id }) => id)
const partners = ({ programmes: all, intake }: TreeOrganisation, index: 0 | 1) => (all.length > 0 ? [intake.partners[index]] : [])

/** The SWOT of the first programme has been begun, that of the others not. */
const saveSwot = (tree: Tree): Probe[] =>
  everyId(tree, programmes).map(({ id, unit }) => ({
    method: 'PUT',
    url: `/api/programmes/${id}/assessments/SWOT`,
    body: {
      year: 2020,
      version: unit?.programmes[0]?.id === id ? 1 : null,
      questionnaireId: unit?.intake.questionnaires.CURATOR ?? newId(),
      answers: { agreed: true },
      finished: true,
    },
    expected: (user) => statusOfNames(user, unit),
    place: () => unit?.code ?? 'nowhere',
  }))

const applications = ({ intake }: Tree['organisations'][number]) => [intake.applications[0]]

/** What to try of them. */
export const intakeWrites: ProbesByRoute = {
  'POST /api/intakes/:role/opening': writeAt(
    everyOrganisation,
    { method: 'POST' },
    (organisation) => ({ url: '/api/intakes/MENTOR/opening', body: { organisation, version: 0 } }),
    newRows,
  ),
  'POST /api/intakes/:role/closing': writeAt(
    everyOrganisation,
    { method: 'POST' },
    (organisation) => ({ url: '/api/intakes/MENTEE/closing', body: { organisation, version: 1 } }),
    newRows,
  ),
  'PUT /api/programmes/:id/assessments/:code': saveSwot,
  'POST /api/programmes/:id/partners': writeOf(
    programmes,
    { method: 'POST', body: { year: 2020, title: 'Завод «Маяк»' } },
    (id) => `/api/programmes/${id}/partners`,
  ),
  'PUT /api/partners/:id': writeOf(
    (organisation) => partners(organisation, 0),
    { method: 'PUT', body: { version: 1, answers: { agreed: true } } },
    (id) => `/api/partners/${id}`,
  ),
  'DELETE /api/partners/:id': writeOf(
    (organisation) => partners(organisation, 1),
    { method: 'DELETE' },
    (id) => `/api/partners/${id}`,
  ),
  'POST /api/applications': enter,
  'PUT /api/pupils/:id/statement': (tree) =>
    everyPerson(tree, (id, unit, person) => ({
      method: 'PUT',
      url: `/api/pupils/${id}/statement`,
      body: { version: null, questionnaireId: unit?.intake.questionnaires.INFORMANT ?? newId(), answers: { agreed: true } },
      expected: (user) => statusOfPupil(user, unit, person),
      place: () => unit?.code ?? 'nowhere',
    })),
  'POST /api/inquiries': writeAt(
    everyOrganisation,
    { method: 'POST', mayBeIdle: true },
    (organisation) => ({ url: '/api/inquiries', body: { organisation, class: '07А' } }),
    statusOfNames,
  ),
  'POST /api/people/:id/inquiry': writeOf(people, { method: 'POST', body: {}, mayBeIdle: true }, (id) => `/api/people/${id}/inquiry`),
  'DELETE /api/people/:id/inquiry': writeOf(people, { method: 'DELETE', mayBeIdle: true }, (id) => `/api/people/${id}/inquiry`),
  'POST /api/people/:id/parent-code': writeOf(people, { method: 'POST', body: {} }, (id) => `/api/people/${id}/parent-code`),
  'POST /api/applications/:id/acceptance': writeOf(
    applications,
    {
      method: 'POST',
      body: { version: 1, person: null, name: 'Новикова Яна', kind: 'PUPIL', programme: null, startsOn: null },
    },
    (id) => `/api/applications/${id}/acceptance`,
    newRows,
  ),
  'POST /api/applications/:id/decline': writeOf(
    applications,
    { method: 'POST', body: { version: 1, reason: 'NOT_OURS', note: '' } },
    (id) => `/api/applications/${id}/decline`,
  ),
  'POST /api/applications/:id/waiting': writeOf(
    applications,
    { method: 'POST', body: { version: 1 } },
    (id) => `/api/applications/${id}/waiting`,
  ),
  'POST /api/applications/:id/return': writeOf(
    applications,
    { method: 'POST', body: { version: 1 } },
    (id) => `/api/applications/${id}/return`,
  ),
  'POST /api/applications/:id/removal': writeOf(
    applications,
    { method: 'POST', body: { version: 1 } },
    (id) => `/api/applications/${id}/removal`,
  ),
}
