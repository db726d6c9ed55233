import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Pools } from './pools.rules.ts'
import { mentee, mentor, told } from './testing.ts'

const nobody = { named: [], apart: [] }
const many = Array.from({ length: 5000 }, (_, at) =>
  mentor({
    organisationId: at < 2500 ? 'school' : `o${at}`,
    municipalityId: at < 4000 ? 'district' : 'town',
    helpsWith: told(at % 2 === 0 ? 1 : 2),
    places: at === 0 ? 0 : 1,
  }),
)

test('a school is looked at as far as 2000, and round it a hundred neighbours and forty from anywhere who help with what is asked', () => {
  const one = mentee({ request: told(1) })
  const pools = new Pools(many, () => false)
  for (const turn of [0, 1, 4999, 139_999]) {
    const pool = pools.around(one, turn, nobody)
    expect(new Set(pool).size).toBe(2140)
    expect(pool.filter((at) => at < 2500).length).toBeGreaterThanOrEqual(2000)
    expect([...pool.subarray(2000)].every((at) => at % 2 === 0)).toBe(true)
  }
  expect(pools.inside(one, nobody)).toHaveLength(2500)
})

test('those named come first and once, those apart and those who are out never', () => {
  fc.assert(
    fc.property(
      fc.array(fc.nat(4999), { maxLength: 5 }),
      fc.array(fc.nat(4999), { maxLength: 5 }),
      fc.nat(140_000),
      (named, apart, turn) => {
        const pool = [...new Pools(many, ({ places }) => places < 1).around(mentee(), turn, { named, apart })]
        const first = [...new Set(named)].filter((at) => at !== 0 && !apart.includes(at))
        expect(pool.slice(0, first.length)).toEqual(first)
        expect(new Set(pool).size).toBe(pool.length)
        expect(pool.filter((at) => at === 0 || apart.includes(at))).toEqual([])
      },
    ),
    { numRuns: 30 },
  )
})
