import { Button } from '@mantine/core'
import { type Campaign, surveyRoutes } from '@nastavnik/contract'
import { useMutation } from '@tanstack/react-query'
import { call } from '../../api/call.ts'
import { queries, reading, refresh } from '../../api/queries.ts'
import { m } from '../../paraglide/messages.js'
import { Notice } from '../../ui/notice.tsx'
import { ProblemNotice } from '../../ui/problem-notice.tsx'
import { surveyProblems } from './survey-problems.ts'

/** Those who have come since the survey began. */
export function Newcomers({ campaign: { id, newcomers } }: { readonly campaign: Campaign }) {
  const add = useMutation({
    mutationFn: () => call(surveyRoutes.addNewcomers, { params: { id }, body: {} }),
    onSuccess: async (fresh) => {
      queries.setQueryData(reading(surveyRoutes.get, { params: { id } }).queryKey, fresh)
      await refresh(surveyRoutes.respondents)
    },
  })
  return (
    <Notice tone="info" title={m.campaign_newcomers({ count: newcomers })}>
      <p>{m.campaign_newcomers_text()}</p>
      <Button variant="default" loading={add.isPending} onClick={() => add.mutate()}>
        {m.campaign_newcomers_add({ count: newcomers })}
      </Button>
      {add.error === null ? null : <ProblemNotice error={add.error} texts={surveyProblems} />}
    </Notice>
  )
}
