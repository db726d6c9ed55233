import type { Question } from '@nastavnik/questionnaires'
import { m } from '../paraglide/messages.js'
import { controlId, type QuestionProps } from './question-props.ts'
import { tapped } from './sheet.rules.ts'

/** People put in order by tapping them one after another; a second tap takes out. */
export function Ranking({ question, answer, onAnswer, audience, people }: QuestionProps<Extract<Question, { type: 'ranking' }>>) {
  const { name, maxSelectedChoices: most } = question
  const order = Array.isArray(answer) ? (answer as readonly string[]) : []
  const set = (next: readonly string[] | undefined) => {
    if (next !== undefined) onAnswer(next.length === 0 ? undefined : next)
  }
  if (people.length === 0) return <p className="soft nobody">{m.answer_ranking_nobody()}</p>
  const isFull = order.length >= most
  return (
    <div>
      <ul className="people">
        {people.map((person, index) => {
          const place = order.indexOf(person.id) + 1
          return (
            <li key={person.id}>
              <button
                type="button"
                id={index === 0 ? controlId(name) : undefined}
                className="person"
                aria-pressed={place > 0}
                aria-disabled={isFull && place === 0}
                aria-describedby={`count-${name}`}
                onClick={() => set(tapped(order, person.id, most))}
              >
                <span className="place" aria-hidden="true">
                  {place > 0 ? place : ''}
                </span>
                <span>{person.name}</span>
                {place > 0 && <span className="unseen">, {m.answer_ranking_place({ number: place })}</span>}
              </button>
            </li>
          )
        })}
      </ul>
      <p id={`count-${name}`} className="soft" role="status">
        {m.answer_ranking_count({ count: order.length, most })}
        {isFull && people.length > most ? `. ${m.answer_ranking_full({ to: audience })}` : ''}
      </p>
      {order.length > 0 && (
        <button type="button" className="quiet" onClick={() => set(order.slice(0, -1))}>
          {m.answer_ranking_undo()}
        </button>
      )}
    </div>
  )
}
