import { type Indicators, indicatorRoutes } from '@nastavnik/contract'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { reading } from '../../api/queries.ts'
import { useMay } from '../../api/session.ts'
import { m } from '../../paraglide/messages.js'
import { AggregateLine } from '../../ui/aggregate-line.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Filters } from '../../ui/filters.tsx'
import { LinkButton } from '../../ui/link-button.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Page } from '../../ui/page.tsx'
import { StructureChoice } from '../../ui/structure-choice.tsx'
import { UnitScope } from '../../ui/unit-scope.tsx'
import { DenominatorPanel } from './denominator-panel.tsx'
import { IndicatorsTable } from './indicators-table.tsx'
import { type UnitYear, useUnitYear } from './unit-year.ts'
import { YearChoice } from './year-choice.tsx'

interface IndicatorsPageProps {
  readonly search: UnitYear
  readonly onSearch: (search: UnitYear) => void
}

export function IndicatorsPage({ search, onSearch }: IndicatorsPageProps) {
  const at = useUnitYear(search)
  const mayRead = useMay('organisation.read')
  const mayMeasure = useMay('measurement.read')
  const found = useQuery({ ...reading(indicatorRoutes.get, { query: at }), placeholderData: keepPreviousData })
  const unit = found.data?.unit
  return (
    <Page
      title={m.indicators_title()}
      lead={m.indicators_lead()}
      actions={
        <>
          {mayMeasure ? (
            <LinkButton to="/results" search={{ unit: at.unit }} variant="default">
              {m.results_link()}
            </LinkButton>
          ) : null}
          {unit?.level === 'region' ? (
            <LinkButton to="/indicators/municipalities" search={at} variant="default">
              {m.indicators_by_municipality()}
            </LinkButton>
          ) : null}
        </>
      }
    >
      {mayRead ? <UnitScope unit={unit} onPick={({ code }) => onSearch({ ...search, unit: code })} /> : null}
      <div>
        <Filters label={m.indicators_scope()}>
          <YearChoice year={at.year} onPick={(year) => onSearch({ ...search, year })} />
          <StructureChoice structure={at.structure} onChoose={(structure) => onSearch({ ...search, structure })} />
        </Filters>
        <Loaded of={found} lines={10}>
          {(indicators) => <Seen indicators={indicators} />}
        </Loaded>
      </div>
      <AggregateLine unit={at.unit} period={String(at.year)} />
    </Page>
  )
}

function Seen({ indicators }: { readonly indicators: Indicators }) {
  const maySet = useMay('denominator.set')
  if (indicators.items.length === 0) {
    return (
      <EmptyState title={m.indicators_none_title()}>
        <p>{m.indicators_none_text()}</p>
      </EmptyState>
    )
  }
  return (
    <>
      <p className="print-only">
        {indicators.unit.title}, {indicators.year}
      </p>
      <IndicatorsTable {...indicators} />
      {maySet ? <DenominatorPanel key={`${indicators.unit.code} ${indicators.year}`} {...indicators} /> : null}
    </>
  )
}
