import { generateLargeWorkbook } from '@nastavnik/synthetic'
import { loadTargetModels } from '@nastavnik/target-model'
const { planImport, workbookOfRows } = await import(process.argv[2] + '/apps/api/src/modules/imports/index.ts')
const [model] = await loadTargetModels()
const w = generateLargeWorkbook({ seed: 1, territory: 'Омская область', municipality: 'г. Омск', organisation: 'Сеть', year: 2021, rows: 140_000 })
const sheets = [w.organisation, { name: w.mentees.name, rows: [w.mentees.header, ...w.mentees.rows] }, { name: w.mentors.name, rows: [w.mentors.header, ...w.mentors.rows] }]
let chars=0,cells=0,rows=0
for (const s of sheets) for (const r of s.rows) {rows++;cells+=r.length; for(const c of r) if(typeof c==='string') chars+=c.length}
console.log(rows,cells,chars, cells*8+chars)
let n = 0
for (let i=0;i<3;i++){
const t = process.cpuUsage()
const wb = workbookOfRows(sheets)
const t2 = process.cpuUsage(t)
const plan = planImport(wb, { persons: [], programmes: [], participations: [], mentorships: [], links: [] }, { model, today: '2021-03-15', newId: () => String(++n) })
const u = process.cpuUsage(t)
console.log('collect', t2.user/1e6, 'all', u.user/1e6, JSON.stringify(plan.counters), (process.memoryUsage().rss/1e6).toFixed(0))
}
