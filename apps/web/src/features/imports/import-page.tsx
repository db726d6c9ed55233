import { type Import, importRoutes, type RowCode } from '@nastavnik/contract'
import { useQuery } from '@tanstack/react-query'
import { reading } from '../../api/queries.ts'
import { m } from '../../paraglide/messages.js'
import { showInstant } from '../../ui/days.ts'
import { LinkButton } from '../../ui/link-button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Page } from '../../ui/page.tsx'
import { Waiting } from '../../ui/waiting.tsx'
import { Differences } from './differences.tsx'
import { ImportAttempts } from './import-attempts.tsx'
import { ImportDecision } from './import-decision.tsx'
import { CardFigures, ImportFigures, ImportHeadcount } from './import-figures.tsx'
import { ImportProblem } from './import-problem.tsx'
import { ImportResult } from './import-result.tsx'
import { IgnoredRows, ParkedRows, WarnedRows } from './import-rows.tsx'
import { ImportSheets } from './import-sheets.tsx'
import { undoneWords } from './import-state.tsx'
import { ImportSteps } from './import-steps.tsx'
import { ImportUndo } from './import-undo.tsx'
import { RowReasons } from './row-reasons.tsx'
import { isUnclear } from './unclear-sheets.ts'

interface ImportPageProps {
  readonly id: string
  /** Only rows of this reason. */
  readonly problem: RowCode | undefined
  /** Of the differences. */
  readonly page: number
  readonly onPage: (page: number) => void
}

export function ImportPage({ id, ...shown }: ImportPageProps) {
  const found = useQuery(reading(importRoutes.get, { params: { id } }))
  if (found.data !== undefined) return <ImportSeen found={found.data} {...shown} />
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

function ImportSeen({ found, problem, page, onPage }: { readonly found: Import } & Omit<ImportPageProps, 'id'>) {
  if (found.undone !== null) return <ImportUndone found={found} undone={found.undone} />
  const isDone = found.state === 'done'
  const isUnclearFirst = !isDone && found.sheets.some(isUnclear)
  const when = showInstant(found.confirmedAt ?? found.createdAt)
  const preview = { title: m.import_title_preview(), lead: found.cards === null ? m.import_lead_preview() : m.cards_lead_preview() }
  const done =
    found.cards === null
      ? { title: m.import_title_done(), lead: m.import_lead_done({ when }) }
      : { title: m.cards_title_done(), lead: m.cards_lead_done({ when }) }
  const { title, lead } = isDone ? done : preview
  return (
    <Page title={title} lead={`${found.organisation.title}. ${lead}`}>
      <ImportSteps now={isDone ? 2 : 1} />
      {isDone ? null : <ImportDecision {...found} />}
      {isUnclearFirst ? <ImportSheets {...found} /> : null}
      {found.cards === null ? <ImportFigures {...found} /> : <CardFigures {...found} cards={found.cards} />}
      {isDone ? null : <Differences found={found} page={page} onPage={onPage} />}
      <ImportAttempts {...found} />
      {isDone ? <ImportResult {...found} /> : null}
      {isDone ? <ImportUndo {...found} /> : null}
      <RowReasons id={found.id} reasons={found.reasons} problem={problem} />
      <ParkedRows found={found} problem={problem} />
      <WarnedRows found={found} problem={problem} />
      <IgnoredRows found={found} problem={problem} />
      {found.cards === null ? <ImportHeadcount {...found} /> : null}
      {isUnclearFirst ? null : <ImportSheets {...found} />}
    </Page>
  )
}

/** What is left of an import that was taken back: how much it was, who decided and when. */
function ImportUndone({ found, undone }: { readonly found: Import; readonly undone: NonNullable<Import['undone']> }) {
  return (
    <Page title={m.import_title_undone()} lead={`${found.organisation.title}. ${m.import_lead_undone()}`}>
      <Notice tone="info" title={undoneWords(undone)}>
        <p>{m.import_undone_next()}</p>
      </Notice>
      <div>
        <LinkButton to="/imports">{m.import_next_again()}</LinkButton>
      </div>
      <ImportFigures {...found} />
      <ImportAttempts {...found} />
    </Page>
  )
}
