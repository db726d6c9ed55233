import type { RoleCode } from '@nastavnik/contract'
import type { TreeOrganisation, TreePerson, Unit } from './organisation-tree.ts'
import { spans, type TreeGrant, type TreeUser } from './tree-users.ts'

/**
 * Who may do what in words of its own [D]. It is written apart from `access/` on purpose
 * and must never import from it: the tests hold one against the other.
 */
const who = {
  /** «Everything in own ОО»: names, pairs, imports, groups, judgement of programmes. Names stay in the school. */
  seesNames: ['CURATOR'],
  /** What the psychologist says of a person stays with the psychologist of the organisation. */
  concludes: ['PSYCHOLOGIST'],
  /** Who tells of pupils what he knows; who reads what was told. */
  informs: ['INFORMANT', 'PSYCHOLOGIST'],
  readsStatements: ['CURATOR', 'PSYCHOLOGIST'],
  /** The second decision on an interview: another curator or the head, who reads that protocol and no card. */
  approvesInterviews: ['CURATOR', 'ORG_HEAD'],
  readsProgrammes: ['CURATOR', 'ORG_HEAD'],
  /** How a programme was judged is read where it runs: by its curator and its head. */
  readsAssessments: ['CURATOR', 'ORG_HEAD'],
  /** The card of an organisation with its head; the project office asks for indicators only, the mentor for nothing yet. */
  opensCards: ['CURATOR', 'ORG_HEAD', 'MOUO', 'RNC', 'FORM_STEWARD', 'REGION_AUTHORITY', 'ADMINISTRATOR', 'DPO_OFFICER'],
  correctsCards: ['CURATOR', 'MOUO', 'RNC', 'ADMINISTRATOR'],
  /** Renames, moves, merges, closes: those who answer for the network of organisations. */
  reorganises: ['MOUO', 'RNC', 'ADMINISTRATOR'],
  addsOrganisations: ['MOUO', 'RNC', 'ADMINISTRATOR'],
  readsReports: ['CURATOR', 'ORG_HEAD', 'MOUO', 'RNC', 'FORM_STEWARD', 'REGION_AUTHORITY'],
  readsIndicators: ['CURATOR', 'ORG_HEAD', 'MOUO', 'RNC', 'REGION_AUTHORITY', 'PROJECT_OFFICE'],
  /** Sums of what was answered: those who read reports of all forms. */
  readsMeasurements: ['CURATOR', 'ORG_HEAD', 'MOUO', 'RNC', 'REGION_AUTHORITY'],
  /** How matching goes in the organisations below, in counts: those who lead a territory, a steward in the forms that are his. */
  countsMatching: ['MOUO', 'RNC', 'FORM_STEWARD', 'REGION_AUTHORITY'],
  /** Who opens and counts rounds of several organisations: МОУО, РНЦ, a steward in the forms that are his. */
  hostsMatching: ['MOUO', 'RNC', 'FORM_STEWARD'],
  /** The handbook holds nothing of anybody: for all the staff, not for participants. */
  readsModel: [
    'CURATOR',
    'ORG_HEAD',
    'MOUO',
    'RNC',
    'FORM_STEWARD',
    'REGION_AUTHORITY',
    'PROJECT_OFFICE',
    'PSYCHOLOGIST',
    'INFORMANT',
    'ADMINISTRATOR',
    'DPO_OFFICER',
  ],
  setsDenominators: ['MOUO', 'RNC', 'REGION_AUTHORITY'],
  /** Figures without persons are read by all who read reports or indicators, and entered by РНЦ and МОУО. */
  readsFacts: ['CURATOR', 'ORG_HEAD', 'MOUO', 'RNC', 'FORM_STEWARD', 'REGION_AUTHORITY', 'PROJECT_OFFICE'],
  entersFacts: ['MOUO', 'RNC'],
  /** The words of letters are the territory's: of those who lead it, and of those who set the sending up. */
  editsLetters: ['RNC', 'ADMINISTRATOR'],
  issuesKeys: ['CURATOR', 'MOUO', 'RNC', 'ADMINISTRATOR'],
  /** Staff is seen and substituted from the curator up; it is managed by those who may give at least one role. */
  seesStaff: ['CURATOR', 'ORG_HEAD', 'MOUO', 'RNC', 'ADMINISTRATOR'],
  managesStaff: ['ORG_HEAD', 'MOUO', 'RNC', 'ADMINISTRATOR'],
  /** Who looked at whom is watched by those who answer for the data, never by those who are watched. */
  readsAudit: ['ORG_HEAD', 'ADMINISTRATOR', 'DPO_OFFICER'],
  /** Acts of erasure hold no names: also for those who answer for the data. */
  readsErasures: ['CURATOR', 'ORG_HEAD', 'DPO_OFFICER'],
  /** Who registers incidents and reads them: those who answer for the data. */
  handlesIncidents: ['ORG_HEAD', 'ADMINISTRATOR', 'DPO_OFFICER'],
  /** Texts of questionnaires: the territory's by its centre, a school's by its curator; nobody looks into another's. */
  writesTexts: ['CURATOR', 'RNC'],
  givesHeads: ['MOUO', 'RNC', 'ADMINISTRATOR'],
  givesMunicipalities: ['RNC', 'ADMINISTRATOR'],
  givesAnything: ['ADMINISTRATOR'],
} as const satisfies Record<string, readonly RoleCode[]>
export type Right = keyof typeof who

/** The grants of today that give the right, wherever they stand. */
function grantsFor({ grants }: TreeUser, right: Right): TreeGrant[] {
  const roles: readonly RoleCode[] = who[right]
  return grants.filter(({ role, span }) => spans[span].valid && roles.includes(role))
}

/** A place covers itself and what lies under it; a grant works only in its user's own region. */
function covers({ region }: TreeUser, place: Unit, unit: Unit): boolean {
  if (region !== unit.region || place.region !== unit.region) return false
  if (place.level === 'region') return true
  if (place.level === 'municipality') return place.code === unit.municipality && unit.answersToRegion !== true
  return isOwn(place, unit)
}

/** An organisation is the own of those who work in it, or in what it was merged into. */
const isOwn = (place: Unit, unit: Unit): boolean => place.code === unit.code || unit.successors?.includes(place.code) === true

export const reads = (user: TreeUser, right: Right, unit: Unit): boolean =>
  grantsFor(user, right).some(({ place }) => covers(user, place, unit))

/** Names of an organisation are for its own curator: a grant at exactly this place, not above it. */
export const seesNamesOf = (user: TreeUser, unit: Unit): boolean =>
  unit.level === 'organisation' && user.region === unit.region && grantsFor(user, 'seesNames').some(({ place }) => isOwn(place, unit))

/** The psychologist finds the people of his own organisation by name. */
export const concludesIn = (user: TreeUser, unit: Unit): boolean =>
  unit.level === 'organisation' && user.region === unit.region && grantsFor(user, 'concludes').some(({ place }) => isOwn(place, unit))

/**
 * Grants by which the user tells of the pupils of an organisation. A class teacher's is for the classes of the very school it names: after a merger
 * 7 «А» of the other school is not his class. One without classes is for the whole school and what was merged into it.
 */
const informingGrants = (user: TreeUser, unit: Unit): TreeGrant[] =>
  unit.level !== 'organisation' || user.region !== unit.region
    ? []
    : grantsFor(user, 'informs').filter(({ place, classes }) => (classes === null ? isOwn(place, unit) : place.code === unit.code))

/** The curator of a tree asks about the last person of each organisation. */
const isAskedAbout = ({ people }: TreeOrganisation, { id }: TreePerson): boolean => people.at(-1)?.id === id

/** Whether the user may know of this very person as an informant: a pupil of his classes; of the whole school, whoever has a class or is asked about. */
export const knowsPupil = (user: TreeUser, unit: TreeOrganisation, person: TreePerson): boolean =>
  informingGrants(user, unit).some(({ classes }) =>
    classes === null ? person.class !== '' || isAskedAbout(unit, person) : person.class !== '' && classes.includes(person.class),
  )
/** The head reads whose the protocols are that wait for his decision. */
export const approvesIn = (user: TreeUser, unit: Unit): boolean =>
  unit.level === 'organisation' &&
  user.region === unit.region &&
  grantsFor(user, 'approvesInterviews').some(({ place }) => isOwn(place, unit))

/** Refused when the right is held nowhere; what lies outside does not exist. `undefined` exists for nobody. */
function answer(user: TreeUser, right: Right, reached: boolean, allowed: number): number {
  if (grantsFor(user, right).length === 0) return 403
  return reached ? allowed : 404
}

export const statusAt = (user: TreeUser, right: Right, unit: Unit | undefined, allowed = 200): number =>
  answer(user, right, unit !== undefined && reads(user, right, unit), allowed)

export const statusOfNames = (user: TreeUser, unit: Unit | undefined): number =>
  answer(user, 'seesNames', unit !== undefined && seesNamesOf(user, unit), 200)

/** A thing of the organisation itself, for those who work in it. */
export const statusInside = (user: TreeUser, right: Right, unit: Unit | undefined): number =>
  answer(
    user,
    right,
    unit?.level === 'organisation' && user.region === unit.region && grantsFor(user, right).some(({ place }) => isOwn(place, unit)),
    200,
  )

/** The list of one's pupils is there for whoever informs in the organisation, if only an empty one. */
export const statusOfPupils = (user: TreeUser, unit: Unit | undefined): number =>
  answer(user, 'informs', unit !== undefined && informingGrants(user, unit).length > 0, 200)

export const statusOfPupil = (user: TreeUser, unit: TreeOrganisation | undefined, person: TreePerson | undefined): number =>
  answer(user, 'informs', unit !== undefined && person !== undefined && knowsPupil(user, unit, person), 200)
/** A thing of the territory or of the organisation itself, for those who work right there; a municipality has none. */
export const statusOfTexts = (user: TreeUser, unit: Unit | undefined): number =>
  unit?.level === 'organisation'
    ? statusInside(user, 'writesTexts', unit)
    : answer(
        user,
        'writesTexts',
        unit?.level === 'region' &&
          user.region === unit.region &&
          grantsFor(user, 'writesTexts').some(({ place }) => covers(user, place, unit)),
        200,
      )

/** Forms of mentoring whose numbers the user reads of a unit: a steward's own, anyone else's all. */
export function readsForm(user: TreeUser, unit: Unit, form: string, right: Right = 'readsReports'): boolean {
  return grantsFor(user, right).some(({ place, forms }) => covers(user, place, unit) && (forms === null || forms.includes(form)))
}

/** A joint round is led where it is opened, in a form that is the user's; an organisation opens none. */
export const statusOfHost = (user: TreeUser, unit: Unit | undefined, form: string, allowed = 200): number =>
  answer(
    user,
    'hostsMatching',
    unit !== undefined && unit.level !== 'organisation' && readsForm(user, unit, form, 'hostsMatching'),
    allowed,
  )
