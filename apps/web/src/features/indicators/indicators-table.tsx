import type { Indicators, IndicatorValue } from '@nastavnik/contract'
import { Link } from '@tanstack/react-router'
import { Fragment, useState } from 'react'
import { m } from '../../paraglide/messages.js'
import { showDay } from '../../ui/days.ts'
import { Icon } from '../../ui/icon.tsx'
import { showNumber } from '../../ui/numbers.ts'
import { ScrollRegion } from '../../ui/scroll-region.tsx'
import table from '../../ui/table.module.css'
import { Deviation, Percent, Target } from './amounts.tsx'
import { IndicatorDetails } from './indicator-details.tsx'
import styles from './indicators-table.module.css'
import { remarkText } from './remarks.ts'
import { rateText } from './survey-rate.ts'

export function IndicatorsTable(indicators: Indicators) {
  const title = m.indicators_table({ year: String(indicators.year) })
  return (
    <ScrollRegion label={title}>
      <table className={table['table']} data-cards aria-label={title}>
        <thead>
          <tr>
            <th scope="col">{m.indicators_name()}</th>
            <th scope="col" data-numeric="true">
              {m.indicators_value()}
            </th>
            <th scope="col" data-numeric="true">
              {m.indicators_numerator()}
            </th>
            <th scope="col" data-numeric="true">
              {m.indicators_denominator()}
            </th>
            <th scope="col" data-numeric="true">
              {m.indicators_target()}
            </th>
            <th scope="col" data-numeric="true">
              {m.indicators_deviation()}
            </th>
          </tr>
        </thead>
        <tbody>
          {indicators.items.map((indicator) => (
            <IndicatorRows key={indicator.code} indicator={indicator} of={indicators} />
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  )
}

function IndicatorRows({ indicator, of }: { readonly indicator: IndicatorValue; readonly of: Indicators }) {
  const [isOpen, setOpen] = useState(false)
  const { code, title, remarks, value, target, deviation, survey } = indicator
  const id = `details-${code}`
  return (
    <Fragment>
      <tr>
        <th scope="row" className={styles['name']}>
          {title}
          {remarks.map((remark) => (
            <p key={remark} className={styles['remark']}>
              <span aria-hidden="true">! </span>
              {remarkText(remark)}
            </p>
          ))}
          {survey === null ? null : <p className={styles['origin']}>{rateText(survey)}</p>}
          <p className="no-print">
            <button
              type="button"
              className={styles['more']}
              aria-expanded={isOpen}
              aria-controls={id}
              aria-label={m.indicators_formula({ title })}
              onClick={() => setOpen(!isOpen)}
            >
              <Icon name={isOpen ? 'down' : 'right'} /> {m.indicators_formula_short()}
            </button>
          </p>
        </th>
        <td data-numeric="true" data-label={m.indicators_value()}>
          <Percent value={value} />
        </td>
        <td data-numeric="true" data-label={m.indicators_numerator()}>
          <Numerator indicator={indicator} of={of} />
        </td>
        <td data-numeric="true" data-label={m.indicators_denominator()}>
          <DenominatorCell indicator={indicator} of={of} />
        </td>
        <td data-numeric="true" data-label={m.indicators_target()}>
          <Target target={target} />
        </td>
        <td data-numeric="true" data-label={m.indicators_deviation()}>
          <Deviation deviation={deviation} />
        </td>
      </tr>
      <tr id={id} hidden={!isOpen}>
        <td colSpan={6}>
          <IndicatorDetails {...indicator} />
        </td>
      </tr>
    </Fragment>
  )
}

interface CellProps {
  readonly indicator: IndicatorValue
  readonly of: Indicators
}

const noData = () => <span className="soft">{m.indicators_no_data()}</span>

/** A number that leads to the people behind it, for those who may see them. */
function Linked({ indicator: { code, title }, of, number }: CellProps & { readonly number: string }) {
  if (!of.peopleVisible) return number
  return (
    <Link
      to="/indicators/people"
      search={{ unit: of.unit.code, year: of.year, structure: of.structure, indicator: code }}
      aria-label={m.indicators_people_link({ number, title })}
    >
      {number}
    </Link>
  )
}

/** Who is satisfied is an answer: of a survey no list stands behind the numerator, but behind the denominator all who take part. */
function Numerator({ indicator, of }: CellProps) {
  const { numerator, survey } = indicator
  if (numerator === null) return noData()
  const number = showNumber(numerator)
  return survey === null ? <Linked indicator={indicator} of={of} number={number} /> : number
}

function DenominatorCell({ indicator, of }: CellProps) {
  const { denominator, survey } = indicator
  if (denominator === null) return noData()
  const { value, source, countedOn } = denominator
  const number = showNumber(value)
  return (
    <>
      {survey !== null && survey.participants === value ? <Linked indicator={indicator} of={of} number={number} /> : number}
      <div className={`${styles['origin']} soft small`}>
        {source}
        {countedOn === null ? '' : `, ${m.indicators_on({ day: showDay(countedOn) })}`}
      </div>
    </>
  )
}
