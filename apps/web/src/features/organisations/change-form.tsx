import { TextInput } from '@mantine/core'
import { type Organisation, type OrganisationChange, organisationRoutes, organisationTexts } from '@nastavnik/contract'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '../../api/call.ts'
import { useSession } from '../../api/session.ts'
import { m } from '../../paraglide/messages.js'
import { Choice } from '../../ui/choice.tsx'
import { useFieldErrors } from '../../ui/field-errors.ts'
import { Form } from '../../ui/form.tsx'
import { PlaceChoice } from '../../ui/place-choice.tsx'
import { ProblemNotice } from '../../ui/problem-notice.tsx'
import { DecisionFields, type ReorganisationForm, useDecision } from './decision.tsx'
import { organisationProblems } from './organisation-problems.ts'

/** What the organisation becomes from a day on: its title, kind, municipality and whom it answers to. */
export function ChangeForm({ organisation, onSaved, onCancel }: ReorganisationForm) {
  const { code, version, title, kind, municipality, authority } = organisation
  const { organisationKinds, authorities, grants } = useSession()
  const isWhole = grants.some(({ place }) => place.level === 'region')
  const [texts, setTexts] = useState({ title, kind: kind.code, municipality: municipality?.code ?? '', authority: authority?.code ?? '' })
  const set = (part: Partial<typeof texts>) => setTexts({ ...texts, ...part })
  const decision = useDecision()
  const labels = { ...decision.labels, title: m.organisation_title_field() }
  const { attempt, errors, field, isSendable } = useFieldErrors('change', labels, {
    ...decision.wrong,
    ...(texts.title.trim() === '' ? { title: m.field_required() } : {}),
  })
  const save = useMutation({
    mutationFn: (body: OrganisationChange): Promise<Organisation> => call(organisationRoutes.change, { params: { code }, body }),
    onSuccess: onSaved,
  })
  return (
    <Form
      label={m.reorganise_change()}
      errors={errors}
      attempt={attempt}
      submitText={m.reorganise_change_do()}
      busy={save.isPending}
      problem={save.error === null ? null : <ProblemNotice error={save.error} texts={organisationProblems} />}
      onCancel={onCancel}
      onSubmit={() => {
        if (!isSendable() || decision.decision === undefined) return
        const orNone = (text: string) => (text === '' ? null : text)
        const { title, kind, municipality, authority } = texts
        save.mutate({ ...decision.decision, version, title, kind, municipality: orNone(municipality), authority: orNone(authority) })
      }}
    >
      <p className="soft">{m.reorganise_change_text()}</p>
      <TextInput
        {...field('title')}
        required
        maxLength={organisationTexts.title}
        value={texts.title}
        onChange={(event) => set({ title: event.currentTarget.value })}
      />
      <Choice
        label={m.organisations_kind()}
        value={texts.kind}
        options={organisationKinds.map((one) => [one.code, one.title] as const)}
        onChoose={(chosen = kind.code) => set({ kind: chosen })}
      />
      {isWhole ? (
        <>
          <PlaceChoice
            level="municipality"
            label={m.organisations_municipality()}
            none={m.organisation_place_none()}
            value={texts.municipality}
            current={municipality}
            onChoose={(chosen) => set({ municipality: chosen })}
          />
          <Choice
            label={m.organisation_answers_to()}
            any={texts.municipality === '' ? m.organisation_answers_to_region() : m.organisation_mouo()}
            value={texts.authority}
            options={authorities.map((one) => [one.code, one.title] as const)}
            onChoose={(chosen = '') => set({ authority: chosen })}
          />
        </>
      ) : (
        <p className="soft small">{m.reorganise_region_only()}</p>
      )}
      <DecisionFields of={decision} field={field} />
    </Form>
  )
}
