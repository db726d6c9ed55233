import { type Closing, type Organisation, organisationRoutes } from '@nastavnik/contract'
import { useMutation } from '@tanstack/react-query'
import { call } from '../../api/call.ts'
import { m } from '../../paraglide/messages.js'
import { useFieldErrors } from '../../ui/field-errors.ts'
import { Form } from '../../ui/form.tsx'
import { ProblemNotice } from '../../ui/problem-notice.tsx'
import { DecisionFields, type ReorganisationForm, useDecision } from './decision.tsx'
import { organisationProblems } from './organisation-problems.ts'

/** Closes the organisation without a successor. */
export function ClosingForm({ organisation: { code, version }, onSaved, onCancel }: ReorganisationForm) {
  const decision = useDecision()
  const { attempt, errors, field, isSendable } = useFieldErrors('closing', decision.labels, decision.wrong)
  const save = useMutation({
    mutationFn: (body: Closing): Promise<Organisation> => call(organisationRoutes.close, { params: { code }, body }),
    onSuccess: onSaved,
  })
  return (
    <Form
      label={m.reorganise_close()}
      errors={errors}
      attempt={attempt}
      submitText={m.reorganise_close_do()}
      busy={save.isPending}
      problem={save.error === null ? null : <ProblemNotice error={save.error} texts={organisationProblems} />}
      onCancel={onCancel}
      onSubmit={() => {
        if (isSendable() && decision.decision !== undefined) save.mutate({ ...decision.decision, version })
      }}
    >
      <p className="soft">{m.reorganise_close_text()}</p>
      <DecisionFields of={decision} field={field} />
    </Form>
  )
}
