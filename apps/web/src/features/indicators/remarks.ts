import type { IndicatorValue } from '@nastavnik/contract'
import { m } from '../../paraglide/messages.js'

type Remark = IndicatorValue['remarks'][number]

const texts: Readonly<Record<Remark, () => string>> = {
  numeratorAboveDenominator: m.remark_above,
  birthYearOnly: m.remark_year_only,
  birthUnknown: m.remark_birth_unknown,
  experienceUnknown: m.remark_experience,
  employerUnknown: m.remark_employer,
  headcountMissing: m.remark_headcount,
  answersFew: m.remark_answers_few,
}

export const remarkText = (remark: Remark) => texts[remark]()
