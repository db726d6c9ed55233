import { isoDay } from '../calendar.ts'
import { namesInAll } from '../names.ts'
import { createPeopleIndex } from '../people.ts'
import { createRandom, type Random, seedOf } from '../random.ts'
import { phone } from '../sheets.ts'
import { createRegionIds, type RegionIds } from './region-ids.ts'
import { createRegionPeople } from './region-people.ts'
import type { RegionFigure, RegionHeadcount, RegionOrganisation } from './region-rows.ts'
import { type Place, placesOf, type RegionMunicipality, type RegionOptions } from './region-shape.ts'
import { createBases } from './region-years.ts'

export interface SyntheticRegion {
  /** One organisation at a time, partners of a municipality before its schools; can be read again. */
  organisations: Iterable<RegionOrganisation>
  /** Denominators of municipalities and of the region; they need the headcounts, so they are counted on the way. */
  figures(): RegionFigure[]
}

/** A region at any size: the same options give the same rows, ids included, and no more than one organisation is in memory. */
export function generateRegion(options: RegionOptions): SyntheticRegion {
  return { organisations: { [Symbol.iterator]: () => organisationsOf(options) }, figures: () => figuresOf(options) }
}

const partnersOf = (places: readonly Place[]): number => Math.max(3, Math.round(places.length / 2.2))
const partnerTitles = ['Агрофирма', 'Завод', 'Больница', 'Торговый дом', 'Автопарк', 'Издательство']

function* organisationsOf({ seed, lastSchoolYear, ...options }: RegionOptions): Generator<RegionOrganisation> {
  const ids = createRegionIds(seed)
  const personAt = createPeopleIndex(seedOf(seed, 12))
  let names = 0
  const nextName = () => personAt(names++ % namesInAll)
  const places = placesOf({ seed, lastSchoolYear, ...options })
  let stream = 100
  let index = 0
  for (const [municipality, own] of Map.groupBy(places, (place) => place.municipality)) {
    const employers: RegionOrganisation[] = []
    for (let number = 1; number <= partnersOf(own); number += 1)
      employers.push(partner(createRandom(seedOf(seed, stream++)), ids, municipality, number, nextName().name))
    yield* employers
    for (const place of own) {
      const random = createRandom(seedOf(seed, stream++))
      const people = createRegionPeople({ random, kind: place.kind, nextName, nextId: ids.person, employers })
      yield {
        ...card(ids, place, nextName().name, random),
        headcounts: headcountsOf(place, index++, lastSchoolYear),
        ...createBases({ random, ids, people, kind: place.kind, participants: place.participants, lastSchoolYear }),
      }
    }
  }
}

type Card = Pick<RegionOrganisation, 'code' | 'email' | 'head' | 'id' | 'kind' | 'municipality' | 'phone' | 'title'>

const card = (
  ids: RegionIds,
  { code, kind, title, municipality }: Pick<RegionOrganisation, 'code' | 'kind' | 'title'> & { municipality: RegionMunicipality },
  head: string,
  random: Random,
): Card => ({
  id: ids.organisation(),
  code,
  kind,
  title,
  municipality: municipality.code,
  head,
  phone: phone(random.between(0, 9999)),
  email: `${code}@example.org`,
})

function partner(random: Random, ids: RegionIds, municipality: RegionMunicipality, number: number, head: string): RegionOrganisation {
  const title = `${partnerTitles[number % partnerTitles.length]} «${random.pick(['Восход', 'Нива', 'Сибирь', 'Радуга'])} ${number}»`
  const about = card(ids, { code: `${municipality.code}-partner-${number}`, kind: 'PARTNER', title, municipality }, head, random)
  return { ...about, headcounts: [], persons: [], programmes: [], participations: [], mentorships: [] }
}

/** One organisation of twenty-five has given no headcount, another only the first one. */
function headcountsOf({ learners }: Place, index: number, lastSchoolYear: number): RegionHeadcount[] {
  const given = index % 25 === 7 ? 0 : index % 25 === 13 ? 1 : 3
  return [-2, -1, 0].slice(0, given).map((shift) => {
    const children10to19 = Math.round(learners * (1 + shift * 0.015))
    const teachers = Math.round(6 + learners / 11)
    const countedOn = isoDay(lastSchoolYear + shift, 10, 1)
    return { countedOn, children10to19, teachers, youngTeachers: Math.max(1, Math.round(teachers * 0.18)) }
  })
}

const figureShares = {
  children10to19: ({ learners }: Sums) => learners * 1.06,
  youth15to19: ({ learners }: Sums) => learners * 0.48,
  enterprises: ({ partners }: Sums) => partners * 12,
  schoolLearners: ({ SCHOOL }: Sums) => SCHOOL * 1.6,
  extraEdLearners: ({ EXTRA_ED }: Sums) => EXTRA_ED * 1.3,
  collegeStudents: ({ COLLEGE }: Sums) => COLLEGE * 1.1,
  youngTeachersUnder35: ({ learners }: Sums) => learners * 0.011,
} as const

interface Sums {
  learners: number
  partners: number
  SCHOOL: number
  EXTRA_ED: number
  COLLEGE: number
}

/** The last municipality has not sent its figures; the first has sent last year's half of the youth: its share is above all of them. */
function figuresOf(options: RegionOptions): RegionFigure[] {
  const { figure } = createRegionIds(options.seed)
  const groups = [...Map.groupBy(placesOf(options), ({ municipality }) => municipality.code)]
  const years = [-2, -1, 0].map((shift) => options.lastSchoolYear + shift)
  const sums = groups.map(([municipality, places]) => ({ municipality, ...sumsOf(places) }))
  const figures = years.flatMap((year) =>
    Object.entries(figureShares).flatMap(([measure, of]) => {
      const each = sums.map(({ municipality, ...sum }, index) => {
        const value = Math.round(of(sum) * (index === 0 && measure === 'youth15to19' ? 0.01 : 1))
        return { municipality, year, measure, value }
      })
      const whole = { municipality: null, year, measure, value: each.reduce((sum, { value }) => sum + value, 0) }
      const given = each.length > 1 ? each.slice(0, -1) : each
      // The region's children of 10–19 are the sum of Form 1 in the first year: nobody has entered the figure yet.
      return measure === 'children10to19' && year === years[0] ? given : [...given, whole]
    }),
  )
  return figures.map((one) => ({ id: figure(), ...one }))
}

function sumsOf(places: readonly Place[]): Sums {
  const of = (kind: Place['kind']) => places.reduce((sum, place) => sum + (place.kind === kind ? place.learners : 0), 0)
  const [SCHOOL, EXTRA_ED, COLLEGE] = [of('SCHOOL'), of('EXTRA_ED'), of('COLLEGE')]
  return { SCHOOL, EXTRA_ED, COLLEGE, learners: SCHOOL + EXTRA_ED + COLLEGE, partners: partnersOf(places) }
}
