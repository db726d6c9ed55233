import { Button, TextInput } from '@mantine/core'
import { denominatorTexts, type Indicators, indicatorRoutes } from '@nastavnik/contract'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '../../api/call.ts'
import { refresh } from '../../api/queries.ts'
import { useSession } from '../../api/session.ts'
import { m } from '../../paraglide/messages.js'
import { Choice } from '../../ui/choice.tsx'
import { parseDay, showDay } from '../../ui/days.ts'
import { useFieldErrors } from '../../ui/field-errors.ts'
import { Form } from '../../ui/form.tsx'
import { Notice } from '../../ui/notice.tsx'
import { parseCount } from '../../ui/numbers.ts'
import { ProblemNotice } from '../../ui/problem-notice.tsx'
import type { ProblemTexts } from '../../ui/problem-text.ts'
import { Section } from '../../ui/section.tsx'

const problems: ProblemTexts = {
  'denominator.ofOrganisation': [m.problem_denominator_organisation, m.problem_denominator_organisation_text],
  'measure.unknown': [m.problem_measure, m.problem_invalid_text],
}

export function DenominatorPanel(indicators: Indicators) {
  const [state, setState] = useState<'closed' | 'open' | 'saved'>('closed')
  if (indicators.unit.level === 'organisation') return null // there the denominator is the headcount on the card
  return (
    <Section title={m.denominator_title()}>
      <p className="soft">{m.denominator_lead()}</p>
      {state === 'saved' ? <Notice tone="good" title={m.denominator_saved()} focused /> : null}
      {state === 'open' ? (
        <DenominatorForm {...indicators} onSaved={() => setState('saved')} onCancel={() => setState('closed')} />
      ) : (
        <div className="no-print">
          <Button color="accent" onClick={() => setState('open')}>
            {m.denominator_title()}
          </Button>
        </div>
      )}
    </Section>
  )
}

function DenominatorForm({ unit, year, items, onSaved, onCancel }: Indicators & { onSaved: () => void; onCancel: () => void }) {
  const { today } = useSession()
  const measures = [...new Map(items.map(({ denominatorMeasure: { code, title } }) => [code, title])).entries()]
  const [texts, setTexts] = useState({ measure: measures[0]?.[0] ?? '', value: '', source: '', countedOn: showDay(today) })
  const value = parseCount(texts.value)
  const countedOn = parseDay(texts.countedOn)
  const labels = {
    measure: m.denominator_measure(),
    value: m.denominator_value(),
    source: m.denominator_source(),
    countedOn: m.denominator_on(),
  }
  const { attempt, errors, field, isSendable } = useFieldErrors('denominator', labels, {
    ...(value === undefined ? { value: m.number_invalid() } : {}),
    ...(texts.source.trim() === '' ? { source: m.field_required() } : {}),
    ...(countedOn === undefined ? { countedOn: m.day_invalid() } : {}),
  })
  const save = useMutation({
    mutationFn: (given: { value: number; countedOn: string }) =>
      call(indicatorRoutes.setDenominator, { body: { unit: unit.code, year, measure: texts.measure, source: texts.source, ...given } }),
    onSuccess: async () => {
      await refresh(indicatorRoutes.get, indicatorRoutes.byMunicipality)
      onSaved()
    },
  })
  const set = (part: Partial<typeof texts>) => setTexts({ ...texts, ...part })
  return (
    <Form
      label={m.denominator_title()}
      errors={errors}
      attempt={attempt}
      submitText={m.denominator_save()}
      busy={save.isPending}
      problem={save.error === null ? null : <ProblemNotice error={save.error} texts={problems} />}
      onCancel={onCancel}
      onSubmit={() => {
        if (isSendable() && value !== undefined && countedOn !== undefined) save.mutate({ value, countedOn })
      }}
    >
      <Choice {...field('measure')} value={texts.measure} options={measures} onChoose={(measure = '') => set({ measure })} />
      <TextInput
        {...field('value')}
        inputMode="numeric"
        required
        value={texts.value}
        onChange={(event) => set({ value: event.currentTarget.value })}
      />
      <TextInput
        {...field('source')}
        required
        maxLength={denominatorTexts.source}
        value={texts.source}
        onChange={(event) => set({ source: event.currentTarget.value })}
      />
      <TextInput
        {...field('countedOn')}
        required
        description={m.day_hint()}
        value={texts.countedOn}
        onChange={(event) => set({ countedOn: event.currentTarget.value })}
      />
    </Form>
  )
}
