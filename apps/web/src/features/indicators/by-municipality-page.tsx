import { indicatorRoutes, type Structure } from '@nastavnik/contract'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { reading } from '../../api/queries.ts'
import { m } from '../../paraglide/messages.js'
import type { IndicatorSearch } from '../../search-params.ts'
import { Choice } from '../../ui/choice.tsx'
import { DataTable } from '../../ui/data-table.tsx'
import { Filters } from '../../ui/filters.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { showNumber } from '../../ui/numbers.ts'
import { Page } from '../../ui/page.tsx'
import { StructureChoice } from '../../ui/structure-choice.tsx'
import { Percent } from './amounts.tsx'
import { useUnitYear } from './unit-year.ts'
import { YearChoice } from './year-choice.tsx'

interface ByMunicipalityPageProps {
  readonly search: IndicatorSearch
  readonly onSearch: (search: IndicatorSearch) => void
}

export function ByMunicipalityPage({ search, onSearch }: ByMunicipalityPageProps) {
  const at = useUnitYear(search)
  const all = useQuery(reading(indicatorRoutes.get, { query: at }))
  const chosen = all.data?.items.find(({ code }) => code === search.indicator) ?? all.data?.items[0]
  return (
    <Page
      title={m.indicators_by_municipality()}
      lead={chosen === undefined ? undefined : m.indicators_by_municipality_lead({ title: chosen.title })}
      back={
        <Link to="/indicators" search={at}>
          {m.indicators_back()}
        </Link>
      }
    >
      <Filters label={m.indicators_by_municipality()}>
        <Choice
          label={m.indicators_choose()}
          value={chosen?.code}
          options={all.data?.items.map(({ code, title }) => [code, title] as const) ?? []}
          onChoose={(indicator) => onSearch({ ...search, indicator })}
        />
        <YearChoice year={at.year} onPick={(year) => onSearch({ ...search, year })} />
        <StructureChoice structure={at.structure} onChoose={(structure) => onSearch({ ...search, structure })} />
      </Filters>
      <Loaded of={all}>
        {() => (chosen === undefined ? <p>{m.indicators_none_text()}</p> : <Municipalities {...at} indicator={chosen.code} />)}
      </Loaded>
    </Page>
  )
}

function Municipalities(query: {
  readonly unit: string
  readonly year: number
  readonly structure?: Structure
  readonly indicator: string
}) {
  const found = useQuery({ ...reading(indicatorRoutes.byMunicipality, { query }), placeholderData: keepPreviousData })
  const amount = (value: number | null) => (value === null ? <span className="soft">{m.indicators_no_data()}</span> : showNumber(value))
  return (
    <Loaded of={found} lines={12}>
      {({ items }) =>
        items.length === 0 ? (
          <p>{m.indicators_municipalities_none()}</p>
        ) : (
          <DataTable
            label={m.indicators_by_municipality()}
            rows={items}
            rowKey={({ unit }) => unit.code}
            columns={[
              {
                title: m.indicators_municipality(),
                heading: true,
                render: ({ unit }) => (
                  <Link to="/indicators" search={{ unit: unit.code, year: query.year, structure: query.structure }}>
                    {unit.title}
                  </Link>
                ),
              },
              { title: m.indicators_value(), numeric: true, render: ({ value }) => <Percent value={value} /> },
              { title: m.indicators_numerator(), numeric: true, render: ({ numerator }) => amount(numerator) },
              { title: m.indicators_denominator(), numeric: true, render: ({ denominator }) => amount(denominator) },
            ]}
          />
        )
      }
    </Loaded>
  )
}
