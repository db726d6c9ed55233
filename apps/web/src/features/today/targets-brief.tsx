import { type IndicatorValue, indicatorRoutes } from '@nastavnik/contract'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { reading } from '../../api/queries.ts'
import { m } from '../../paraglide/messages.js'
import { DataTable } from '../../ui/data-table.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { showDeviation, showPercent } from '../../ui/numbers.ts'
import { Section } from '../../ui/section.tsx'

const isKnown = ({ value, target }: IndicatorValue) => value !== null || target !== null

/** The indicators that have a value or a target; the rest are behind the link. */
export function TargetsBrief({ unit, year }: { readonly unit: string; readonly year: number }) {
  const found = useQuery(reading(indicatorRoutes.get, { query: { unit, year } }))
  const absent = (text: string) => <span className="soft">{text}</span>
  return (
    <Section
      title={m.today_targets()}
      aside={
        <Link to="/indicators" search={{ unit, year }}>
          {m.today_targets_all()}
        </Link>
      }
    >
      <Loaded of={found} lines={5}>
        {({ items }) => (
          <DataTable
            label={m.today_targets()}
            rows={items.some(isKnown) ? items.filter(isKnown) : items}
            rowKey={({ code }) => code}
            columns={[
              { title: m.indicators_name(), heading: true, render: ({ title }) => title },
              {
                title: m.indicators_value(),
                numeric: true,
                render: ({ value }) => (value === null ? absent(m.indicators_no_data()) : showPercent(value)),
              },
              {
                title: m.indicators_target(),
                numeric: true,
                render: ({ target }) => (target === null ? absent(m.indicators_no_target()) : showPercent(target.percent)),
              },
              {
                title: m.indicators_deviation(),
                numeric: true,
                render: ({ deviation }) => (deviation === null ? absent(m.empty_dash()) : showDeviation(deviation)),
              },
            ]}
          />
        )}
      </Loaded>
    </Section>
  )
}
