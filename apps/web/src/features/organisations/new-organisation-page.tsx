import { TextInput } from '@mantine/core'
import { type NewOrganisation, organisationRoutes, organisationTexts } from '@nastavnik/contract'
import { useMutation } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { call } from '../../api/call.ts'
import { usePlace } from '../../api/place.ts'
import { refresh } from '../../api/queries.ts'
import { useSession } from '../../api/session.ts'
import { m } from '../../paraglide/messages.js'
import { Choice } from '../../ui/choice.tsx'
import { parseDay } from '../../ui/days.ts'
import { useFieldErrors } from '../../ui/field-errors.ts'
import { Form } from '../../ui/form.tsx'
import { Page } from '../../ui/page.tsx'
import { PlaceChoice } from '../../ui/place-choice.tsx'
import { ProblemNotice } from '../../ui/problem-notice.tsx'
import { organisationProblems } from './organisation-problems.ts'

export function NewOrganisationPage() {
  const navigate = useNavigate()
  const kinds = useSession().organisationKinds.map(({ code, title }) => [code, title] as const)
  const place = usePlace()
  const [texts, setTexts] = useState({ title: '', kind: '', municipality: '', founder: '', validFrom: '', validTo: '' })
  const municipality = place.level === 'municipality' ? place.code : texts.municipality
  const labels = {
    title: m.organisation_title_field(),
    kind: m.organisations_kind(),
    municipality: m.organisations_municipality(),
    founder: m.organisation_founder(),
    validFrom: m.organisation_valid_from_field(),
    validTo: m.organisation_valid_to_field(),
  }
  const isDayWrong = (text: string) => text.trim() !== '' && parseDay(text) === undefined
  const { attempt, errors, field, isSendable } = useFieldErrors('organisation', labels, {
    ...(texts.title.trim() === '' ? { title: m.field_required() } : {}),
    ...(texts.kind === '' ? { kind: m.organisation_kind_missing() } : {}),
    ...(isDayWrong(texts.validFrom) ? { validFrom: m.day_invalid() } : {}),
    ...(isDayWrong(texts.validTo) ? { validTo: m.day_invalid() } : {}),
  })
  const create = useMutation({
    mutationFn: (body: NewOrganisation) => call(organisationRoutes.create, { body }),
    onSuccess: async ({ code }) => {
      await refresh(organisationRoutes.list)
      await navigate({ to: '/organisations/$code', params: { code } })
    },
  })
  const set = (part: Partial<typeof texts>) => setTexts({ ...texts, ...part })
  const day = (text: string) => parseDay(text) ?? null
  const { title, kind, founder } = texts
  return (
    <Page title={m.organisation_new_title()} lead={m.organisation_new_lead()}>
      <Form
        label={m.organisation_new_title()}
        errors={errors}
        attempt={attempt}
        submitText={m.organisation_create()}
        busy={create.isPending}
        problem={create.error === null ? null : <ProblemNotice error={create.error} texts={organisationProblems} />}
        onCancel={() => void navigate({ to: '/organisations' })}
        onSubmit={() => {
          if (!isSendable()) return
          create.mutate({
            title,
            kind,
            municipality: municipality === '' ? null : municipality,
            founder,
            validFrom: day(texts.validFrom),
            validTo: day(texts.validTo),
          })
        }}
      >
        <TextInput
          {...field('title')}
          required
          maxLength={organisationTexts.title}
          value={title}
          onChange={(event) => set({ title: event.currentTarget.value })}
        />
        <Choice
          {...field('kind')}
          any={m.organisation_kind_choose()}
          value={kind}
          options={kinds}
          onChoose={(chosen = '') => set({ kind: chosen })}
        />
        {place.level === 'region' ? (
          <PlaceChoice
            level="municipality"
            {...field('municipality')}
            none={m.organisation_municipality_none()}
            value={texts.municipality}
            onChoose={(chosen) => set({ municipality: chosen })}
          />
        ) : (
          <Choice {...field('municipality')} value={place.code} options={[[place.code, place.title]]} onChoose={() => undefined} />
        )}
        <TextInput
          {...field('founder')}
          maxLength={organisationTexts.founder}
          value={founder}
          onChange={(event) => set({ founder: event.currentTarget.value })}
        />
        <TextInput
          {...field('validFrom')}
          description={m.day_hint()}
          value={texts.validFrom}
          onChange={(event) => set({ validFrom: event.currentTarget.value })}
        />
        <TextInput
          {...field('validTo')}
          description={m.day_hint()}
          value={texts.validTo}
          onChange={(event) => set({ validTo: event.currentTarget.value })}
        />
      </Form>
    </Page>
  )
}
