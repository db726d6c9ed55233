import { type AggregateFact, factRoutes } from '@nastavnik/contract'
import { useMutation } from '@tanstack/react-query'
import { call } from '../../api/call.ts'
import { refresh } from '../../api/queries.ts'
import { m } from '../../paraglide/messages.js'
import { Confirmation } from '../../ui/confirmation.tsx'
import { ProblemNotice } from '../../ui/problem-notice.tsx'
import type { ProblemTexts } from '../../ui/problem-text.ts'
import { showCounted } from '../../ui/units-of-count.ts'

const problems: ProblemTexts = {
  'fact.leanedOn': [m.problem_fact_leaned_on, m.problem_fact_leaned_on_text],
  'fact.outdated': [m.problem_fact_corrected, m.problem_fact_corrected_text],
  'fact.notFound': [m.problem_fact_gone, m.problem_fact_gone_text],
}

interface DeleteFactProps {
  /** As it stands now: after a refusal the fresh one. */
  readonly fact: AggregateFact
  readonly onDeleted: () => void
  readonly onCancel: () => void
}

/** Says what will go before it goes. */
export function DeleteFact({ fact: { key, title, value, unitOfCount, source, version }, onDeleted, onCancel }: DeleteFactProps) {
  const remove = useMutation({
    mutationFn: () => call(factRoutes.remove, { params: { id: key }, query: { version: version ?? 0 } }),
    onSuccess: onDeleted,
    onError: () => refresh(factRoutes.list),
  })
  return (
    <Confirmation
      title={m.facts_delete_one({ title })}
      confirmText={m.facts_delete()}
      busy={remove.isPending}
      onConfirm={() => remove.mutate()}
      onCancel={onCancel}
    >
      <p>{m.facts_delete_text({ counted: showCounted(value, unitOfCount), source })}</p>
      {remove.error === null ? null : <ProblemNotice error={remove.error} texts={problems} />}
    </Confirmation>
  )
}
