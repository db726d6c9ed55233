import { TextInput } from '@mantine/core'
import { matchingRoutes } from '@nastavnik/contract'
import { useMutation, useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { call } from '../../api/call.ts'
import { reading } from '../../api/queries.ts'
import { m } from '../../paraglide/messages.js'
import { dayIn, parseDay, showDay } from '../../ui/days.ts'
import { useFieldErrors } from '../../ui/field-errors.ts'
import { Form } from '../../ui/form.tsx'
import { newId } from '../../ui/new-id.ts'
import { Page } from '../../ui/page.tsx'
import { ProblemNotice } from '../../ui/problem-notice.tsx'
import { matchingProblems } from './matching-problems.ts'
import { takeRound } from './use-round.ts'
import { countedMentees, countedMentors } from './words.ts'

/** Pairs are usually ordered a week after the matching begins. */
const usualDays = 7

/** Begins a round of matching of a programme. */
export function NewRoundPage({ programme: id }: { readonly programme: string }) {
  const navigate = useNavigate()
  const [round] = useState(newId)
  const [typed, setTyped] = useState(() => showDay(dayIn(usualDays)))
  const { data } = useQuery(reading(matchingRoutes.ofProgramme, { params: { id } }))
  const orderOn = parseDay(typed)
  const { attempt, errors, field, isSendable } = useFieldErrors(
    'round',
    { orderOn: m.matching_order_day() },
    orderOn === undefined ? { orderOn: m.day_invalid() } : {},
  )
  const start = useMutation({
    mutationFn: (day: string) => call(matchingRoutes.start, { params: { id }, body: { round, orderOn: day } }),
    onSuccess: async (fresh) => {
      takeRound(fresh)
      await navigate({ to: '/matching/$id', params: { id: fresh.id } })
    },
  })
  return (
    <Page
      title={m.matching_new()}
      lead={data === undefined ? undefined : m.matching_new_lead({ programme: data.programme.title })}
      back={
        <Link to="/programmes" search={{ programme: id }}>
          {m.programmes_title()}
        </Link>
      }
    >
      {data === undefined ? null : (
        <p>{m.matching_waiting({ mentees: countedMentees(data.waiting.mentees), mentors: countedMentors(data.waiting.mentors) })}</p>
      )}
      <Form
        label={m.matching_new()}
        errors={errors}
        attempt={attempt}
        submitText={m.matching_start()}
        busy={start.isPending}
        problem={start.error === null ? null : <ProblemNotice error={start.error} texts={matchingProblems} />}
        onSubmit={() => {
          if (isSendable() && orderOn !== undefined) start.mutate(orderOn)
        }}
      >
        <TextInput
          {...field('orderOn')}
          description={m.matching_order_day_hint()}
          required
          maxLength={10}
          value={typed}
          onChange={({ currentTarget: { value } }) => setTyped(value)}
        />
      </Form>
    </Page>
  )
}
