import { type Composition, compositionRoutes } from '@nastavnik/contract'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { call } from '../../api/call.ts'
import { reading } from '../../api/queries.ts'
import { m } from '../../paraglide/messages.js'
import type { CompositionSearch } from '../../search-params.ts'
import { Choice } from '../../ui/choice.tsx'
import { DownloadButton } from '../../ui/download-button.tsx'
import { Filters } from '../../ui/filters.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Page } from '../../ui/page.tsx'
import { StructureChoice } from '../../ui/structure-choice.tsx'
import { Tabs } from '../../ui/tabs.tsx'
import { UnitScope } from '../../ui/unit-scope.tsx'
import { CompositionTable } from './composition-table.tsx'
import { ModeSwitch } from './mode-switch.tsx'
import { PeriodPicker } from './period-picker.tsx'
import { ReportTabs } from './report-tabs.tsx'
import { useScope } from './scope.ts'

interface CompositionPageProps {
  readonly search: CompositionSearch
  readonly onSearch: (search: CompositionSearch) => void
}

/** The participants of a report told apart by one thing. */
export function CompositionPage({ search, onSearch }: CompositionPageProps) {
  const { form, composition } = search
  const scope = { ...useScope(search), ...(form === undefined ? {} : { form }) }
  const query = { ...scope, ...(composition === undefined ? {} : { composition }) }
  const composed = useQuery({ ...reading(compositionRoutes.get, { query }), placeholderData: keepPreviousData })
  const change = (part: CompositionSearch) => onSearch({ ...search, ...part })
  const titles = composed.data?.forms.map(({ code, title }) => [code, title] as const) ?? []
  return (
    <Page
      title={m.composition_title()}
      lead={<span className="no-print">{m.composition_lead()}</span>}
      actions={
        <DownloadButton
          color="accent"
          variant="filled"
          label={m.reports_download()}
          load={() => call(compositionRoutes.workbook, { query: scope })}
        />
      }
    >
      <ReportTabs current="composition" search={search} />
      <UnitScope unit={composed.data?.unit} onPick={({ code }) => onSearch({ ...search, unit: code, composition: undefined })} />
      <div>
        <Filters label={m.reports_scope()}>
          <PeriodPicker period={scope.period} onPick={(period) => change({ period })} />
          <Choice label={m.form_label()} any={m.form_any()} value={form} options={titles} onChoose={(chosen) => change({ form: chosen })} />
          <StructureChoice structure={scope.structure} onChoose={(structure) => change({ structure })} />
        </Filters>
        {/* Without a form both ways of counting give the same people. */}
        {form === undefined ? null : (
          <ModeSwitch mode={scope.mode} level={composed.data?.unit.level} onChoose={(mode) => change({ mode })} />
        )}
      </div>
      <Loaded of={composed} lines={8}>
        {(found) => (
          <>
            <p className="print-only">
              {found.unit.title}, {found.period.title}
            </p>
            <Kinds found={found} search={search} />
            <CompositionTable found={found} scope={scope} />
          </>
        )}
      </Loaded>
    </Page>
  )
}

function Kinds({ found: { offered, composition }, search }: { readonly found: Composition; readonly search: CompositionSearch }) {
  if (offered.length === 1) return null
  return (
    <Tabs
      label={m.composition_kinds()}
      tabs={offered.map(({ code, title }) => ({
        key: code,
        title,
        link: { to: '/reports/composition', search: { ...search, composition: code } },
        isCurrent: code === composition.code,
      }))}
    />
  )
}
