import { Button } from '@mantine/core'
import type { Participation } from '@nastavnik/contract'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useMay } from '../../api/session.ts'
import { m } from '../../paraglide/messages.js'
import { Card } from '../../ui/card.tsx'
import { showSpan } from '../../ui/days.ts'
import { Facts } from '../../ui/facts.tsx'
import { roleName } from '../../ui/role-names.ts'
import { EditParticipation } from './edit-participation.tsx'
import { showCompleted } from './participation-fields.ts'

export function ParticipationCard({ participation, onSaved }: { readonly participation: Participation; readonly onSaved: () => void }) {
  const mayCorrect = useMay('mentorship.correct')
  const [isEditing, setEditing] = useState(false)
  const { programme, role, startsOn, endsOn, request, result, link, completed, counterparts } = participation
  return (
    <Card title={programme.title} note={`${programme.form.title} · ${roleName(role)}`}>
      {isEditing ? (
        <EditParticipation
          participation={participation}
          onCancel={() => setEditing(false)}
          onSaved={() => {
            setEditing(false)
            onSaved()
          }}
        />
      ) : (
        <>
          <Facts
            facts={[
              [m.participation_dates(), showSpan(startsOn, endsOn)],
              [m.participation_request(), request],
              [m.participation_result(), result],
              [m.participation_link(), link],
              [m.participation_completed(), showCompleted(completed)],
            ]}
          />
          {counterparts.length === 0 ? null : (
            <p>
              {m.participation_with()}{' '}
              {counterparts.map(({ personId, name }, index) => (
                <span key={personId}>
                  {index === 0 ? '' : ', '}
                  <Link to="/people/$id" params={{ id: personId }}>
                    {name}
                  </Link>
                </span>
              ))}
            </p>
          )}
          {mayCorrect ? (
            <div>
              <Button
                variant="default"
                size="xs"
                aria-label={m.participation_edit({ programme: programme.title })}
                onClick={() => setEditing(true)}
              >
                {m.participation_edit_short()}
              </Button>
            </div>
          ) : null}
        </>
      )}
    </Card>
  )
}
