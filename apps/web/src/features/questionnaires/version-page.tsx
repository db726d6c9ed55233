import { Button } from '@mantine/core'
import { questionnaireRoutes } from '@nastavnik/contract'
import { useMutation, useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { call } from '../../api/call.ts'
import { usePlace } from '../../api/place.ts'
import { queries, reading } from '../../api/queries.ts'
import { useMay } from '../../api/session.ts'
import { m } from '../../paraglide/messages.js'
import { Loaded } from '../../ui/loaded.tsx'
import { Page } from '../../ui/page.tsx'
import { ProblemNotice } from '../../ui/problem-notice.tsx'
import { Preview } from './preview.tsx'
import { hasChildWords } from './questionnaire.rules.ts'
import { questionnaireProblems } from './words.ts'

/** An earlier text, to be read and to begin the next one with. */
export function VersionPage({ code, id }: { readonly code: string; readonly id: string }) {
  const unit = usePlace().code
  const mayEdit = useMay('questionnaire.edit')
  const navigate = useNavigate()
  const card = useQuery(reading(questionnaireRoutes.get, { params: { code }, query: { unit } }))
  const version = useQuery(reading(questionnaireRoutes.version, { params: { code, id }, query: { unit } }))
  const begin = useMutation({
    mutationFn: ({ title, definition }: NonNullable<typeof version.data>) =>
      call(questionnaireRoutes.saveDraft, {
        params: { code },
        body: { unit, version: card.data?.draft?.version ?? null, title, definition },
      }),
    onSuccess: (fresh) => {
      queries.setQueryData(reading(questionnaireRoutes.get, { params: { code }, query: { unit } }).queryKey, fresh)
      void navigate({ to: '/questionnaires/$code', params: { code } })
    },
  })
  const back = (
    <Link to="/questionnaires/$code" params={{ code }} search={{ view: 'versions' }}>
      {card.data?.title ?? m.questionnaires_title()}
    </Link>
  )
  return (
    <Page
      title={version.data === undefined ? m.version_title() : m.version_title_of({ number: version.data.number })}
      lead={m.version_lead()}
      back={back}
      actions={
        mayEdit && version.data !== undefined && card.data !== undefined && version.data.id !== card.data.id ? (
          <Button variant="default" loading={begin.isPending} onClick={() => version.data !== undefined && begin.mutate(version.data)}>
            {card.data.draft === null ? m.version_begin() : m.version_begin_over()}
          </Button>
        ) : undefined
      }
    >
      {begin.error === null ? null : <ProblemNotice error={begin.error} texts={questionnaireProblems} />}
      <Loaded of={version}>
        {({ title, definition }) => <Preview text={{ title, ...definition }} hasChildWords={hasChildWords(definition)} />}
      </Loaded>
    </Page>
  )
}
