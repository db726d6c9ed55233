import { Button } from '@mantine/core'
import { type FormsSummary, reportRoutes } from '@nastavnik/contract'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { call } from '../../api/call.ts'
import { reading } from '../../api/queries.ts'
import { m } from '../../paraglide/messages.js'
import type { ReportSearch } from '../../search-params.ts'
import { AggregateLine } from '../../ui/aggregate-line.tsx'
import { DownloadButton } from '../../ui/download-button.tsx'
import { Filters } from '../../ui/filters.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Page } from '../../ui/page.tsx'
import { StructureChoice } from '../../ui/structure-choice.tsx'
import { UnitScope } from '../../ui/unit-scope.tsx'
import { FormTable } from './form-table.tsx'
import { FormTabs } from './form-tabs.tsx'
import { Form1Table } from './form1-table.tsx'
import { ModeSwitch } from './mode-switch.tsx'
import { PeriodPicker } from './period-picker.tsx'
import { ReportTabs } from './report-tabs.tsx'
import { type Scope, useScope } from './scope.ts'

interface ReportsPageProps {
  readonly search: ReportSearch
  readonly onSearch: (search: ReportSearch) => void
}

export function ReportsPage({ search, onSearch }: ReportsPageProps) {
  const scope = useScope(search)
  const summary = useQuery({ ...reading(reportRoutes.forms, { query: scope }), placeholderData: keepPreviousData })
  const { page: _page, ...rest } = search
  const change = (part: ReportSearch) => onSearch({ ...rest, ...part })
  return (
    <Page
      title={m.reports_title()}
      lead={<span className="no-print">{m.reports_lead()}</span>}
      actions={
        <>
          <DownloadButton
            color="accent"
            variant="filled"
            label={m.reports_download()}
            load={() => call(reportRoutes.workbook, { query: scope })}
          />
          <Button variant="default" title={m.reports_print_hint()} onClick={() => print()}>
            {m.reports_print()}
          </Button>
        </>
      }
    >
      <ReportTabs current="forms" search={search} />
      <UnitScope unit={summary.data?.unit} onPick={({ code }) => change({ unit: code })} />
      <div>
        <Filters label={m.reports_scope()}>
          <PeriodPicker period={scope.period} onPick={(period) => change({ period })} />
          <StructureChoice structure={scope.structure} onChoose={(structure) => change({ structure })} />
        </Filters>
        <ModeSwitch mode={scope.mode} level={summary.data?.unit.level} onChoose={(mode) => change({ mode })} />
      </div>
      <Loaded of={summary} lines={10}>
        {(forms) => <Forms forms={forms} scope={scope} search={search} onSearch={onSearch} />}
      </Loaded>
      <AggregateLine unit={scope.unit} period={scope.period} />
    </Page>
  )
}

interface FormsProps {
  readonly forms: FormsSummary
  readonly scope: Scope
  readonly search: ReportSearch
  readonly onSearch: (search: ReportSearch) => void
}

function Forms({ forms, scope, search, onSearch }: FormsProps) {
  const onPage = (page: number) => onSearch({ ...search, page })
  const { headcount, page: _page, ...rest } = search
  const { page = 1 } = search
  const shown = forms.forms.find(({ form }) => form === search.form)
  return (
    <>
      <p className="print-only">
        {forms.unit.title}, {forms.period.title}
      </p>
      <FormTabs forms={forms} search={search} />
      {shown === undefined ? (
        <Form1Table
          summary={forms}
          scope={scope}
          onlySilent={headcount === 'missing'}
          onShowAll={() => onSearch(rest)}
          page={page}
          onPage={onPage}
        />
      ) : (
        <FormTable key={shown.form} form={shown} summary={forms} scope={scope} page={page} onPage={onPage} />
      )}
    </>
  )
}
