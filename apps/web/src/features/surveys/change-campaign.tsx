import { type Campaign, surveyRoutes } from '@nastavnik/contract'
import { useMutation } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { call } from '../../api/call.ts'
import { queries, reading, refresh } from '../../api/queries.ts'
import { m } from '../../paraglide/messages.js'
import { Confirmation } from '../../ui/confirmation.tsx'
import { showDay } from '../../ui/days.ts'
import { useFieldErrors } from '../../ui/field-errors.ts'
import { useFocusReturn } from '../../ui/focus-return.ts'
import { Form } from '../../ui/form.tsx'
import { Notice } from '../../ui/notice.tsx'
import { ProblemNotice } from '../../ui/problem-notice.tsx'
import { surveyProblems } from './survey-problems.ts'
import { toWindow, WindowFields, windowLabels, wrongWindow } from './window-fields.tsx'

async function keep(fresh: Campaign): Promise<void> {
  queries.setQueryData(reading(surveyRoutes.get, { params: { id: fresh.id } }).queryKey, fresh)
  await refresh(surveyRoutes.list)
}

const readAgain = () => refresh(surveyRoutes.get)

/** What is being done to a campaign, or what was. */
export type Doing = 'edit' | 'edited' | 'close' | undefined

interface ChangeCampaignProps {
  readonly campaign: Campaign
  readonly doing: Doing
  readonly onDone: (doing: Doing) => void
}

/** Another title or window, and the end of the survey. */
export function ChangeCampaign({ campaign, doing, onDone }: ChangeCampaignProps) {
  const stop = () => onDone(undefined)
  if (doing === 'edit') return <EditCampaign campaign={campaign} onCancel={stop} onSaved={() => onDone('edited')} />
  if (doing === 'close' && campaign.closedOn === null) return <CloseCampaign campaign={campaign} onCancel={stop} />
  return doing === 'edited' ? <Notice tone="good" title={m.campaign_edited()} focused /> : null
}

interface EditCampaignProps {
  readonly campaign: Campaign
  readonly onSaved: () => void
  readonly onCancel: () => void
}

function EditCampaign({ campaign: { id, version, title, startsOn, endsOn, remindEvery }, onSaved, onCancel }: EditCampaignProps) {
  const [texts, setTexts] = useState({ title, startsOn: showDay(startsOn), endsOn: showDay(endsOn), remindEvery })
  const [seen] = useState(version)
  // The button that opened the form stays where it was, and the focus with it.
  useEffect(() => document.getElementById('campaign-title')?.focus(), [])
  const form = useFieldErrors('campaign', windowLabels(), wrongWindow(texts))
  const save = useMutation({
    mutationFn: (window: NonNullable<ReturnType<typeof toWindow>>) =>
      call(surveyRoutes.correct, { params: { id }, body: { version: seen, ...window } }),
    onSuccess: async (fresh) => {
      await keep(fresh)
      onSaved()
    },
    onError: readAgain,
  })
  return (
    <Form
      label={m.campaign_edit()}
      errors={form.errors}
      attempt={form.attempt}
      submitText={m.save()}
      busy={save.isPending}
      problem={save.error === null ? null : <ProblemNotice error={save.error} texts={surveyProblems} />}
      onCancel={onCancel}
      onSubmit={() => {
        const window = toWindow(texts)
        if (form.isSendable() && window !== undefined) save.mutate(window)
      }}
    >
      <WindowFields texts={texts} field={form.field} onChange={(change) => setTexts({ ...texts, ...change })} />
    </Form>
  )
}

function CloseCampaign({ campaign, onCancel }: { readonly campaign: Campaign; readonly onCancel: () => void }) {
  const { id, version, asked, answered, started } = campaign
  const box = useRef<HTMLDivElement>(null)
  useFocusReturn(box)
  const close = useMutation({
    mutationFn: () => call(surveyRoutes.close, { params: { id }, body: { version } }),
    onSuccess: keep,
    onError: readAgain,
  })
  const waited = asked - answered
  return (
    <div ref={box}>
      <Confirmation
        title={m.campaign_close_sure()}
        confirmText={m.campaign_close()}
        busy={close.isPending}
        onConfirm={() => close.mutate()}
        onCancel={onCancel}
      >
        {waited === 0 ? (
          <p>{m.campaign_close_all()}</p>
        ) : (
          <>
            <p>{m.campaign_close_waited({ count: waited })}</p>
            {started === 0 ? null : <p>{m.campaign_close_started({ count: started })}</p>}
            <p>{m.campaign_close_paper()}</p>
          </>
        )}
        {close.error === null ? null : <ProblemNotice error={close.error} texts={surveyProblems} />}
      </Confirmation>
    </div>
  )
}
