import type { IndicatorValue } from '@nastavnik/contract'
import { m } from '../../paraglide/messages.js'
import { showNumber, showPercent } from '../../ui/numbers.ts'

/** How many of those who took part have answered: a share of the satisfied is read beside it. */
export const rateText = ({ answered, participants, rate }: NonNullable<IndicatorValue['survey']>): string =>
  m.indicators_rate({
    answered: showNumber(answered),
    participants: showNumber(participants),
    rate: rate === null ? '0 %' : showPercent(rate),
  })
