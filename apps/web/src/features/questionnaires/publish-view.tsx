import { Button } from '@mantine/core'
import { type DraftProblemCode, type Questionnaire, questionnaireRoutes } from '@nastavnik/contract'
import { compareDefinitions, isUnchanged } from '@nastavnik/questionnaires'
import { useMutation } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { call } from '../../api/call.ts'
import { ApiProblem } from '../../api/problem.ts'
import { refresh } from '../../api/queries.ts'
import { m } from '../../paraglide/messages.js'
import { Confirmation } from '../../ui/confirmation.tsx'
import { Notice } from '../../ui/notice.tsx'
import { showNumber } from '../../ui/numbers.ts'
import { ProblemNotice } from '../../ui/problem-notice.tsx'
import { type PlacedProblem, placeProblem } from './problems.rules.ts'
import styles from './questionnaires.module.css'
import { questionsIn, type Text } from './text.rules.ts'
import { draftProblemWords, questionnaireProblems } from './words.ts'

interface PublishViewProps {
  readonly card: Questionnaire
  readonly text: Text
  readonly problems: readonly PlacedProblem[]
  readonly isUnsaved: boolean
  /** The text in force and the draft have changed: the editor begins anew. */
  readonly onDone: (what: 'published' | 'discarded', card: Questionnaire) => void
}

/** What will change, what stops it, and the button. */
export function PublishView({ card, text, problems, isUnsaved, onDone }: PublishViewProps) {
  const [isDiscarding, setIsDiscarding] = useState(false)
  const { code, unit, draft } = card
  const send = (what: 'published' | 'discarded') => {
    const body = { unit: unit.code, version: draft?.version ?? 0 }
    return call(what === 'published' ? questionnaireRoutes.publish : questionnaireRoutes.discardDraft, { params: { code }, body })
  }
  const act = useMutation({
    mutationFn: send,
    onSuccess: (fresh, what) => {
      void refresh(questionnaireRoutes.list)
      onDone(what, fresh)
    },
  })
  const refused =
    act.error instanceof ApiProblem
      ? act.error.fields.flatMap(({ path, code: found }) => (isDraftProblem(found) ? [placeProblem(text, { path, code: found })] : []))
      : []
  const stopping = problems.length > 0 ? problems : refused
  const differences = compareDefinitions({ title: card.title, ...card.definition }, text)
  const reason =
    draft === null && !isUnsaved
      ? m.publish_no_draft()
      : isUnsaved
        ? m.publish_unsaved()
        : isUnchanged(differences)
          ? m.publish_unchanged()
          : problems.length > 0
            ? m.publish_stopped()
            : undefined
  const given = card.versions.find(({ id }) => id === card.id)?.responses ?? 0
  if (isDiscarding)
    return (
      <Confirmation
        title={m.discard_title()}
        confirmText={m.discard_confirm()}
        busy={act.isPending}
        onConfirm={() => act.mutate('discarded')}
        onCancel={() => setIsDiscarding(false)}
      >
        <p>{m.discard_text()}</p>
      </Confirmation>
    )
  return (
    <section className={styles['publish']} aria-label={m.view_publish()}>
      {stopping.length === 0 ? null : (
        <Notice tone="warn" title={m.publish_problems()}>
          <ul>
            {stopping.map((problem) => (
              <li key={`${problem.code} ${problem.question} ${problem.page}`}>
                <ProblemLine code={code} text={text} problem={problem} />
              </li>
            ))}
          </ul>
        </Notice>
      )}
      <h2>{m.publish_changes()}</h2>
      {isUnchanged(differences) ? <p className="soft">{m.publish_unchanged()}</p> : null}
      <Changes title={m.publish_added()} names={differences.added.map(({ title }) => title)} />
      <Changes title={m.publish_removed()} names={differences.removed.map(({ title }) => title)} />
      <Changes title={m.publish_changed()} names={differences.changed.map(({ title }) => title)} />
      {differences.isReordered ? <p>{m.publish_reordered()}</p> : null}
      {differences.areHeadingsChanged ? <p>{m.publish_headings()}</p> : null}
      <p>{m.publish_answers({ count: given, shown: showNumber(given) })}</p>
      {act.error === null || refused.length > 0 ? null : <ProblemNotice error={act.error} texts={questionnaireProblems} />}
      <div className={styles['buttons']}>
        <Button color="accent" loading={act.isPending} disabled={reason !== undefined} onClick={() => act.mutate('published')}>
          {m.publish()}
        </Button>
        {draft === null ? null : (
          <Button variant="default" disabled={isUnsaved} onClick={() => setIsDiscarding(true)}>
            {m.discard()}
          </Button>
        )}
      </div>
      {reason === undefined ? null : <p className="soft small">{reason}</p>}
    </section>
  )
}

const isDraftProblem = (code: string): code is DraftProblemCode => Object.hasOwn(draftProblemWords, code)

function Changes({ title, names }: { readonly title: string; readonly names: readonly string[] }): ReactNode {
  return names.length === 0 ? null : (
    <div>
      <h3>{title}</h3>
      <ul>
        {names.map((name) => (
          <li key={name}>«{name}»</li>
        ))}
      </ul>
    </div>
  )
}

function ProblemLine({ code, text, problem }: { readonly code: string; readonly text: Text; readonly problem: PlacedProblem }) {
  const { question, page } = problem
  const words = draftProblemWords[problem.code]()
  const titled = questionsIn(text).find(({ name }) => name === question)
  if (titled === undefined && page === undefined) return words
  return (
    <>
      <Link to="/questionnaires/$code" params={{ code }} search={titled === undefined ? { page } : { question }}>
        {titled?.title ?? text.pages.find(({ name }) => name === page)?.title ?? m.outline_heading()}
      </Link>
      : {words}
    </>
  )
}
