import type { GradeTerm, Wave } from '@nastavnik/contract'
import type { Block } from '@nastavnik/documents'
import { sql } from 'kysely'
import type { Context } from '../../access/use-case.ts'

const terms: Readonly<Record<GradeTerm, string>> = {
  Q1: '1 четверть',
  Q2: '2 четверть',
  Q3: '3 четверть',
  Q4: '4 четверть',
  H1: '1 полугодие',
  H2: '2 полугодие',
  YEAR: 'год',
}
const waves: Readonly<Record<Wave, string>> = { BASELINE: 'до программы', FINAL: 'после программы' }

/** The means that are kept of a person, for a paper about him. */
export async function gradesInWords({ tx, reach: { regionId } }: Context, personId: string): Promise<Block[]> {
  const { rows } = await sql<{ year: number; term: GradeTerm; wave: Wave; mean: string; subjects: number }>`
    select year, term, wave, mean, subjects from grades where region_id = ${regionId} and person_id = ${personId}
    order by year, term, wave`.execute(tx)
  if (rows.length === 0) return [{ kind: 'paragraph', text: 'Средний балл не записан; отметки не хранятся.' }]
  return [
    {
      kind: 'table',
      columns: [
        { title: 'Период', width: 4 },
        { title: 'Когда', width: 3 },
        { title: 'Средний балл', width: 2 },
        { title: 'Предметов', width: 2 },
      ],
      rows: rows.map(({ year, term, wave, mean, subjects }) => [
        `${terms[term]} ${year}/${year + 1} учебного года`,
        waves[wave],
        mean.replace('.', ','),
        String(subjects),
      ]),
    },
  ]
}
