import { matchingRoutes, type RoundListItem } from '@nastavnik/contract'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { reading } from '../../api/queries.ts'
import { useMay } from '../../api/session.ts'
import { m } from '../../paraglide/messages.js'
import { showDay } from '../../ui/days.ts'
import { LinkButton } from '../../ui/link-button.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { showNumber } from '../../ui/numbers.ts'
import styles from './programmes-page.module.css'

/** The matching of a programme: who waits for a pair and what rounds there have been. */
export function ProgrammeMatching({ id }: { readonly id: string }) {
  const mayRun = useMay('matching.run')
  const found = useQuery({ ...reading(matchingRoutes.ofProgramme, { params: { id } }), staleTime: 0 })
  return (
    <section>
      <h3>{m.matching_title()}</h3>
      <Loaded of={found} lines={2}>
        {({ items, waiting }) => (
          <>
            <p className="soft">{m.programme_waiting({ mentees: showNumber(waiting.mentees), mentors: showNumber(waiting.mentors) })}</p>
            {items.length === 0 ? null : (
              <ul className={styles['meetings']}>
                {items.map((round) => (
                  <li key={round.id}>
                    <Link to="/matching/$id" params={{ id: round.id }}>
                      {m.programme_round({ day: showDay(round.orderOn) })}
                    </Link>{' '}
                    <span className="soft small">{stateOf(round)}</span>
                  </li>
                ))}
              </ul>
            )}
            {mayRun && items.every(({ finishedAt }) => finishedAt !== null) ? (
              <p>
                <LinkButton to="/programmes/$id/new-matching" params={{ id }} variant="default">
                  {m.programme_start_matching()}
                </LinkButton>
              </p>
            ) : null}
          </>
        )}
      </Loaded>
    </section>
  )
}

function stateOf({ mentees, placed, published, finishedAt }: RoundListItem): string {
  const counts = { mentees: showNumber(mentees), placed: showNumber(placed), published: showNumber(published) }
  if (finishedAt !== null) return m.programme_round_finished(counts)
  return published > 0 ? m.programme_round_published(counts) : m.programme_round_counted(counts)
}
