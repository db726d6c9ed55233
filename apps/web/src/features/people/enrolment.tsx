import { Button, Group } from '@mantine/core'
import { consentRoutes, moveRoutes, type PersonEnrolment, peopleRoutes, type UnitRef } from '@nastavnik/contract'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '../../api/call.ts'
import { queries, reading, refresh } from '../../api/queries.ts'
import { useMay, useSession } from '../../api/session.ts'
import { m } from '../../paraglide/messages.js'
import { showDay } from '../../ui/days.ts'
import { Facts } from '../../ui/facts.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { moveProblems } from '../../ui/move-problems.ts'
import { Notice } from '../../ui/notice.tsx'
import { ProblemNotice } from '../../ui/problem-notice.tsx'
import { Section } from '../../ui/section.tsx'
import { EnrolledOnForm } from './enrolled-on-form.tsx'
import { LeavingForm, leavingReasons } from './leaving-form.tsx'
import { TransferForm } from './transfer-form.tsx'

interface EnrolmentProps {
  readonly personId: string
  readonly organisation: UnitRef
}

type Doing = 'date' | 'leaving' | 'transfer'

/** When the person came, when and why he left, and where he is offered to. */
export function Enrolment({ personId, organisation }: EnrolmentProps) {
  const found = useQuery({ ...reading(moveRoutes.enrolment, { params: { id: personId } }), staleTime: 0 })
  const [doing, setDoing] = useState<Doing>()
  const [done, setDone] = useState<string>()
  const keep = (fresh: PersonEnrolment, told: string | undefined) => {
    queries.setQueryData(reading(moveRoutes.enrolment, { params: { id: personId } }).queryKey, fresh)
    setDoing(undefined)
    setDone(told)
    void refresh(peopleRoutes.get, peopleRoutes.list, peopleRoutes.history, consentRoutes.list, consentRoutes.classes, moveRoutes.transfers)
  }
  const close = () => setDoing(undefined)
  return (
    <Section title={m.enrolment_title()}>
      {done === undefined ? null : <Notice tone="good" title={done} focused />}
      <Loaded of={found} lines={2}>
        {(enrolment) => (
          <>
            <EnrolmentFacts enrolment={enrolment} />
            {enrolment.offered === null ? null : (
              <Offer offered={enrolment.offered} onCancelled={() => keep({ ...enrolment, offered: null }, m.transfer_cancelled())} />
            )}
            {doing === 'date' ? (
              <EnrolledOnForm enrolment={enrolment} onSaved={(fresh) => keep(fresh, m.enrolment_saved())} onCancel={close} />
            ) : null}
            {doing === 'leaving' ? (
              <LeavingForm
                title={m.leaving_title()}
                chosen={{ organisation: organisation.code, people: [personId] }}
                onLeft={() => {
                  close()
                  setDone(undefined)
                  void refresh(moveRoutes.enrolment)
                  void refresh(peopleRoutes.get, peopleRoutes.list, peopleRoutes.history, consentRoutes.list, consentRoutes.classes)
                }}
                onCancel={close}
              />
            ) : null}
            {doing === 'transfer' ? (
              <TransferForm personId={personId} from={organisation.code} onAsked={(fresh) => keep(fresh, undefined)} onCancel={close} />
            ) : null}
            {doing === undefined ? (
              <Actions
                enrolment={enrolment}
                onStart={(what) => {
                  setDone(undefined)
                  setDoing(what)
                }}
                onTakenBack={(fresh) => keep(fresh, m.enrolment_taken_back())}
              />
            ) : null}
          </>
        )}
      </Loaded>
    </Section>
  )
}

function EnrolmentFacts({ enrolment: { enrolledOn, left } }: { readonly enrolment: PersonEnrolment }) {
  const { today } = useSession()
  const why = leavingReasons().find(([code]) => code === left?.why)?.[1] ?? ''
  const state =
    left === null
      ? m.enrolment_here()
      : left.on <= today
        ? m.enrolment_left({ day: showDay(left.on), why })
        : m.enrolment_leaving({ day: showDay(left.on), why })
  return (
    <Facts
      facts={[
        [m.enrolment_on(), enrolledOn === null ? '' : showDay(enrolledOn)],
        [m.enrolment_state(), state],
      ]}
    />
  )
}

function Offer({ offered, onCancelled }: { readonly offered: NonNullable<PersonEnrolment['offered']>; readonly onCancelled: () => void }) {
  const mayCorrect = useMay('person.correct')
  const cancel = useMutation({
    mutationFn: () => call(moveRoutes.cancel, { params: { id: offered.id }, body: {} }),
    onSuccess: onCancelled,
  })
  return (
    <Notice tone="info" title={m.enrolment_offered({ title: offered.to.title })}>
      <p>{m.enrolment_offered_text({ day: showDay(offered.day), until: showDay(offered.until) })}</p>
      {cancel.error === null ? null : <ProblemNotice error={cancel.error} texts={moveProblems} />}
      {mayCorrect ? (
        <Button variant="default" size="xs" loading={cancel.isPending} onClick={() => cancel.mutate()}>
          {m.transfer_cancel()}
        </Button>
      ) : null}
    </Notice>
  )
}

interface ActionsProps {
  readonly enrolment: PersonEnrolment
  readonly onStart: (what: Doing) => void
  readonly onTakenBack: (fresh: PersonEnrolment) => void
}

function Actions({ enrolment, onStart, onTakenBack }: ActionsProps) {
  const mayCorrect = useMay('person.correct')
  const takeBack = useMutation({
    mutationFn: () => call(moveRoutes.takeBack, { params: { id: enrolment.personId }, body: {} }),
    onSuccess: onTakenBack,
  })
  if (!mayCorrect) return null
  return (
    <>
      {takeBack.error === null ? null : <ProblemNotice error={takeBack.error} texts={moveProblems} />}
      <Group mt="sm">
        <Button variant="default" onClick={() => onStart('date')}>
          {m.enrolment_edit()}
        </Button>
        {enrolment.left === null ? (
          <>
            {enrolment.offered === null ? (
              <Button variant="default" onClick={() => onStart('transfer')}>
                {m.transfer_ask()}
              </Button>
            ) : null}
            <Button variant="default" onClick={() => onStart('leaving')}>
              {m.leaving_title()}
            </Button>
          </>
        ) : (
          <Button variant="default" loading={takeBack.isPending} onClick={() => takeBack.mutate()}>
            {m.enrolment_take_back()}
          </Button>
        )}
      </Group>
    </>
  )
}
