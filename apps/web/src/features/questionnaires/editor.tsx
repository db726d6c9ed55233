import { Button } from '@mantine/core'
import type { Questionnaire } from '@nastavnik/contract'
import { checkDraft } from '@nastavnik/questionnaires'
import { useNavigate } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { m } from '../../paraglide/messages.js'
import type { QuestionnaireSearch } from '../../search-params.ts'
import { Icon } from '../../ui/icon.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Tabs } from '../../ui/tabs.tsx'
import { type NewKind, newQuestion } from './new-question.rules.ts'
import { Outline } from './outline.tsx'
import { HeadPanel, PagePanel } from './page-panel.tsx'
import { Preview } from './preview.tsx'
import { type PlacedProblem, placeProblem } from './problems.rules.ts'
import { PublishView } from './publish-view.tsx'
import { QuestionPanel } from './question-panel.tsx'
import { hasChildWords } from './questionnaire.rules.ts'
import styles from './questionnaires.module.css'
import { SaveLine, SaveTrouble } from './save-line.tsx'
import {
  addPage,
  addQuestion,
  moveQuestion,
  moveToPage,
  newName,
  placeOf,
  questionsIn,
  removeQuestion,
  renameQuestion,
  type Text,
} from './text.rules.ts'
import { useAutosave } from './use-autosave.ts'
import { type Editing, useText } from './use-text.ts'
import { VersionsView } from './versions-view.tsx'
import { draftProblemWords } from './words.ts'

interface EditorProps {
  readonly card: Questionnaire
  readonly search: QuestionnaireSearch
  readonly mayEdit: boolean
  readonly onDone: (what: 'published' | 'discarded', card: Questionnaire) => void
}

const textOf = ({ title, definition, draft }: Questionnaire): Text =>
  draft === null ? { title, ...definition } : { title: draft.title, ...draft.definition }

/** Everything that can be done with a questionnaire: its questions, how it looks, what changes, what was. */
export function Editor({ card, search, mayEdit, onDone }: EditorProps) {
  const { code, purpose, definition } = card
  const editing = useText(textOf(card))
  const { text } = editing
  const saving = useAutosave({ card, text })
  const ofChildren = hasChildWords(definition)
  const problems = useMemo(
    () => checkDraft(text, { purpose, below: definition, inForce: definition }).map((problem) => placeProblem(text, problem)),
    [text, purpose, definition],
  )
  const { view } = search
  const tab = (key: QuestionnaireSearch['view'], title: string) => ({
    key: key ?? 'questions',
    title,
    link: { to: '/questionnaires/$code', params: { code }, search: key === undefined ? {} : { view: key } },
    isCurrent: view === key,
  })
  return (
    <>
      <div className={styles['bar']}>
        <Tabs
          label={m.views_label()}
          tabs={[
            tab(undefined, m.view_questions()),
            tab('preview', m.view_preview()),
            ...(mayEdit
              ? [tab('publish', problems.length === 0 ? m.view_publish() : m.view_publish_problems({ count: problems.length }))]
              : []),
            tab('versions', m.view_versions()),
          ]}
        />
        {mayEdit ? <SaveLine state={saving.state} /> : null}
      </div>
      <SaveTrouble
        state={saving.state}
        onRetry={() => void saving.save()}
        onMine={(current) => {
          saving.settle(current, undefined)
          void saving.save()
        }}
        onTheirs={(current) => {
          const theirs = textOf(current)
          saving.settle(current, theirs)
          editing.replace(theirs)
        }}
      />
      {view === 'preview' ? <Preview text={text} hasChildWords={ofChildren} /> : null}
      {view === 'versions' ? <VersionsView card={card} /> : null}
      {view === 'publish' ? <PublishView card={card} text={text} problems={problems} isUnsaved={saving.isUnsaved} onDone={onDone} /> : null}
      {view === undefined ? <Questions card={card} search={search} mayEdit={mayEdit} editing={editing} problems={problems} /> : null}
    </>
  )
}

interface QuestionsProps {
  readonly card: Questionnaire
  readonly search: QuestionnaireSearch
  readonly mayEdit: boolean
  readonly editing: Editing
  readonly problems: readonly PlacedProblem[]
}

/** The outline and the fields of what is chosen in it. */
function Questions({ card, search, mayEdit, editing, problems }: QuestionsProps) {
  const { code, definition, purpose } = card
  const { text, change, undo } = editing
  const navigate = useNavigate()
  const [gone, setGone] = useState<{ title: string; left: Text }>()
  const [told, setTold] = useState('')
  const choose = (next: QuestionnaireSearch) =>
    void navigate({ to: '/questionnaires/$code', params: { code }, search: next, resetScroll: false })
  const question = questionsIn(text).find(({ name }) => name === search.question)
  const place = question === undefined ? undefined : placeOf(text, question.name)
  const page = text.pages.find(({ name }) => name === search.page)
  const lockOf = (name: string) => card.protected.find((one) => one.name === name)?.why
  const known = useMemo(() => new Set(questionsIn({ title: '', ...definition }).map(({ name }) => name)), [definition])
  const ofChildren = hasChildWords(definition)
  const move = (name: string, step: -1 | 1) => {
    const next = moveQuestion(text, name, step)
    change(() => next)
    const now = placeOf(next, name)
    const on = now === undefined ? undefined : next.pages[now.page]
    if (now !== undefined && on !== undefined) setTold(m.question_moved({ number: now.element + 1, page: on.title }))
  }
  const make = (kind: NewKind) => newQuestion(kind, newName(), { title: m.question_new(), choices: [m.choice_first(), m.choice_second()] })
  const add = (pageName: string, kind: NewKind) => {
    const added = make(kind)
    change((before) => addQuestion(before, pageName, added))
    choose({ question: added.name })
  }
  const remove = (name: string, title: string) => {
    const left = removeQuestion(text, name)
    change(() => left)
    setGone({ title, left })
    choose({})
  }
  const isChosen = question !== undefined || page !== undefined || search.page === '-'
  return (
    <>
      <p className="unseen" role="status">
        {told}
      </p>
      {gone !== undefined && gone.left === text && undo !== undefined ? (
        <Notice tone="info" title={m.question_deleted({ title: gone.title })} focused>
          <Button variant="default" size="xs" onClick={undo}>
            {m.question_return()}
          </Button>
        </Notice>
      ) : null}
      <div className={styles['editor']} data-open={isChosen}>
        <Outline
          code={code}
          pages={text.pages}
          chosen={{ question: search.question, page: search.page }}
          isLocked={(name) => lockOf(name) !== undefined}
          isWrong={(name) => problems.some((problem) => problem.question === name)}
          mayEdit={mayEdit}
          undo={undo}
          onMove={move}
          onAdd={add}
          onAddPage={() => {
            const name = newName()
            change((before) => addPage(before, { name, title: m.page_new(), elements: [make('scale')] }))
            choose({ page: name })
          }}
        />
        <div className={styles['fields']}>
          {isChosen ? (
            <Button variant="subtle" size="sm" className={styles['toOutline']} onClick={() => choose({})}>
              <Icon name="back" /> {m.to_outline()}
            </Button>
          ) : (
            <p className="soft">{mayEdit ? m.nothing_chosen() : m.nothing_chosen_reading()}</p>
          )}
          {question === undefined || place === undefined ? null : (
            <QuestionPanel
              key={question.name}
              text={text}
              question={question}
              page={text.pages[place.page]?.name ?? ''}
              lock={lockOf(question.name)}
              isKnown={known.has(question.name)}
              hasChildWords={ofChildren}
              purpose={purpose}
              problems={[
                ...new Set(
                  problems.filter((problem) => problem.question === question.name).map((problem) => draftProblemWords[problem.code]()),
                ),
              ]}
              mayEdit={mayEdit}
              onText={change}
              onMove={(step) => move(question.name, step)}
              onMoveToPage={(to) => change((before) => moveToPage(before, question.name, to))}
              onDelete={() => remove(question.name, question.title)}
              onRename={(name) => {
                change((before) => renameQuestion(before, question.name, name))
                choose({ question: name })
              }}
            />
          )}
          {page === undefined ? null : (
            <PagePanel key={page.name} page={page} hasChildWords={ofChildren} mayEdit={mayEdit} onText={change} />
          )}
          {search.page === '-' ? <HeadPanel text={text} hasChildWords={ofChildren} mayEdit={mayEdit} onText={change} /> : null}
        </div>
      </div>
    </>
  )
}
