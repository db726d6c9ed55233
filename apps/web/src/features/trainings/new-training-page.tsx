import { type TrainingPlan, trainingRoutes, type UnitRef } from '@nastavnik/contract'
import { useMutation } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { call } from '../../api/call.ts'
import { refresh } from '../../api/queries.ts'
import { m } from '../../paraglide/messages.js'
import { Page } from '../../ui/page.tsx'
import { emptyPlan } from './plan-fields.ts'
import { PlanForm } from './plan-form.tsx'

export function NewTrainingPage({ organisation }: { readonly organisation: UnitRef }) {
  const navigate = useNavigate()
  const [initial] = useState(emptyPlan)
  const create = useMutation({
    mutationFn: (plan: TrainingPlan) => call(trainingRoutes.create, { body: { organisation: organisation.code, plan } }),
    onSuccess: ({ id }) => {
      void refresh(trainingRoutes.list)
      void navigate({ to: '/trainings/$id', params: { id } })
    },
  })
  return (
    <Page title={m.training_create()} lead={m.training_create_lead()} back={<Link to="/trainings">{m.trainings_title()}</Link>}>
      <PlanForm initial={initial} busy={create.isPending} error={create.error} onSave={(plan) => create.mutate(plan)} />
    </Page>
  )
}
