import { Button } from '@mantine/core'
import { matchingRoutes } from '@nastavnik/contract'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { reading } from '../../api/queries.ts'
import { m } from '../../paraglide/messages.js'
import { Loaded } from '../../ui/loaded.tsx'
import { showNumber } from '../../ui/numbers.ts'
import styles from './matching.module.css'

interface ExcludedMentorsProps {
  readonly id: string
  readonly mentee: string
  /** Where nobody fits, that is the first question. */
  readonly isOpen: boolean
  readonly ruleTitle: (code: string) => string
}

/** Who cannot be the mentor, and by which rules. They are asked for when somebody wants to know: the rules are looked at anew. */
export function ExcludedMentors({ id, mentee, isOpen, ruleTitle }: ExcludedMentorsProps) {
  const [isAsked, setAsked] = useState(isOpen)
  const found = useQuery({ ...reading(matchingRoutes.excluded, { params: { id, mentee } }), enabled: isAsked })
  if (!isAsked) {
    return (
      <p>
        <Button variant="default" size="xs" onClick={() => setAsked(true)}>
          {m.matching_excluded_show()}
        </Button>
      </p>
    )
  }
  return (
    <Loaded of={found} lines={3}>
      {({ items, total }) =>
        total === 0 ? (
          <p className="soft">{m.matching_excluded_none()}</p>
        ) : (
          <>
            <h3>{m.matching_excluded({ shown: showNumber(total) })}</h3>
            <ul className={styles['plain']}>
              {items.map(({ mentor, rules }) => (
                <li key={mentor.participationId}>
                  {mentor.name} <span className="soft">— {rules.map(ruleTitle).join(', ')}</span>
                </li>
              ))}
            </ul>
            {total > items.length ? (
              <p className="soft small">{m.matching_excluded_more({ shown: showNumber(total - items.length) })}</p>
            ) : null}
          </>
        )
      }
    </Loaded>
  )
}
