import type { RoleCode } from '@nastavnik/contract'
import { plantTree, reorganise, type Tree, type Unit } from './organisation-tree.ts'
import { grantOf, type TreeUser, userWith } from './tree-users.ts'

const pair = (form: string) =>
  [
    { role: 'MENTOR', form },
    { role: 'MENTEE', form },
  ] as const

function placeIn({ regions, municipalities, organisations }: Tree, code: string): Unit {
  const found = [...regions, ...municipalities, ...organisations].find((unit) => unit.code === code)
  if (found === undefined) throw new Error(`no ${code} in the tree`)
  return found
}

export interface FullCast {
  readonly tree: Tree
  readonly users: TreeUser[]
  readonly at: (code: string) => Unit
  readonly playing: (role: RoleCode) => TreeUser
}

/**
 * Two territories with somebody in every role at its usual place: the example that is always tried first.
 * `sargatskiy-sosh-1`, `sargatskiy-sosh-2`, `tarskiy-sosh-3`, `omsk-sosh-4` (of the region itself), `asinovskiy-sosh-5`.
 */
export function fullCast(): FullCast {
  const tree = plantTree([
    {
      municipalities: [[[...pair('PUPIL_PUPIL'), ...pair('TEACHER_TEACHER')], pair('EMPLOYER_PUPIL')], [pair('PUPIL_PUPIL')]],
      own: [pair('TEACHER_TEACHER')],
    },
    { municipalities: [[pair('PUPIL_PUPIL')], []], own: [] },
  ])
  const at = (code: string) => placeIn(tree, code)
  const school = at('sargatskiy-sosh-1')
  const places: Readonly<Record<RoleCode, Unit>> = {
    CURATOR: school,
    ORG_HEAD: school,
    DPO_OFFICER: school,
    MENTOR: school,
    PSYCHOLOGIST: school,
    INFORMANT: school,
    MOUO: at('sargatskiy'),
    RNC: at('omsk'),
    FORM_STEWARD: at('omsk'),
    REGION_AUTHORITY: at('omsk'),
    PROJECT_OFFICE: at('omsk'),
    ADMINISTRATOR: at('omsk'),
  }
  const roles = Object.keys(places) as RoleCode[]
  const users = new Map(roles.map((role) => [role, userWith('omsk', grantOf(role, places[role]))]))
  const playing = (role: RoleCode): TreeUser => users.get(role) ?? userWith('omsk')
  return { tree, users: [...users.values()], at, playing }
}

/** The same territories with roles where they do not belong, grants that point abroad, have ended or have not begun: the second example. */
export function oddCast(): Pick<FullCast, 'tree' | 'users'> {
  const { tree, at } = fullCast()
  const users = [
    userWith('omsk', grantOf('CURATOR', at('omsk'))),
    userWith('omsk', grantOf('CURATOR', at('sargatskiy')), grantOf('MOUO', at('tarskiy'))),
    userWith('omsk', grantOf('MOUO', at('sargatskiy-sosh-1')), grantOf('ORG_HEAD', at('tarskiy'))),
    userWith('omsk', grantOf('RNC', at('tarskiy')), grantOf('FORM_STEWARD', at('omsk-sosh-4'))),
    userWith('omsk', grantOf('CURATOR', at('asinovskiy-sosh-5')), grantOf('MOUO', at('asinovskiy'))),
    userWith('omsk', grantOf('FORM_STEWARD', at('omsk')), grantOf('CURATOR', at('sargatskiy-sosh-1'))),
    userWith('omsk', grantOf('CURATOR', at('sargatskiy-sosh-1'), { span: 'ended' }), grantOf('RNC', at('omsk'), { span: 'future' })),
    userWith('omsk', grantOf('INFORMANT', at('sargatskiy-sosh-1'), { classes: null })),
    userWith(
      'omsk',
      grantOf('INFORMANT', at('omsk'), { classes: null }),
      grantOf('INFORMANT', at('sargatskiy-sosh-1'), { classes: ['07Б'] }),
    ),
    userWith('omsk', grantOf('INFORMANT', at('sargatskiy-sosh-1'), { classes: ['08А'] }), grantOf('CURATOR', at('tarskiy-sosh-3'))),
    userWith('tomsk', grantOf('REGION_AUTHORITY', at('tomsk')), grantOf('CURATOR', at('asinovskiy-sosh-5'))),
  ]
  return { tree, users }
}

/** The full cast after reforms: `sargatskiy-sosh-2` is merged into the curator's school, `tarskiy-sosh-3` answers to the region. */
export function reorganisedCast(): Pick<FullCast, 'tree' | 'users'> {
  const { tree, at, users } = fullCast()
  const mouo = userWith('omsk', grantOf('MOUO', at('tarskiy')))
  const formerCurator = userWith('omsk', grantOf('CURATOR', at('sargatskiy-sosh-2')))
  const informant = userWith('omsk', grantOf('INFORMANT', at('sargatskiy-sosh-1'), { classes: null }))
  return {
    tree: reorganise(tree, { answeringToRegion: ['tarskiy-sosh-3'], mergers: { 'sargatskiy-sosh-2': 'sargatskiy-sosh-1' } }),
    users: [...users, mouo, formerCurator, informant],
  }
}
