import { isDeepStrictEqual } from 'node:util'
import type {
  Composition,
  Form1Row,
  FormRow,
  FormsSummary,
  Indicators,
  JointRound,
  Unit as ListedUnit,
  MatchingNumbers,
} from '@nastavnik/contract'
import type { AccessApp } from './access-app.ts'
import { reads, readsForm, seesNamesOf } from './access-oracle.ts'
import { type Placed, type Tree, type TreeOrganisation, type Unit, unitsOf } from './organisation-tree.ts'
import { type FormNumbers, formNumbers, organisationsIn, peopleIn, standingIn } from './tree-counts.ts'
import { jointForm, membersOf } from './tree-joint.ts'
import { agreedIn, isProposedIn, waitingIn } from './tree-matching.ts'
import type { TreeUser } from './tree-users.ts'

interface Page<Item> {
  readonly items: Item[]
  readonly total: number
}

export interface Difference {
  readonly what: string
  readonly got: unknown
  readonly due: unknown
}

const codes = (units: readonly { code: string }[]): string[] => units.map(({ code }) => code).sort()
const ids = (rows: readonly { id: string }[]): string[] => rows.map(({ id }) => id).sort()
const byForm = (numbers: readonly FormNumbers[]): FormNumbers[] => [...numbers].sort((a, b) => (a.form < b.form ? -1 : 1))

/** Reads lists and numbers on behalf of a user, holds them against the tree and notes every difference. */
export class NumberChecks {
  readonly #app: AccessApp
  readonly #tree: Tree
  readonly #user: TreeUser
  readonly #cookie: string
  readonly differences: Difference[] = []

  constructor(app: AccessApp, tree: Tree, user: TreeUser, cookie: string) {
    this.#app = app
    this.#tree = tree
    this.#user = user
    this.#cookie = cookie
  }

  #same(what: string, got: unknown, due: unknown): void {
    if (!isDeepStrictEqual(got, due)) this.differences.push({ what, got, due })
  }

  async #fetch<Body>(url: string): Promise<Body> {
    const reply = await this.#app.server.inject({ url, headers: { cookie: this.#cookie } })
    if (reply.statusCode !== 200) throw new Error(`${url} answered ${reply.statusCode}`)
    return reply.json<Body>()
  }

  /** The list of units holds exactly what the reader may open. */
  async units(): Promise<void> {
    const readable = unitsOf(this.#tree).filter((unit) => reads(this.#user, 'opensCards', unit))
    if (readable.length === 0) return
    const { items, total } = await this.#fetch<Page<ListedUnit>>('/api/units?level=organisation')
    this.#same('organisations listed', codes(items), codes(readable.filter(({ level }) => level === 'organisation')))
    this.#same('organisations counted', total, items.length)
    const planted = codes([...this.#tree.regions, ...this.#tree.municipalities])
    const above = (await this.#fetch<Page<ListedUnit>>('/api/units')).items.filter(({ code }) => planted.includes(code))
    this.#same('territories listed', codes(above), codes(readable.filter(({ level }) => level !== 'organisation')))
  }

  /** Registers of a school are whole for its curator; a search for another school's people finds nobody. */
  async registers({ code, people, mentorships, imports }: TreeOrganisation): Promise<void> {
    const listed = (path: string) => this.#fetch<Page<{ id: string }>>(`/api/${path}organisation=${code}`)
    this.#same(`people of ${code}`, ids((await listed('people?')).items), ids(people))
    this.#same(`mentorships of ${code}`, ids((await listed('mentorships?')).items), ids(mentorships))
    this.#same(`imports of ${code}`, ids((await listed('imports?')).items), [...imports].sort())
    const foreign = this.#tree.organisations.find((other) => other.code !== code)
    if (foreign === undefined) return
    const search = `search=${encodeURIComponent(foreign.token)}`
    this.#same(`foreign people found at ${code}`, (await listed(`people?${search}&`)).total, 0)
    this.#same(`foreign mentorships found at ${code}`, (await listed(`mentorships?${search}&`)).total, 0)
  }

  async programmes({ code, programmes }: TreeOrganisation): Promise<void> {
    const { items } = await this.#fetch<Page<{ id: string }>>(`/api/programmes?organisation=${code}`)
    this.#same(`programmes of ${code}`, ids(items), ids(programmes))
  }

  /** The numbers of a unit count its own people and nobody else's, in the reader's forms and no other. */
  async forms(unit: Unit): Promise<void> {
    const scope = `unit=${unit.code}&period=2021`
    const inside = standingIn(this.#tree, unit)
    const due = byForm(formNumbers(this.#tree, unit).filter(({ form }) => readsForm(this.#user, unit, form)))
    const { forms, form1, peopleVisible } = await this.#fetch<FormsSummary>(`/api/forms?${scope}&mode=distinct`)
    const numbers = forms.flatMap(({ form, rows, total }) => (rows === 0 ? [] : [{ form, rows, ...total }]))
    const foreign = forms.filter(({ form }) => !readsForm(this.#user, unit, form))
    this.#same(`forms of other stewards at ${unit.code}`, foreign, [])
    this.#same(`numbers of ${unit.code}`, byForm(numbers), due)
    this.#same(
      `Form 1 of ${unit.code}`,
      [form1.organisations, form1.total.children10to19],
      [
        inside.length,
        90 * organisationsIn(this.#tree, unit).length, // nobody has been counted since the mergers
      ],
    )
    this.#same(`names behind numbers of ${unit.code}`, peopleVisible, seesNamesOf(this.#user, unit))
    const { total } = await this.#fetch<Composition>(`/api/compositions?${scope}`)
    const sum = (role: 'mentors' | 'mentees') => due.reduce((all, numbers) => all + numbers[role], 0)
    this.#same(`participants of ${unit.code}`, total, { mentors: sum('mentors'), mentees: sum('mentees') })
    const firstForm = await this.#fetch<Page<Form1Row>>(`/api/forms/form1?${scope}`)
    this.#same(`rows of Form 1 of ${unit.code}`, codes(firstForm.items.map(({ organisation }) => organisation)), codes(inside))
    for (const { form, rows } of due) {
      const { items, total } = await this.#fetch<Page<FormRow>>(`/api/forms/rows?${scope}&form=${form}`)
      this.#same(`rows of ${form} of ${unit.code}`, total, rows)
      const outside = items.filter(({ organisation }) => !codes(inside).includes(organisation.code))
      this.#same(`foreign rows of ${form} of ${unit.code}`, outside, [])
    }
  }

  /** The round of each organisation in counts, without the organisations that the reader does not lead. */
  async matching(unit: Unit): Promise<void> {
    const { items, total } = await this.#fetch<MatchingNumbers>(`/api/matching-numbers?unit=${unit.code}`)
    const isInside = ({ region, municipality, code }: TreeOrganisation) =>
      region === unit.region && (unit.level === 'region' || code === unit.code || municipality === unit.code)
    const inside = this.#tree.organisations.filter((one) => isInside(one) && reads(this.#user, 'countsMatching', one))
    const due = inside.flatMap((one): MatchingNumbers['items'] => {
      const form = one.programmes[0]?.form
      const { level, code, title } = one
      if (form === undefined || !readsForm(this.#user, unit, form, 'countsMatching')) return []
      const counts = { mentees: waitingIn(one).length, placed: agreedIn(one) === undefined ? 0 : 1, published: isProposedIn(one) ? 2 : 0 }
      return [{ organisation: { level, code, title }, form: { code: form, title: '' }, rounds: 1, ...counts }]
    })
    const sorted = (rows: MatchingNumbers['items']) =>
      rows
        .map(({ form, ...row }) => ({ ...row, form: { code: form.code, title: '' } }))
        .sort((a, b) => (a.organisation.code < b.organisation.code ? -1 : 1))
    this.#same(`matching of ${unit.code}`, sorted(items), sorted(due))
    this.#same(`matching counted in ${unit.code}`, total, due.length)
  }

  /** Joint rounds that a territory is in, its own and its region's, in the counts of all who take part. */
  async joint(unit: Unit): Promise<void> {
    const { items, total } = await this.#fetch<Page<JointRound>>(`/api/joint-rounds?unit=${unit.code}`)
    const isOver = ({ unit: place }: Placed) =>
      place.region === unit.region && (place.code === unit.code || place.level === 'region' || unit.level === 'region')
    const due = readsForm(this.#user, unit, jointForm, 'hostsMatching') ? this.#tree.joints.filter(isOver) : []
    const byId = <Row extends { readonly id: string }>(rows: readonly Row[]) => [...rows].sort((a, b) => (a.id < b.id ? -1 : 1))
    const counts = byId(due).map((joint) => {
      const { length: organisations } = membersOf(this.#tree, joint)
      return {
        id: joint.id,
        code: joint.unit.code,
        organisations,
        mentees: organisations * 7,
        mentors: organisations * 5,
        placed: organisations,
      }
    })
    const got = byId(items).map(({ id, unit: { code }, organisations, mentees, mentors, placed }) => ({
      id,
      code,
      organisations,
      mentees,
      mentors,
      placed,
    }))
    this.#same(`joint rounds of ${unit.code}`, got, counts)
    this.#same(`joint rounds counted in ${unit.code}`, total, due.length)
  }

  /** «Children of 10–19 as mentees»: everyone in the tree is of that age. */
  async indicators(unit: Unit): Promise<void> {
    const { items, peopleVisible } = await this.#fetch<Indicators>(`/api/indicators?unit=${unit.code}&year=2021`)
    const children = items.find(({ code }) => code === 'I1')?.numerator
    this.#same(`children of ${unit.code}`, children, peopleIn(this.#tree, unit, 'MENTEE'))
    this.#same(`names behind children of ${unit.code}`, peopleVisible, seesNamesOf(this.#user, unit))
    if (unit.level !== 'region') return
    const url = `/api/indicators/municipalities?unit=${unit.code}&year=2021&indicator=I1`
    const rows = (await this.#fetch<{ items: { unit: Unit; numerator: number }[] }>(url)).items
    for (const municipality of this.#tree.municipalities.filter(({ region }) => region === unit.region)) {
      const row = rows.find(({ unit: { code } }) => code === municipality.code)
      this.#same(`children of ${municipality.code}`, row?.numerator, peopleIn(this.#tree, municipality, 'MENTEE'))
    }
  }
}
