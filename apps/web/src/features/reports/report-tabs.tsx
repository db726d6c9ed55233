import type { CountingMode, Structure } from '@nastavnik/contract'
import { m } from '../../paraglide/messages.js'
import { Tabs } from '../../ui/tabs.tsx'

interface ReportTabsProps {
  readonly current: 'forms' | 'composition'
  readonly search: {
    readonly unit?: string | undefined
    readonly period?: string | undefined
    readonly mode?: CountingMode | undefined
    readonly structure?: Structure | undefined
  }
}

/** The reports about one unit and period; what was chosen goes along. */
export function ReportTabs({ current, search: { unit, period, mode, structure } }: ReportTabsProps) {
  const search = { unit, period, mode, structure }
  return (
    <Tabs
      label={m.reports_tabs()}
      tabs={[
        { key: 'forms', title: m.reports_tab_forms(), link: { to: '/reports', search }, isCurrent: current === 'forms' },
        {
          key: 'composition',
          title: m.reports_tab_composition(),
          link: { to: '/reports/composition', search },
          isCurrent: current === 'composition',
        },
      ]}
    />
  )
}
