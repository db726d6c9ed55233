import type { AssessedYear } from '@nastavnik/contract'
import { type Definition, levelOf, scoreOf } from '@nastavnik/questionnaires'
import type { AssessmentRow } from './assessments.repo.ts'

/** The figures of each year; `definitionOf` gives the text that answers were given under. */
export function yearFigures(
  rows: readonly AssessmentRow[],
  definitionOf: (questionnaireId: string) => Definition | undefined,
): AssessedYear[] {
  const byYear = Map.groupBy(rows, ({ year }) => year)
  return [...byYear].map(([year, ofYear]) => {
    const finished = ofYear.filter(({ finishedAt }) => finishedAt !== null)
    const curators = finished.find(({ code }) => code === 'CURATOR_ASSESSMENT')
    const definition = curators === undefined ? undefined : definitionOf(curators.questionnaireId)
    const score = curators === undefined || definition === undefined ? undefined : scoreOf(definition, curators.answers)
    const partnersIn = (among: readonly AssessmentRow[]) => among.filter(({ code }) => code === 'PARTNER_SATISFACTION').length
    return {
      year,
      points: score?.points ?? null,
      level: (score === undefined ? undefined : levelOf(score)) ?? null,
      isSwotFinished: finished.some(({ code }) => code === 'SWOT'),
      partnersAsked: partnersIn(ofYear),
      partnersAnswered: partnersIn(finished),
    }
  })
}
