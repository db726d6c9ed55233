import type { OpenedInforming, OpenedIntake, OpenedPartnerQuestions } from '@nastavnik/contract'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { m } from '../paraglide/messages.js'
import { newId } from '../ui/new-id.ts'
import { toRefusal } from './api.ts'
import { QuestionCard } from './question.tsx'
import { sheetOf, titleFor } from './sheet.rules.ts'
import { useArrival } from './use-arrival.ts'
import { audienceOn, fieldsFor, lackingIn, type TypedField, type Visit } from './visit.rules.ts'
import { visitServer } from './visit-api.ts'
import { blank, isBegun, type VisitDraft, type VisitDrafts } from './visit-drafts.ts'
import { visitRefusal } from './visit-refused.tsx'

export type Opened =
  | ({ readonly visit: 'apply' } & OpenedIntake)
  | ({ readonly visit: 'tell' } & OpenedInforming)
  | ({ readonly visit: 'partner' } & OpenedPartnerQuestions)

interface VisitFormProps {
  readonly code: string
  readonly opened: Opened
  readonly drafts: VisitDrafts
  readonly onSent: () => void
}

const fresh = (): VisitDraft => ({ id: newId(), typed: blank, answers: {} })

const labels: Readonly<Record<TypedField, () => string>> = {
  name: m.apply_name,
  bornOn: m.apply_born,
  occupation: m.apply_occupation,
  contacts: m.apply_contacts,
  representativeName: m.apply_representative,
  representativeContacts: m.apply_representative_contacts,
}
const longest: Readonly<Partial<Record<TypedField, number>>> = {
  name: 200,
  occupation: 300,
  contacts: 200,
  representativeName: 400,
  representativeContacts: 200,
}
const words: Readonly<Record<Visit, { readonly careful: () => string; readonly whoReads: () => string; readonly send: () => string }>> = {
  apply: { careful: m.apply_careful, whoReads: m.apply_who_reads, send: m.apply_send },
  tell: { careful: m.tell_careful, whoReads: m.tell_who_reads, send: m.tell_send },
  partner: { careful: m.partner_careful, whoReads: m.partner_who_reads, send: m.partner_send },
}
const completions: Readonly<Partial<Record<TypedField, string>>> = { name: 'name', bornOn: 'bday', contacts: 'tel' }

/** All of it on one sheet: who applies, the questions, «Отправить». */
export function VisitForm({ code, opened, drafts, onSent }: VisitFormProps) {
  const [draft, setDraft] = useState(() => drafts.find(code) ?? fresh())
  const [isRestored, setRestored] = useState(() => isBegun(draft))
  const { typed, answers } = draft
  const [attempt, setAttempt] = useState(0)
  const [isSending, setSending] = useState(false)
  const [failure, setFailure] = useState<readonly [string, string]>()
  const summary = useRef<HTMLDivElement>(null)
  const heading = useArrival()
  const isApplying = opened.visit === 'apply'
  const today = isApplying ? opened.today : ''
  const audience = isApplying ? audienceOn(typed.bornOn, today) : 'adult'
  const { definition } = opened
  const sheet = sheetOf(definition, answers, audience, [])
  const lacking = isApplying ? lackingIn(typed, audience, today) : []
  const wrong = sheet.pages.flatMap(({ questions }) => questions.filter(({ name }) => sheet.problems[name] !== undefined))
  useEffect(() => {
    if (isBegun(draft)) drafts.keep(code, draft)
    else drafts.drop(code)
  }, [code, draft, drafts])
  useEffect(() => {
    if (attempt > 0) summary.current?.focus()
  }, [attempt])
  const deliver = (): Promise<void> => {
    const sent = { code, answers: sheet.good }
    if (opened.visit === 'partner') return visitServer.judge(sent)
    const { questionnaireId } = opened
    return opened.visit === 'tell'
      ? visitServer.tell({ ...sent, questionnaireId })
      : visitServer.apply({ ...sent, ...typed, questionnaireId, id: draft.id })
  }
  const send = async (event: FormEvent) => {
    event.preventDefault()
    setFailure(undefined)
    if (lacking.length + wrong.length > 0) {
      setAttempt(attempt + 1)
      return
    }
    setSending(true)
    try {
      await deliver()
      drafts.drop(code)
      onSent()
    } catch (error) {
      setFailure(visitRefusal(toRefusal(error)))
      setAttempt(attempt + 1)
    } finally {
      setSending(false)
    }
  }
  const intro = audience === 'adult' ? definition.intro : (definition.childIntro ?? definition.intro)
  const goTo = (name: string) => document.getElementById(name)?.focus()
  return (
    <form className="visit" noValidate onSubmit={(event) => void send(event)}>
      <p className="soft">{opened.organisation}</p>
      <h1 ref={heading} tabIndex={-1}>
        {opened.visit === 'tell' ? m.tell_title({ name: opened.child }) : opened.title}
      </h1>
      {intro === undefined ? null : <p className="intro">{intro}</p>}
      {opened.visit === 'partner' ? <p>{m.partner_for({ partner: opened.partner, programme: opened.programme })}</p> : null}
      <p className="soft">{words[opened.visit].careful()}</p>
      {isRestored ? (
        <p className="note">
          {m.visit_restored()}{' '}
          <button
            type="button"
            className="link"
            onClick={() => {
              setDraft(fresh())
              setRestored(false)
              setAttempt(0)
            }}
          >
            {m.visit_restart()}
          </button>
        </p>
      ) : null}
      {opened.visit === 'tell' && opened.answered ? <p className="note">{m.tell_again()}</p> : null}
      {attempt > 0 && (lacking.length + wrong.length > 0 || failure !== undefined) ? (
        <div className="summary" ref={summary} tabIndex={-1} role="alert">
          <h2>{failure?.[0] ?? m.answer_summary_title({ count: lacking.length + wrong.length })}</h2>
          {failure === undefined ? null : <p>{failure[1]}</p>}
          <ul>
            {lacking.map((field) => (
              <li key={field}>
                <button type="button" className="link" onClick={() => goTo(`who-${field}`)}>
                  {labels[field]()}
                </button>
              </li>
            ))}
            {wrong.map((question) => (
              <li key={question.name}>
                <button type="button" className="link" onClick={() => goTo(`q-${question.name}`)}>
                  {titleFor(audience, question)}
                </button>
              </li>
            ))}
          </ul>
        </div>
      ) : null}
      {isApplying ? (
        <>
          <h2>{m.apply_who()}</h2>
          {fieldsFor(audience).map((field) => (
            <div key={field} className="question" data-wrong={(attempt > 0 && lacking.includes(field)) || undefined}>
              <label className="title" htmlFor={`who-${field}`}>
                {labels[field]()}
              </label>
              <p id={`wrong-who-${field}`} className="wrong">
                {attempt > 0 && lacking.includes(field) ? m.apply_lacking() : ''}
              </p>
              <input
                id={`who-${field}`}
                {...(field === 'bornOn' ? { type: 'date', max: today, min: '1920-01-01' } : {})}
                value={typed[field]}
                maxLength={longest[field]}
                autoComplete={completions[field] ?? 'off'}
                aria-invalid={attempt > 0 && lacking.includes(field)}
                aria-describedby={`wrong-who-${field}`}
                onChange={({ currentTarget: { value } }) =>
                  setDraft((before) => ({ ...before, typed: { ...before.typed, [field]: value } }))
                }
              />
            </div>
          ))}
        </>
      ) : null}
      {sheet.pages.map(({ name, title, questions }) => (
        <section key={name}>
          <h2>{title}</h2>
          {questions.map((question) => (
            <QuestionCard
              key={question.name}
              question={question}
              answer={answers[question.name]}
              audience={audience}
              people={[]}
              problem={attempt > 0 ? sheet.problems[question.name] : undefined}
              onAnswer={(answer) => {
                // What was answered a moment ago may not be drawn yet: a quick hand must not lose it.
                setDraft((before) => {
                  const { [question.name]: _, ...others } = before.answers
                  return { ...before, answers: answer === undefined ? others : { ...others, [question.name]: answer } }
                })
              }}
            />
          ))}
        </section>
      ))}
      <p className="soft">{words[opened.visit].whoReads()}</p>
      <button type="submit" className="main" disabled={isSending}>
        {isSending ? m.apply_sending() : words[opened.visit].send()}
      </button>
    </form>
  )
}
