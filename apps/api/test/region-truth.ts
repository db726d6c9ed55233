import {
  generateRegion,
  type RegionFigure,
  type RegionOptions,
  type RegionOrganisation,
  type RegionParticipation,
} from '@nastavnik/synthetic'
import type { Fact } from './recount.ts'

const codes: Readonly<Record<string, string>> = {
  'ученик – ученик': 'PUPIL_PUPIL',
  'учитель – учитель': 'TEACHER_TEACHER',
  'студент – ученик': 'STUDENT_PUPIL',
  'работодатель – ученик': 'EMPLOYER_PUPIL',
  'работодатель – студент': 'EMPLOYER_STUDENT',
  'педагог – ученик': 'PEDAGOGUE_PUPIL',
  'студент – студент': 'SPO_PEER',
  'команда – команда': 'TEAM_TEAM',
}

type Card = Pick<RegionOrganisation, 'code' | 'headcounts' | 'kind' | 'municipality'>

/** What the generator says of a region, never what a database holds. */
export interface RegionTruth {
  /** Of organisations that keep bases. */
  readonly cards: readonly Card[]
  readonly facts: readonly Fact[]
  readonly figures: readonly RegionFigure[]
  /** Only the truth about one municipality; its own figures too. */
  of(municipality: string | null): RegionTruth
}

function factOf({ code, kind, municipality }: Card, { id, person, programme, role, startsOn, endsOn }: RegionParticipation): Fact {
  return {
    id,
    person: person.id,
    identity: person.id, // a region just written has no hashes yet: each card stands for itself
    role,
    startsOn,
    endsOn,
    programme: programme.id,
    title: programme.title,
    titleKey: programme.title.toLowerCase().replaceAll('ё', 'е'),
    form: codes[programme.form] ?? '',
    practice: programme.practice,
    organisation: code,
    kind,
    municipality,
    bornOn: person.bornOn,
    bornYear: person.bornYear,
    experience: person.experienceYears,
    employer: person.employer,
  }
}

export function regionTruth(options: RegionOptions): RegionTruth {
  const region = generateRegion(options)
  const cards: Card[] = []
  const facts: Fact[] = []
  for (const organisation of region.organisations) {
    const { code, kind, municipality, headcounts } = organisation
    if (kind === 'PARTNER') continue
    cards.push({ code, kind, municipality, headcounts })
    for (const participation of organisation.participations) facts.push(factOf(organisation, participation))
  }
  return truthOf(cards, facts, region.figures())
}

function truthOf(cards: readonly Card[], facts: readonly Fact[], figures: readonly RegionFigure[]): RegionTruth {
  const parts = { cards: Map.groupBy(cards, municipalityOf), facts: Map.groupBy(facts, municipalityOf) }
  const of = (municipality: string | null): RegionTruth => {
    const own = figures.filter((figure) => figure.municipality === municipality)
    if (municipality === null) return truthOf(cards, facts, own)
    return truthOf(parts.cards.get(municipality) ?? [], parts.facts.get(municipality) ?? [], own)
  }
  return { cards, facts, figures, of }
}

const municipalityOf = ({ municipality }: { municipality: string | null }) => municipality
