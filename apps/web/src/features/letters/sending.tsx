import { Button } from '@mantine/core'
import { type FailedLetter, type LetterSending, type LetterTrouble, letterRoutes } from '@nastavnik/contract'
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { call } from '../../api/call.ts'
import { reading, refresh } from '../../api/queries.ts'
import { m } from '../../paraglide/messages.js'
import { DataTable } from '../../ui/data-table.tsx'
import { showInstant } from '../../ui/days.ts'
import { Figures } from '../../ui/figures.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Notice } from '../../ui/notice.tsx'
import { showNumber } from '../../ui/numbers.ts'
import { Pager } from '../../ui/pager.tsx'
import { ProblemNotice } from '../../ui/problem-notice.tsx'
import { letterProblems } from './letter-problems.ts'

const whys: Readonly<Record<LetterTrouble, () => string>> = {
  unreachable: m.letters_why_unreachable,
  signIn: m.letters_why_signIn,
  tls: m.letters_why_tls,
  busy: m.letters_why_busy,
  refused: m.letters_why_refused,
  addressRefused: m.letters_why_addressRefused,
  interrupted: m.letters_why_interrupted,
}

/** Whether letters go, how many wait, and those that have not gone. */
export function Sending({ page, onPage }: { readonly page: number; readonly onPage: (page: number) => void }) {
  const sending = useQuery({ ...reading(letterRoutes.sending, { query: { page } }), placeholderData: keepPreviousData })
  return (
    <Loaded of={sending} lines={4}>
      {(state) => (
        <>
          <State state={state} />
          {state.total === 0 ? (
            <p className="soft">{m.letters_failed_none()}</p>
          ) : (
            <>
              <Failed items={state.items} />
              <Pager list={state} onPage={onPage} />
            </>
          )}
        </>
      )}
    </Loaded>
  )
}

function State({ state: { isSetUp, trouble, waiting, notices, sentInWeek, total } }: { readonly state: LetterSending }) {
  return (
    <>
      {isSetUp ? null : (
        <Notice tone="warn" title={m.letters_not_set_up()}>
          <p>{m.letters_not_set_up_text()}</p>
        </Notice>
      )}
      {isSetUp && trouble !== null ? (
        <Notice tone="warn" title={m.letters_trouble({ why: whys[trouble]() })}>
          <p>{m.letters_trouble_text()}</p>
        </Notice>
      ) : null}
      <Figures
        label={m.letters_sending()}
        figures={[
          { label: m.letters_sent_week(), value: showNumber(sentInWeek) },
          { label: m.letters_waiting(), value: showNumber(waiting) },
          { label: m.letters_notices(), value: showNumber(notices) },
          { label: m.letters_failed_count(), value: showNumber(total), ...(total > 0 && { tone: 'bad' as const }) },
        ]}
      />
    </>
  )
}

function Failed({ items }: { readonly items: readonly FailedLetter[] }) {
  const resend = useMutation({
    mutationFn: (id: string) => call(letterRoutes.resend, { params: { id } }),
    onSuccess: () => refresh(letterRoutes.sending),
  })
  return (
    <>
      {resend.error === null ? null : <ProblemNotice error={resend.error} texts={letterProblems} />}
      <DataTable
        label={m.letters_failed()}
        rows={items}
        rowKey={({ id }) => id}
        columns={[
          { title: m.letters_kind(), heading: true, render: ({ kindTitle }) => kindTitle },
          {
            title: m.letters_whom(),
            render: ({ user }) =>
              user === null ? (
                <span className="soft">{m.letters_whom_address()}</span>
              ) : (
                <Link to="/users/$id" params={{ id: user.id }}>
                  {user.name}
                </Link>
              ),
          },
          { title: m.letters_why(), render: ({ why }) => whys[why]() },
          { title: m.letters_attempts(), numeric: true, render: ({ attempts }) => showNumber(attempts) },
          { title: m.letters_failed_at(), render: ({ failedAt }) => showInstant(failedAt) },
          {
            title: m.letters_action(),
            render: ({ id, kindTitle }) => (
              <Button
                variant="default"
                size="xs"
                aria-label={m.letters_resend_of({ title: kindTitle })}
                loading={resend.isPending && resend.variables === id}
                onClick={() => resend.mutate(id)}
              >
                {m.letters_resend()}
              </Button>
            ),
          },
        ]}
      />
    </>
  )
}
