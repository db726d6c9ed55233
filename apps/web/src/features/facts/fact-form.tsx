import { Textarea, TextInput } from '@mantine/core'
import { AggregateFact, factRoutes, factTexts, type NewFact, ParticipantRole } from '@nastavnik/contract'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '../../api/call.ts'
import { currentOf } from '../../api/problem.ts'
import { useSession } from '../../api/session.ts'
import { m } from '../../paraglide/messages.js'
import { Check } from '../../ui/check.tsx'
import { Choice } from '../../ui/choice.tsx'
import { ConflictChooser } from '../../ui/conflict-chooser.tsx'
import { useFieldErrors } from '../../ui/field-errors.ts'
import { Form } from '../../ui/form.tsx'
import { ProblemNotice } from '../../ui/problem-notice.tsx'
import type { ProblemTexts } from '../../ui/problem-text.ts'
import { roleName } from '../../ui/role-names.ts'
import { unitsOfCount } from '../../ui/units-of-count.ts'
import { beforeText, type FactField, factKeys, factLabels, isBefore, shownField, toFact, toFactTexts, wrongFields } from './fact-fields.ts'

const problems: ProblemTexts = {
  'fact.inFuture': [m.problem_fact_future, m.problem_fact_future_text],
  'fact.totalUnknown': [m.problem_fact_total, m.problem_fact_total_text],
  'fact.totalCircular': [m.problem_fact_circular, m.problem_fact_circular_text],
  'fact.tooMany': [m.problem_fact_many, m.problem_fact_many_text],
}

interface FactFormProps {
  readonly unit: string
  /** The fact that is corrected; undefined: a new one. */
  readonly fact: AggregateFact | undefined
  readonly others: readonly AggregateFact[]
  readonly onSaved: () => void
  readonly onCancel: () => void
}

export function FactForm({ unit, fact, others, onSaved, onCancel }: FactFormProps) {
  const { forms } = useSession()
  const [before] = useState(fact)
  const [texts, setTexts] = useState(toFactTexts(before))
  const labels = factLabels()
  const { attempt, errors, field, isSendable } = useFieldErrors('fact', labels, wrongFields(texts))
  const save = useMutation({
    mutationFn: ({ version, body }: { version: number | null; body: NewFact }) =>
      before === undefined || version === null
        ? call(factRoutes.enter, { body: { ...body, unit } })
        : call(factRoutes.correct, { params: { id: before.key }, body: { ...body, version } }),
    onSuccess: onSaved,
  })
  const fresh = currentOf(save.error, AggregateFact)
  if (fresh !== undefined) {
    const [old, theirs] = [toFactTexts(before), toFactTexts(fresh)]
    const edited = factKeys.filter((key) => texts[key] !== old[key] && texts[key] !== theirs[key])
    const show = (side: typeof texts, key: FactField) => shownField(side, key, { forms, others })
    return (
      <ConflictChooser
        differences={edited.map((key) => ({ key, label: labels[key], mine: show(texts, key), theirs: show(theirs, key) }))}
        busy={save.isPending}
        onDrop={onSaved}
        onKeep={(mine) => {
          const body = toFact({ ...theirs, ...Object.fromEntries(mine.map((key) => [key, texts[key]])) })
          if (body !== undefined) save.mutate({ version: fresh.version, body })
        }}
      />
    )
  }
  const set = (key: FactField) => (text: string | undefined) => setTexts({ ...texts, [key]: text ?? '' })
  const links = others.flatMap(({ key, title }) => (key === fact?.key ? [] : [[key, title] as const]))
  const text = (key: 'title' | 'dated' | 'source', hint: string, longest: number) => (
    <TextInput
      {...field(key)}
      required
      description={hint}
      maxLength={longest}
      value={texts[key]}
      onChange={(event) => set(key)(event.currentTarget.value)}
    />
  )
  return (
    <Form
      label={m.facts_enter()}
      errors={errors}
      attempt={attempt}
      submitText={m.fact_save()}
      busy={save.isPending}
      problem={save.error === null ? null : <ProblemNotice error={save.error} texts={problems} />}
      onCancel={onCancel}
      onSubmit={() => {
        const body = toFact(texts)
        if (isSendable() && body !== undefined) save.mutate({ version: before?.version ?? null, body })
      }}
    >
      {text('title', m.fact_field_title_hint(), factTexts.title)}
      <TextInput
        {...field('value')}
        required
        inputMode="numeric"
        maxLength={12}
        value={texts.value}
        onChange={(event) => set('value')(event.currentTarget.value)}
      />
      <Choice {...field('unitOfCount')} value={texts.unitOfCount} options={unitsOfCount()} onChoose={set('unitOfCount')} />
      {text('dated', m.fact_field_dated_hint(), 20)}
      {text('source', m.fact_field_source_hint(), factTexts.source)}
      <Choice
        {...field('form')}
        any={m.fact_field_form_none()}
        value={texts.form}
        options={forms.map(({ code, title }) => [code, title] as const)}
        onChoose={set('form')}
      />
      <Choice
        {...field('role')}
        any={m.fact_field_role_none()}
        value={texts.role}
        options={ParticipantRole.options.map((role) => [role, roleName(role)] as const)}
        onChoose={set('role')}
      />
      {links.length === 0 ? null : (
        <>
          <Choice {...field('partOf')} any={m.fact_field_link_none()} value={texts.partOf} options={links} onChoose={set('partOf')} />
          <Choice {...field('within')} any={m.fact_field_link_none()} value={texts.within} options={links} onChoose={set('within')} />
        </>
      )}
      <Textarea
        {...field('overlap')}
        description={m.fact_field_overlap_hint()}
        rows={2}
        maxLength={factTexts.overlap}
        value={texts.overlap}
        onChange={(event) => set('overlap')(event.currentTarget.value)}
      />
      <Check
        id={field('beforeCriteria').id}
        label={labels.beforeCriteria}
        checked={isBefore(texts)}
        onChange={(checked) => set('beforeCriteria')(beforeText(checked))}
      />
    </Form>
  )
}
