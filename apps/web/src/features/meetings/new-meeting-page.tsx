import { meetingRoutes } from '@nastavnik/contract'
import { useMutation, useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { call } from '../../api/call.ts'
import { queries, reading, refresh } from '../../api/queries.ts'
import { m } from '../../paraglide/messages.js'
import { newId } from '../../ui/new-id.ts'
import { Page } from '../../ui/page.tsx'
import { PlanForm, type TypedPlan } from './plan-form.tsx'

/** Plans a meeting of a programme; everybody who takes part is invited at once. */
export function NewMeetingPage({ programme: id }: { readonly programme: string }) {
  const navigate = useNavigate()
  const [meeting] = useState(newId)
  const { data } = useQuery(reading(meetingRoutes.ofProgramme, { params: { id } }))
  const plan = useMutation({
    mutationFn: (typed: TypedPlan) => call(meetingRoutes.plan, { params: { id }, body: { ...typed, meeting, kind: 'GROUP_ACQUAINTANCE' } }),
    onSuccess: async (planned) => {
      queries.setQueryData(reading(meetingRoutes.get, { params: { id: planned.id } }).queryKey, planned)
      void refresh(meetingRoutes.ofProgramme)
      await navigate({ to: '/meetings/$id', params: { id: planned.id } })
    },
  })
  return (
    <Page
      title={m.meeting_new()}
      lead={data === undefined ? undefined : m.meeting_new_lead({ programme: data.programme.title })}
      back={
        <Link to="/programmes" search={{ programme: id }}>
          {m.programmes_title()}
        </Link>
      }
    >
      <PlanForm
        initial={{ heldOn: '', beginsAt: '', place: '' }}
        submitText={m.meetings_plan()}
        busy={plan.isPending}
        error={plan.error}
        onSave={(typed) => plan.mutate(typed)}
      />
    </Page>
  )
}
