import { type Questionnaire, questionnaireRoutes } from '@nastavnik/contract'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { usePlace } from '../../api/place.ts'
import { queries, reading } from '../../api/queries.ts'
import { useMay } from '../../api/session.ts'
import { m } from '../../paraglide/messages.js'
import type { QuestionnaireSearch } from '../../search-params.ts'
import { Loaded } from '../../ui/loaded.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Page } from '../../ui/page.tsx'
import { Editor } from './editor.tsx'
import { ownerNames } from './words.ts'

interface EditorPageProps {
  readonly code: string
  readonly search: QuestionnaireSearch
  readonly onSearch: (search: QuestionnaireSearch) => void
}

export function EditorPage({ code, search, onSearch }: EditorPageProps) {
  const unit = usePlace().code
  const mayEdit = useMay('questionnaire.edit')
  const [done, setDone] = useState<'published' | 'discarded'>()
  const [round, setRound] = useState(0) // what is in force has changed: the editing begins anew
  const request = reading(questionnaireRoutes.get, { params: { code }, query: { unit } })
  // What is being written is not to be overtaken by a reading in the background.
  const card = useQuery({
    ...request,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  })
  const finish = (what: 'published' | 'discarded', fresh: Questionnaire) => {
    queries.setQueryData(request.queryKey, fresh)
    setDone(what)
    setRound(round + 1)
    onSearch(what === 'published' ? { view: 'versions' } : {})
  }
  return (
    <Page
      title={card.data?.title ?? m.questionnaires_title()}
      lead={card.data === undefined ? undefined : leadOf(card.data)}
      back={<Link to="/questionnaires">{m.questionnaires_title()}</Link>}
    >
      {done === undefined ? null : (
        <Notice key={round} tone="good" title={done === 'published' ? m.published() : m.discarded()} focused>
          {done === 'published' ? <p>{m.published_text()}</p> : null}
        </Notice>
      )}
      <Loaded of={card} lines={12}>
        {(data) => <Editor key={round} card={data} search={search} mayEdit={mayEdit} onDone={finish} />}
      </Loaded>
    </Page>
  )
}

const leadOf = ({ owner, number, form }: Questionnaire): string => {
  const edition = m.edition({ number, owner: ownerNames[owner]() })
  return form === null ? edition : `${m.edition_form({ form: form.title })} ${edition}`
}
