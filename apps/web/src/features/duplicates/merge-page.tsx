import { Button } from '@mantine/core'
import {
  Comparison,
  consentRoutes,
  duplicateRoutes,
  type MergedField,
  type MergeObstacle,
  mentorshipRoutes,
  peopleRoutes,
} from '@nastavnik/contract'
import { useMutation, useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { call } from '../../api/call.ts'
import { currentOf } from '../../api/problem.ts'
import { reading, refresh } from '../../api/queries.ts'
import { m } from '../../paraglide/messages.js'
import { reasonsText } from '../../ui/duplicate-reasons.ts'
import { LinkButton } from '../../ui/link-button.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Page } from '../../ui/page.tsx'
import { ProblemNotice } from '../../ui/problem-notice.tsx'
import { Section } from '../../ui/section.tsx'
import { equalFields, fullerInGone } from './chosen-fields.rules.ts'
import { duplicateProblems } from './duplicate-problems.ts'
import styles from './duplicates.module.css'
import { FieldChoice, fieldTitle } from './field-choice.tsx'

interface MergePageProps {
  readonly kept: string
  readonly gone: string
}

/** Two cards side by side: what to keep of each field, what will happen, one button. */
export function MergePage({ kept, gone }: MergePageProps) {
  const params = { kept, gone }
  const [done, setDone] = useState<Done>()
  const found = useQuery({ ...reading(duplicateRoutes.compare, { params }), staleTime: 0, enabled: done === undefined })
  const back = <Link to="/duplicates">{m.duplicates_title()}</Link>
  if (done !== undefined) return <Merged {...done} />
  return (
    <Page
      title={m.merge_title()}
      lead={m.merge_lead()}
      back={back}
      actions={
        <LinkButton to="/duplicates/$kept/$gone" params={{ kept: gone, gone: kept }} variant="default" replace>
          {m.merge_swap()}
        </LinkButton>
      }
    >
      <Loaded of={found}>{(comparison) => <Merging comparison={comparison} onMerged={setDone} />}</Loaded>
    </Page>
  )
}

interface Done {
  readonly id: string
  readonly name: string
  readonly undoDays: number
}

function Merged({ id, name, undoDays }: Done) {
  return (
    <Page title={m.merge_done()} back={<Link to="/duplicates">{m.duplicates_title()}</Link>}>
      <Notice tone="good" title={m.merge_done_text({ name })} focused>
        <p>{m.merge_effect_undo({ days: undoDays })}</p>
        <div className={styles['deeds']}>
          <LinkButton to="/people/$id" params={{ id }} color="accent">
            {m.merge_open_card()}
          </LinkButton>
          <LinkButton to="/duplicates" search={{ show: 'joined' }} variant="default">
            {m.duplicates_joined()}
          </LinkButton>
        </div>
      </Notice>
    </Page>
  )
}

interface MergingProps {
  readonly comparison: Comparison
  readonly onMerged: (done: Done) => void
}

function Merging({ comparison: read, onMerged }: MergingProps) {
  const [chosen, setChosen] = useState<readonly MergedField[]>()
  const navigate = useNavigate()
  const params = { kept: read.kept.id, gone: read.gone.id }
  const merge = useMutation({
    mutationFn: ({ seen, fromGone }: { seen: Comparison; fromGone: readonly MergedField[] }) =>
      call(duplicateRoutes.merge, {
        params,
        body: { keptVersion: seen.kept.version, goneVersion: seen.gone.version, fromGone: [...fromGone] },
      }),
    onSuccess: async ({ keptId, keptName }) => {
      onMerged({ id: keptId, name: keptName ?? '', undoDays: read.undoDays })
      await refresh(
        ...[duplicateRoutes.list, duplicateRoutes.mergers, duplicateRoutes.identity],
        ...[peopleRoutes.list, peopleRoutes.get, mentorshipRoutes.list, consentRoutes.list],
      )
    },
  })
  const part = useMutation({
    mutationFn: () => call(duplicateRoutes.decide, { params, body: { different: true } }),
    onSuccess: async () => {
      await refresh(duplicateRoutes.list, duplicateRoutes.identity)
      await navigate({ to: '/duplicates' })
    },
  })
  // Somebody was faster: what stands now is shown, and the choice made stays.
  const comparison = currentOf(merge.error, Comparison) ?? read
  const fromGone = chosen ?? fullerInGone(comparison)
  const equal = equalFields(comparison)
  const error = merge.error ?? part.error
  return (
    <>
      {comparison.reasons.length === 0 ? null : <Notice tone="info" title={reasonsText(comparison.reasons)} />}
      {error === null ? null : <ProblemNotice error={error} texts={duplicateProblems} />}
      <FieldChoice comparison={comparison} fromGone={fromGone} onChoose={setChosen} />
      {equal.length === 0 ? null : (
        <p className="soft">{m.merge_same_fields({ fields: equal.map((field) => fieldTitle(field).toLowerCase()).join(', ') })}</p>
      )}
      <Section title={m.merge_effects()}>
        <Effects comparison={comparison} />
      </Section>
      {comparison.obstacle === null ? null : <Obstacle obstacle={comparison.obstacle} />}
      <div className={styles['deeds']}>
        {comparison.obstacle === null ? (
          <Button color="accent" loading={merge.isPending} onClick={() => merge.mutate({ seen: comparison, fromGone })}>
            {m.merge_do()}
          </Button>
        ) : null}
        <Button variant="default" loading={part.isPending} onClick={() => part.mutate()}>
          {m.merge_do_different()}
        </Button>
      </div>
    </>
  )
}

const obstacles: Readonly<Record<MergeObstacle, readonly [title: () => string, text: () => string]>> = {
  'merge.ownMentor': [m.merge_own_mentor, m.merge_own_mentor_text],
  'merge.relatives': [m.merge_relatives, m.merge_relatives_text],
  'merge.scansWaiting': [m.merge_scans, m.merge_scans_text],
}

function Obstacle({ obstacle }: { readonly obstacle: MergeObstacle }) {
  const [title, text] = obstacles[obstacle]
  return (
    <Notice tone="warn" title={title()}>
      <p>{text()}</p>
      {obstacle === 'merge.scansWaiting' ? <Link to="/consents/scans">{m.scans_title()}</Link> : null}
    </Notice>
  )
}

function Effects({ comparison: { gone, effects, undoDays } }: { readonly comparison: Comparison }) {
  const counted: readonly (readonly [(inputs: { count: number }) => string, number])[] = [
    [m.merge_effect_moved, effects.moved.length],
    [m.merge_effect_joined, effects.joined.length],
    [m.merge_effect_pairs, effects.mentorships],
    [m.merge_effect_relatives, effects.relatives],
    [m.merge_effect_consents, effects.consents],
    [m.merge_effect_replaced, effects.replacedConsents.length],
    [m.merge_effect_dropped, effects.droppedSheets],
  ]
  return (
    <ul className={styles['effects']}>
      <li>{m.merge_effect_gone({ name: gone.fields.name })}</li>
      {counted.map(([text, count]) => (count === 0 ? null : <li key={text({ count })}>{text({ count })}</li>))}
      <li>{m.merge_effect_undo({ days: undoDays })}</li>
    </ul>
  )
}
