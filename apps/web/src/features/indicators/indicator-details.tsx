import type { IndicatorValue } from '@nastavnik/contract'
import { m } from '../../paraglide/messages.js'
import { Facts } from '../../ui/facts.tsx'
import { rateText } from './survey-rate.ts'

export function IndicatorDetails({ formula, source, note, project, target, denominatorMeasure, survey }: IndicatorValue) {
  const optional = (label: string, value: string | null | undefined) =>
    value === null || value === undefined ? [] : [[label, value] as const]
  return (
    <Facts
      facts={[
        [m.indicators_formula_label(), formula],
        [m.indicators_denominator(), denominatorMeasure.title],
        [m.indicators_source_label(), source],
        ...(survey === null
          ? []
          : [
              [m.indicators_satisfied_label(), m.indicators_satisfied({ threshold: String(survey.threshold) })] as const,
              [m.indicators_rate_label(), rateText(survey)] as const,
              [m.indicators_threshold_source(), survey.source] as const,
            ]),
        ...optional(m.indicators_target_source(), target?.source),
        ...optional(m.indicators_project_label(), project),
        ...optional(m.indicators_note_label(), note),
      ]}
    />
  )
}
