import { type Level, RoleCode } from '@nastavnik/contract'
import fc from 'fast-check'
import { newId } from '../src/kernel/ids.ts'
import { type Tree, treeForms, type Unit, unitsOf } from './organisation-tree.ts'

/** The first and last day of each on 15 March 2021, the day of the tests: the edges are a part of the rule. */
export const spans = {
  lasting: { from: '2021-01-01', to: null, valid: true },
  firstDay: { from: '2021-03-15', to: null, valid: true },
  lastDay: { from: '2021-01-01', to: '2021-03-15', valid: true },
  ended: { from: '2021-01-01', to: '2021-03-14', valid: false },
  future: { from: '2021-03-16', to: null, valid: false },
} as const

export interface TreeGrant {
  readonly role: RoleCode
  readonly place: Unit
  readonly span: keyof typeof spans
  /** Only a steward's grant has forms; null: all. */
  readonly forms: readonly string[] | null
  /** Only an informant's grant has classes; null: the whole organisation. */
  readonly classes: readonly string[] | null
}

export interface TreeUser {
  readonly id: string
  readonly region: string
  readonly grants: readonly TreeGrant[]
}

export const userWith = (region: string, ...grants: readonly TreeGrant[]): TreeUser => ({ id: newId(), region, grants })

export function grantOf(role: RoleCode, place: Unit, more: Partial<Pick<TreeGrant, 'span' | 'forms' | 'classes'>> = {}): TreeGrant {
  const forms = more.forms ?? (role === 'FORM_STEWARD' ? ['TEACHER_TEACHER'] : null)
  const classes = more.classes === undefined ? (role === 'INFORMANT' ? ['07А'] : null) : more.classes
  return { role, place, span: more.span ?? 'lasting', forms, classes }
}

/** For a counterexample: `omsk: CURATOR at omsk-sosh-3 (ended) + …`. */
export const describeUser = ({ region, grants }: TreeUser): string =>
  `${region}: ${grants
    .map(
      ({ role, place, span, forms, classes }) =>
        `${role} at ${place.code} (${span})${forms === null ? '' : ` ${forms.join()}`}${classes === null ? '' : ` ${classes.join()}`}`,
    )
    .join(' + ')}`

const usualLevel: Readonly<Record<RoleCode, Level>> = {
  CURATOR: 'organisation',
  ORG_HEAD: 'organisation',
  DPO_OFFICER: 'organisation',
  PSYCHOLOGIST: 'organisation',
  INFORMANT: 'organisation',
  MENTOR: 'organisation',
  MOUO: 'municipality',
  RNC: 'region',
  FORM_STEWARD: 'region',
  REGION_AUTHORITY: 'region',
  PROJECT_OFFICE: 'region',
  ADMINISTRATOR: 'region',
}

const grantShape = fc.record({
  role: fc.oneof(
    { weight: 1, arbitrary: fc.constant<RoleCode>('CURATOR') },
    { weight: 1, arbitrary: fc.constant<RoleCode>('INFORMANT') },
    { weight: 3, arbitrary: fc.constantFrom(...RoleCode.options) },
  ),
  pick: fc.nat(),
  /** Mostly where the role belongs; sometimes anywhere; seldom in a territory that is not the user's. */
  where: fc.oneof({ weight: 6, arbitrary: fc.constant('usual') }, { weight: 3, arbitrary: fc.constant('any') }, fc.constant('astray')),
  span: fc.oneof(
    { weight: 5, arbitrary: fc.constant('lasting' as const) },
    fc.constantFrom('firstDay' as const, 'lastDay' as const, 'ended' as const, 'future' as const),
  ),
  forms: fc.subarray([...treeForms], { minLength: 1 }),
  /** None: the whole organisation. */
  classes: fc.subarray(['07А', '07Б', '08А']),
})
type GrantShape = typeof grantShape extends fc.Arbitrary<infer Shape> ? Shape : never

function placeOf(tree: Tree, region: Unit, { role, pick, where }: GrantShape): Unit {
  const home = unitsOf(tree).filter((unit) => unit.region === region.region)
  // A grant without a place stands in its user's region, so a region cannot be astray.
  const foreign = unitsOf(tree).filter((unit) => unit.region !== region.region && unit.level !== 'region')
  const usual = home.filter(({ level }) => level === usualLevel[role])
  const wanted = { usual, any: home, astray: foreign }[where] ?? home
  const choice = wanted.length === 0 ? home : wanted
  return choice[pick % choice.length] ?? region
}

/** A tree with users of 1–3 grants each. */
export function withUsers(trees: fc.Arbitrary<Tree>, { most }: { most: number }): fc.Arbitrary<{ tree: Tree; users: TreeUser[] }> {
  const userShape = fc.record({ region: fc.nat(), grants: fc.array(grantShape, { minLength: 1, maxLength: 3 }) })
  return fc.record({ tree: trees, shapes: fc.array(userShape, { minLength: 1, maxLength: most }) }).map(({ tree, shapes }) => ({
    tree,
    users: shapes.flatMap(({ region: pick, grants }) => {
      const region = tree.regions[pick % tree.regions.length]
      if (region === undefined) return []
      const steward = (shape: GrantShape) => (shape.role === 'FORM_STEWARD' ? shape.forms : null)
      const informant = ({ role, classes }: GrantShape) => (role === 'INFORMANT' && classes.length > 0 ? classes : null)
      return userWith(
        region.code,
        ...grants.map((shape) => ({
          role: shape.role,
          place: placeOf(tree, region, shape),
          span: shape.span,
          forms: steward(shape),
          classes: informant(shape),
        })),
      )
    }),
  }))
}
