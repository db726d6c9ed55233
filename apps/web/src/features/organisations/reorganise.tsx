import { Button, Group } from '@mantine/core'
import { type Organisation, organisationRoutes } from '@nastavnik/contract'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '../../api/call.ts'
import { m } from '../../paraglide/messages.js'
import { Confirmation } from '../../ui/confirmation.tsx'
import { showDay } from '../../ui/days.ts'
import { Notice } from '../../ui/notice.tsx'
import { ProblemNotice } from '../../ui/problem-notice.tsx'
import { Section } from '../../ui/section.tsx'
import { ChangeForm } from './change-form.tsx'
import { ClosingForm } from './closing-form.tsx'
import type { ReorganisationForm } from './decision.tsx'
import { MergerForm } from './merger-form.tsx'
import { organisationProblems } from './organisation-problems.ts'

const forms = { change: ChangeForm, merger: MergerForm, closing: ClosingForm }
const titles = { change: m.reorganise_change, merger: m.reorganise_merge, closing: m.reorganise_close }

/** Changes with a day and a document: they stay in the history, and reports of earlier periods keep what was. */
export function Reorganise({ organisation, onSaved }: Pick<ReorganisationForm, 'organisation' | 'onSaved'>) {
  const [state, setState] = useState<'seen' | keyof typeof forms | 'undo' | 'saved'>('seen')
  const isOpen = organisation.validTo === null
  const last = organisation.history.find(({ event }) => event !== 'opened' && event !== 'joinedBy')
  const saved = (card: Organisation) => {
    onSaved(card)
    setState('saved')
  }
  if (state === 'change' || state === 'merger' || state === 'closing') {
    const OpenForm = forms[state]
    return (
      <Section title={titles[state]()}>
        <OpenForm organisation={organisation} onSaved={saved} onCancel={() => setState('seen')} />
      </Section>
    )
  }
  return (
    <Section title={m.reorganise_title()}>
      <p className="soft">{isOpen ? m.reorganise_text() : m.reorganise_closed_text()}</p>
      {state === 'saved' ? <Notice tone="good" title={m.reorganise_saved()} focused /> : null}
      {state === 'undo' && last !== undefined ? (
        <Undo organisation={organisation} day={showDay(last.on)} onSaved={saved} onCancel={() => setState('seen')} />
      ) : (
        <Group>
          {isOpen ? (
            <>
              <Button variant="default" onClick={() => setState('change')}>
                {m.reorganise_change()}
              </Button>
              <Button variant="default" onClick={() => setState('merger')}>
                {m.reorganise_merge()}
              </Button>
              <Button variant="default" onClick={() => setState('closing')}>
                {m.reorganise_close()}
              </Button>
            </>
          ) : null}
          {last === undefined ? null : (
            <Button variant="subtle" onClick={() => setState('undo')}>
              {m.reorganise_undo()}
            </Button>
          )}
        </Group>
      )}
    </Section>
  )
}

function Undo({ organisation: { code, version }, day, onSaved, onCancel }: ReorganisationForm & { readonly day: string }) {
  const undo = useMutation({
    mutationFn: (): Promise<Organisation> => call(organisationRoutes.undoChange, { params: { code }, body: { version } }),
    onSuccess: onSaved,
  })
  return (
    <Confirmation
      title={m.reorganise_undo_title({ day })}
      confirmText={m.reorganise_undo_do()}
      busy={undo.isPending}
      onConfirm={() => undo.mutate()}
      onCancel={onCancel}
    >
      <p>{m.reorganise_undo_text({ day })}</p>
      {undo.error === null ? null : <ProblemNotice error={undo.error} texts={organisationProblems} />}
    </Confirmation>
  )
}
