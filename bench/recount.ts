import { RegionComparison } from '../apps/api/test/compare-region.ts'
import { regionTruth } from '../apps/api/test/region-truth.ts'
import { gate, info, type Row } from './kit/measure.ts'
import { freshRegion, omsk, regionOptions } from './kit/region.ts'

/** Every number of the whole region in three periods and both modes against a count over what the generator knows. */
export async function run(): Promise<Row[]> {
  const database = await freshRegion('bench_recount')
  const model = await omsk()
  const started = performance.now()
  const truth = regionTruth({ ...regionOptions, municipalities: model.municipalities })
  const comparison = new RegionComparison(database.environment, model, truth)
  await comparison.all()
  await database.close()
  for (const difference of comparison.differences.slice(0, 20)) console.error(difference)
  return [
    info('Независимый пересчёт области', `${comparison.compared} сравнений за ${((performance.now() - started) / 1000).toFixed(0)} s`),
    gate('Расхождений с независимым пересчётом', comparison.differences.length, 0, ''),
  ]
}
