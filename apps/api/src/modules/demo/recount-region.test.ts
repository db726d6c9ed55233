import { expect, test } from 'vitest'
import { RegionComparison } from '../../../test/compare-region.ts'
import { regionTruth } from '../../../test/region-truth.ts'
import { model as omsk } from '../../../test/school-bases.ts'
import { testDatabase } from '../../../test/test-database.ts'
import { loadRegion } from './index.ts'

const few = ['sargatskiy', 'tarskiy', 'omsk-city']
const model = { ...omsk, municipalities: omsk.municipalities.filter(({ code }) => few.includes(code)) }
const size = { schools: 9, learners: 1500, participants: 700, lastSchoolYear: 2021 }

test.each([1, 2, 4_000_000_000])('a small region of seed %i is counted as its generator knows it', async (seed) => {
  const database = await testDatabase()
  await loadRegion(database.ownerConnection, { ...size, seed, model })
  const truth = regionTruth({ ...size, seed, municipalities: model.municipalities })
  // The model of the region names thirty more municipalities, which have nobody.
  await database.owner.deleteFrom('municipality_pasts').execute()
  await database.owner.deleteFrom('municipalities').where('code', 'not in', few).execute()
  const comparison = new RegionComparison(database.environment, model, truth)
  await comparison.all()
  expect(comparison.differences).toEqual([])
  expect(comparison.compared).toBeGreaterThan(500)
  await database.close()
})
