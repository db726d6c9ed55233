import { createRandom, type Random, seedOf } from '../random.ts'
import type { SchoolKind } from '../synthetic-school.ts'

export interface RegionMunicipality {
  code: string
  /** «Саргатский», «г. Омск». */
  title: string
}

export interface RegionOptions {
  seed: number
  municipalities: readonly RegionMunicipality[]
  /** The last of the three school years: 2020 is 2020/2021. */
  lastSchoolYear: number
  schools: number
  /** Children of 10–19 in Form 1 of the region; colleges and extra education are in the number. */
  learners: number
  /** People in the bases over all three years, mentors included. */
  participants: number
}

/** Omsk region in life: 33 municipalities, some 700 schools, 230 000 learners, 140 541 participants in 2020. */
export const wholeRegion = { schools: 700, learners: 230_000, participants: 140_000 } as const

/** An organisation before its people: how large it is and how many take part. */
export interface Place {
  municipality: RegionMunicipality
  kind: SchoolKind
  code: string
  title: string
  learners: number
  participants: number
}

const isCity = ({ title }: RegionMunicipality) => title.startsWith('г. ')

/** The largest municipality takes half of the learners, as the regional centre does. */
function weightsOf(random: Random, municipalities: readonly RegionMunicipality[]): number[] {
  const weights = municipalities.map((one) => (isCity(one) ? 0 : random.between(60, 160)))
  const rest = weights.reduce((sum, weight) => sum + weight, 0)
  return municipalities.map((one, index) => (isCity(one) ? Math.max(rest, 100) : (weights[index] ?? 0)))
}

/** A village school is a quarter of a city one; sizes within a municipality differ tenfold. */
const sizes = [450, 240, 180, 150, 120, 96, 80, 66, 41]
const citySizes = [1200, 980, 860, 760, 640, 520, 410]

interface Sized extends Omit<Place, 'learners' | 'participants'> {
  weight: number
}

const schoolNames = [
  ['СОШ', 'sosh'],
  ['Гимназия', 'gimnaziya'],
  ['Лицей', 'litsey'],
] as const

function schoolsOf(random: Random, municipality: RegionMunicipality, count: number): Sized[] {
  const pattern = isCity(municipality) ? citySizes : sizes
  return Array.from({ length: count }, (_, index) => {
    const [name, slug] = schoolNames[index % 9 === 1 ? 1 : index % 13 === 5 ? 2 : 0] ?? schoolNames[0]
    const weight = (pattern[index % pattern.length] ?? 100) * (random.between(85, 115) / 100)
    const number = index + 1
    return { municipality, kind: 'SCHOOL', code: `${municipality.code}-${slug}-${number}`, title: `${name} № ${number}`, weight }
  })
}

const kindShares: Readonly<Record<SchoolKind, { learners: number; activity: number }>> = {
  SCHOOL: { learners: 0.84, activity: 1 },
  EXTRA_ED: { learners: 0.06, activity: 0.6 },
  COLLEGE: { learners: 0.1, activity: 0.2 },
}

/** All organisations that keep bases, municipality by municipality, sized so that the region sums up to what was asked. */
export function placesOf({ seed, municipalities, schools, learners, participants }: RegionOptions): Place[] {
  const random = createRandom(seedOf(seed, 11))
  const weights = weightsOf(random, municipalities)
  const all = weights.reduce((sum, weight) => sum + weight, 0)
  const sized = municipalities.flatMap((municipality, index): Sized[] => {
    const part = (weights[index] ?? 0) / all
    // A city school is four times a village one: half of the learners sit in a fifth of the schools.
    const count = Math.max(2, Math.round(schools * part * (isCity(municipality) ? 0.44 : 1.56)))
    const { code } = municipality
    const clubs = isCity(municipality) ? Math.max(1, Math.round(schools / 350)) : 1
    const colleges = isCity(municipality) ? Math.max(1, Math.round(schools / 40)) : Number(random.chance(0.35))
    return [
      ...schoolsOf(random, municipality, count),
      ...Array.from({ length: clubs }, (_, number) => ({
        municipality,
        kind: 'EXTRA_ED' as const,
        code: `${code}-ddt-${number + 1}`,
        title: `Дом детского творчества № ${number + 1}`,
        weight: part * random.between(80, 120),
      })),
      ...Array.from({ length: colleges }, (_, number) => ({
        municipality,
        kind: 'COLLEGE' as const,
        code: `${code}-tekhnikum-${number + 1}`,
        title: `Многопрофильный техникум № ${number + 1}`,
        weight: random.between(60, 140),
      })),
    ]
  })
  return shareOut(sized, learners, participants)
}

function shareOut(sized: readonly Sized[], learners: number, participants: number): Place[] {
  const sums = new Map<SchoolKind, number>()
  for (const { kind, weight } of sized) sums.set(kind, (sums.get(kind) ?? 0) + weight)
  const learnersOf = ({ kind, weight }: Sized) => (learners * kindShares[kind].learners * weight) / (sums.get(kind) ?? 1)
  const active = sized.reduce((sum, one) => sum + learnersOf(one) * kindShares[one.kind].activity, 0)
  return sized.map((one) => ({
    ...one,
    learners: Math.max(20, Math.round(learnersOf(one))),
    participants: Math.max(12, Math.round((participants * learnersOf(one) * kindShares[one.kind].activity) / active)),
  }))
}
