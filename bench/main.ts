import { startCluster } from './kit/cluster.ts'
import type { Row } from './kit/measure.ts'

const names = [
  'import',
  'undo',
  'duplicates',
  'region-load',
  'server',
  'recount',
  'forms',
  'list',
  'consents',
  'writes',
  'answering',
  'measurements',
  'matching',
  'candidates',
  'rounds',
  'row-security',
  'start',
  'web-size',
]

const wanted = process.argv.slice(2)
const cluster = await startCluster()
try {
  console.log('| что | измерено | предел | |\n|---|---|---|---|')
  for (const name of wanted.length === 0 ? names : wanted) {
    const { run } = (await import(`./${name}.ts`)) as { run: () => Promise<Row[]> }
    for (const { what, figure, limit, passed } of await run()) {
      console.log(`| ${what} | ${figure} | ${limit} | ${passed === null ? '' : passed ? 'да' : '**нет**'} |`)
      if (passed === false) process.exitCode = 1
    }
  }
} finally {
  await cluster.stop()
}
