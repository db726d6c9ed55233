import type { OpenedQuestionnaire } from '@nastavnik/contract'
import { questionsOf } from '@nastavnik/questionnaires'
import { m } from '../paraglide/messages.js'
import { writeDay } from './day.ts'
import { useArrival } from './use-arrival.ts'

interface StartProps {
  readonly opened: OpenedQuestionnaire
  readonly isBegun: boolean
  readonly onBegin: () => void
}

/** What it is, who will know, how long it takes: before the first question. */
export function Start({ opened, isBegun, onBegin }: StartProps) {
  const { title, organisation, programme, audience: to, anonymous, endsOn, definition } = opened
  const heading = useArrival()
  const intro = to === 'adult' ? definition.intro : (definition.childIntro ?? definition.intro)
  return (
    <section className="start">
      <p className="soft">{organisation}</p>
      <h1 ref={heading} tabIndex={-1}>
        {title}
      </h1>
      {intro?.split('\n').map((line) => (
        <p key={line} className="intro">
          {line}
        </p>
      ))}
      <ul className="facts">
        {programme && <li>{m.answer_start_programme({ programme })}</li>}
        <li>
          {m.answer_start_count({ count: questionsOf(definition).length })}. {m.answer_start_until({ to, day: writeDay(endsOn) })}
        </li>
        <li>{anonymous ? m.answer_start_anonymous({ to }) : m.answer_start_named({ to })}</li>
      </ul>
      <button type="button" className="main" onClick={onBegin}>
        {isBegun ? m.answer_start_go_on() : m.answer_start_begin()}
      </button>
    </section>
  )
}
