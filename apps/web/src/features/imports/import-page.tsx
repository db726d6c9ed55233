import { type Import, importRoutes } from '@nastavnik/contract'
import { useQuery } from '@tanstack/react-query'
import { reading } from '../../api/queries.ts'
import { m } from '../../paraglide/messages.js'
import { showInstant } from '../../ui/days.ts'
import { LinkButton } from '../../ui/link-button.tsx'
import { Page } from '../../ui/page.tsx'
import { Waiting } from '../../ui/waiting.tsx'
import { ImportAttempts } from './import-attempts.tsx'
import { ImportDecision } from './import-decision.tsx'
import { ImportFigures, ImportHeadcount } from './import-figures.tsx'
import { ImportProblem } from './import-problem.tsx'
import { ImportResult } from './import-result.tsx'
import { IgnoredRows, ParkedRows, WarnedRows } from './import-rows.tsx'
import { ImportSheets } from './import-sheets.tsx'
import { ImportSteps } from './import-steps.tsx'
import { isUnclear } from './unclear-sheets.ts'

export function ImportPage({ id }: { readonly id: string }) {
  const found = useQuery(reading(importRoutes.get, { params: { id } }))
  if (found.data !== undefined) return <ImportSeen {...found.data} />
  return (
    <Page title={m.imports_title()}>
      {found.error === null ? (
        <Waiting />
      ) : (
        <>
          <ImportProblem error={found.error} />
          <div>
            <LinkButton to="/imports">{m.imports_title()}</LinkButton>
          </div>
        </>
      )}
    </Page>
  )
}

function ImportSeen(found: Import) {
  const isDone = found.state === 'done'
  const isUnclearFirst = !isDone && found.sheets.some(isUnclear)
  const lead = isDone ? m.import_lead_done({ when: showInstant(found.confirmedAt ?? found.createdAt) }) : m.import_lead_preview()
  return (
    <Page title={isDone ? m.import_title_done() : m.import_title_preview()} lead={`${found.organisation.title}. ${lead}`}>
      <ImportSteps now={isDone ? 2 : 1} />
      {isDone ? null : <ImportDecision {...found} />}
      {isUnclearFirst ? <ImportSheets {...found} /> : null}
      <ImportFigures {...found} />
      <ImportAttempts {...found} />
      {isDone ? <ImportResult {...found} /> : null}
      <ParkedRows {...found} />
      <WarnedRows {...found} />
      <IgnoredRows {...found} />
      <ImportHeadcount {...found} />
      {isUnclearFirst ? null : <ImportSheets {...found} />}
    </Page>
  )
}
