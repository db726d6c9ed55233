import { reads, statusAt, statusOfNames } from './access-oracle.ts'
import { cardWrites } from './card-probes.ts'
import { duplicateWrites } from './duplicate-probes.ts'
import { gradeWrites } from './grade-probes.ts'
import { incidentWrites } from './incident-probes.ts'
import { intakeWrites } from './intake-probes.ts'
import { jointWrites } from './joint-probes.ts'
import { letterWrites } from './letter-probes.ts'
import { matchingWrites } from './matching-probes.ts'
import { meetingWrites } from './meeting-probes.ts'
import { moveWrites } from './move-probes.ts'
import { authorities, mergedOn, type Tree, treeForms, type Unit } from './organisation-tree.ts'
import { paperWrites } from './paper-probes.ts'
import { everyOrganisation, everyPlace, everyPlaced, type Probe, type ProbesByRoute } from './probes.ts'
import { questionnaireWrites } from './questionnaire-probes.ts'
import { readinessWrites } from './readiness-probes.ts'
import { staffWrites } from './staff-probes.ts'
import { surveyWrites } from './survey-probes.ts'
import { workbookOf } from './tree-imports.ts'
import { type Rule, writeAt, writeOf } from './write-shapes.ts'

const file = await workbookOf('')

const isMerged = (unit: Unit | undefined): boolean => unit?.successors?.[0] !== undefined

/** A merged organisation takes no new rows: they are its successor's. */
const newRows: Rule = (user, unit) => (statusOfNames(user, unit) === 200 && isMerged(unit) ? 422 : statusOfNames(user, unit))

const reorganising =
  (allowed: (unit: Unit | undefined) => number): Rule =>
  (user, unit) =>
    statusAt(user, 'reorganises', unit, allowed(unit))
const changes = reorganising((unit) => (isMerged(unit) ? 422 : 200))
/** In the tree nothing but mergers has happened. */
const undoing = reorganising((unit) => (isMerged(unit) ? 200 : 422))

const decision = { version: 1, on: '2021-03-01', basis: 'Приказ от 01.03.2021 № 1' }

/** A new title; everything else stays as the tree has it. */
const renaming = (unit: Unit | undefined) => ({
  ...decision,
  title: 'Лицей имени Ломоносова',
  kind: 'SCHOOL',
  municipality: unit?.municipality ?? null,
  authority: unit?.answersToRegion === true ? (authorities[unit.region] ?? null) : null,
})

/** Each organisation into the next one of the tree: of its municipality, of another, of another territory, or itself. */
const mergers = (tree: Tree): Probe[] =>
  everyOrganisation(tree).map(({ code, unit }) => {
    const next =
      tree.organisations[(tree.organisations.findIndex((organisation) => organisation.code === code) + 1) % tree.organisations.length]
    const into = next?.code ?? 'nowhere'
    const done = unit?.code === into || isMerged(unit) || isMerged(next) ? 422 : 200
    return {
      method: 'POST',
      url: `/api/organisations/${code}/merger`,
      body: { ...decision, on: mergedOn, into },
      expected: (user) => {
        const first = statusAt(user, 'reorganises', unit, done)
        if (first === 403 || first === 404) return first
        return next !== undefined && reads(user, 'reorganises', next) ? done : 404
      },
      place: () => code,
    }
  })

const cards: Rule = (user, unit) => statusAt(user, 'correctsCards', unit)

/** Into a municipality one reaches; what is no municipality cannot take a school. */
const additions: Rule = (user, unit) => statusAt(user, 'addsOrganisations', unit, unit?.level === 'municipality' ? 200 : 422)

/** A school of no municipality is added by those who reach the whole region; the others hear why not. */
const ownSchool = ({ regions }: Tree): Probe => ({
  method: 'POST',
  url: '/api/organisations',
  body: { title: 'Новая школа', kind: 'SCHOOL', municipality: null },
  expected: (user) => {
    const region = regions.find(({ code }) => code === user.region)
    return statusAt(user, 'addsOrganisations', region) === 200 ? 200 : 403
  },
  place: ({ region }) => region,
})

/** An organisation's denominators are its headcounts. */
const denominators: Rule = (user, unit) => statusAt(user, 'setsDenominators', unit, unit?.level === 'organisation' ? 422 : 200)

const nobody = { day: null, year: null }
const group = {
  form: treeForms[0],
  programme: 'Новая программа',
  startsOn: '2021-02-01',
  endsOn: null,
  menteesOccupation: '7 класс',
  mentor: { name: 'Новиков Пётр Ильич', birth: nobody, occupation: '' },
  mentees: [{ name: 'Новикова Яна Петровна', birth: nobody }],
}
const headcount = { countedOn: '2021-02-01', children10to19: 1, teachers: 1, youngTeachers: 1 }
const figure = { year: 2021, measure: 'children10to19', value: 7, source: 'Росстат', countedOn: '2021-01-01' }

const fact = {
  title: 'Практика',
  form: null,
  role: null,
  unitOfCount: 'PERSON',
  value: 7,
  dated: '2020',
  partOf: null,
  within: null,
  overlap: '',
  beforeCriteria: true,
  source: 'Письмо',
}

/** Everyone who issues keys reads cards. */
const key = { name: 'Сводка', permissions: ['organisation.read'], forms: null, validFrom: '2021-03-15', validTo: '2021-12-31' }

/** What to try of every writing route over a freshly written tree (its versions are 1). */
export const writeProbes: ProbesByRoute = {
  ...surveyWrites,
  ...staffWrites,
  ...paperWrites,
  ...incidentWrites,
  ...letterWrites,
  ...questionnaireWrites,
  ...gradeWrites,
  ...matchingWrites,
  ...jointWrites,
  ...meetingWrites,
  ...moveWrites,
  ...intakeWrites,
  ...cardWrites,
  ...duplicateWrites,
  ...readinessWrites,
  'POST /api/organisations': (tree) => [
    ...writeAt(
      everyPlace,
      { method: 'POST' },
      (municipality) => ({ url: '/api/organisations', body: { title: 'Новая школа', kind: 'SCHOOL', municipality } }),
      additions,
    )(tree),
    ownSchool(tree),
  ],
  'PATCH /api/organisations/:code': writeAt(
    everyOrganisation,
    { method: 'PATCH' },
    (code) => ({ url: `/api/organisations/${code}`, body: { version: 1, founder: 'Администрация' } }),
    cards,
  ),
  'PUT /api/organisations/:code/headcounts': writeAt(
    everyOrganisation,
    { method: 'PUT' },
    (code) => ({ url: `/api/organisations/${code}/headcounts`, body: headcount }),
    cards,
  ),
  'POST /api/organisations/:code/changes': (tree) =>
    everyOrganisation(tree).map(({ code, unit }) => ({
      method: 'POST',
      url: `/api/organisations/${code}/changes`,
      body: renaming(unit),
      expected: (user) => changes(user, unit),
      place: () => code,
    })),
  'POST /api/organisations/:code/changes/undo': writeAt(
    everyOrganisation,
    { method: 'POST' },
    (code) => ({ url: `/api/organisations/${code}/changes/undo`, body: { version: 1 } }),
    undoing,
  ),
  'POST /api/organisations/:code/closing': writeAt(
    everyOrganisation,
    { method: 'POST' },
    (code) => ({ url: `/api/organisations/${code}/closing`, body: decision }),
    changes,
  ),
  'POST /api/organisations/:code/merger': mergers,
  'PATCH /api/people/:id': writeOf(
    ({ people }) => people.map(({ id }) => id),
    { method: 'PATCH', body: { version: 1, fields: { contacts: 'исправлено' } } },
    (id) => `/api/people/${id}`,
  ),
  'PATCH /api/participations/:id': writeOf(
    ({ people }) => people.map(({ participationId }) => participationId),
    { method: 'PATCH', body: { version: 1, result: 'исправлено' } },
    (id) => `/api/participations/${id}`,
  ),
  'PATCH /api/programmes/:id': writeOf(
    ({ programmes }) => programmes.map(({ id }) => id),
    { method: 'PATCH', body: { version: 1, practice: 'practice' } },
    (id) => `/api/programmes/${id}`,
  ),
  'POST /api/groups': writeAt(
    everyOrganisation,
    { method: 'POST' },
    (organisation) => ({ url: '/api/groups', body: { ...group, organisation } }),
    newRows,
  ),
  'POST /api/imports': writeAt(
    everyOrganisation,
    { method: 'POST', file },
    (code) => ({ url: `/api/imports?organisation=${code}` }),
    newRows,
  ),
  'POST /api/imports/:id/confirm': writeOf(
    ({ imports }) => imports.slice(0, 1),
    { method: 'POST' },
    (id) => `/api/imports/${id}/confirm`,
    newRows,
  ),
  'POST /api/imports/:id/undo': writeOf(
    ({ imports }) => imports.slice(2),
    { method: 'POST' },
    (id) => `/api/imports/${id}/undo`,
  ),
  'POST /api/imports/:id/columns': writeOf(
    ({ imports }) => imports.slice(1, 2),
    { method: 'POST', body: { sheets: [{ sheet: 'Наставляемые', kind: null, fields: [] }] } },
    (id) => `/api/imports/${id}/columns`,
    newRows,
  ),
  'POST /api/imports/:id/choice': writeOf(
    ({ imports }) => imports.slice(1, 2),
    { method: 'POST', body: { update: true, except: [] } },
    (id) => `/api/imports/${id}/choice`,
  ),
  'POST /api/import-headings/forget': writeAt(
    everyOrganisation,
    { method: 'POST' },
    (organisation) => ({ url: '/api/import-headings/forget', body: { organisation, base: 'MENTEE', heading: 'Кто' } }),
    statusOfNames,
  ),
  'DELETE /api/imports/:id': writeOf(
    ({ imports }) => imports.slice(1, 2),
    { method: 'DELETE' },
    (id) => `/api/imports/${id}`,
  ),
  'PUT /api/denominators': writeAt(
    everyPlace,
    { method: 'PUT' },
    (unit) => ({ url: '/api/denominators', body: { ...figure, unit } }),
    denominators,
  ),
  'POST /api/facts': writeAt(
    everyPlace,
    { method: 'POST' },
    (unit) => ({ url: '/api/facts', body: { ...fact, unit } }),
    (user, unit) => statusAt(user, 'entersFacts', unit),
  ),
  'PATCH /api/facts/:id': ({ facts }) =>
    everyPlaced(facts).map(({ id, unit }) => ({
      method: 'PATCH',
      url: `/api/facts/${id}`,
      body: { ...fact, version: 1 },
      expected: (user) => statusAt(user, 'entersFacts', unit),
      place: () => unit?.code ?? 'nowhere',
    })),
  'DELETE /api/facts/:id': ({ facts }) =>
    everyPlaced(facts).map(({ id, unit }) => ({
      method: 'DELETE',
      url: `/api/facts/${id}?version=1`,
      expected: (user) => statusAt(user, 'entersFacts', unit),
      place: () => unit?.code ?? 'nowhere',
    })),
  'POST /api/tokens': writeAt(
    everyPlace,
    { method: 'POST' },
    (unit) => ({ url: '/api/tokens', body: { ...key, unit } }),
    (user, unit) => statusAt(user, 'issuesKeys', unit),
  ),
  'DELETE /api/tokens/:id': ({ keys }) =>
    everyPlaced(keys).map(({ id, unit }) => ({
      method: 'DELETE',
      url: `/api/tokens/${id}`,
      expected: (user) => statusAt(user, 'issuesKeys', unit),
      place: () => unit?.code ?? 'nowhere',
    })),
}
