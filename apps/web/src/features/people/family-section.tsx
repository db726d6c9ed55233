import { Button } from '@mantine/core'
import { type FamilyMember, type Person, peopleRoutes } from '@nastavnik/contract'
import { useMutation } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { call } from '../../api/call.ts'
import { useMay } from '../../api/session.ts'
import { m } from '../../paraglide/messages.js'
import { ProblemNotice } from '../../ui/problem-notice.tsx'
import { Section } from '../../ui/section.tsx'
import { AddRelative } from './add-relative.tsx'
import { peopleProblems } from './people-problems.ts'
import { relationTitle } from './relation-title.ts'

interface FamilySectionProps {
  readonly person: Person
  readonly onSaved: (person: Person) => void
}

/** Parents, guardians and kin among the participants. */
export function FamilySection({ person, onSaved }: FamilySectionProps) {
  const mayCorrect = useMay('person.correct')
  const [isAdding, setAdding] = useState(false)
  const remove = useMutation({
    mutationFn: (otherId: string) => call(peopleRoutes.removeRelative, { params: { id: person.id, otherId } }),
    onSuccess: onSaved,
  })
  return (
    <Section
      title={m.family_title()}
      aside={
        mayCorrect && !isAdding ? (
          <Button variant="default" onClick={() => setAdding(true)}>
            {m.family_add()}
          </Button>
        ) : undefined
      }
    >
      <p className="soft">{m.family_lead()}</p>
      {remove.error === null ? null : <ProblemNotice error={remove.error} texts={peopleProblems} />}
      {person.family.length === 0 ? (
        <p>{m.family_none()}</p>
      ) : (
        <ul>
          {person.family.map((member) => (
            <Member key={member.personId} member={member}>
              {mayCorrect ? (
                <Button
                  variant="default"
                  size="xs"
                  loading={remove.isPending && remove.variables === member.personId}
                  aria-label={m.family_remove_whom({ name: member.name })}
                  onClick={() => remove.mutate(member.personId)}
                >
                  {m.family_remove()}
                </Button>
              ) : null}
            </Member>
          ))}
        </ul>
      )}
      {isAdding ? (
        <AddRelative
          person={person}
          onCancel={() => setAdding(false)}
          onSaved={(saved) => {
            setAdding(false)
            onSaved(saved)
          }}
        />
      ) : null}
    </Section>
  )
}

function Member({ member, children }: { readonly member: FamilyMember; readonly children: React.ReactNode }) {
  return (
    <li>
      <Link to="/people/$id" params={{ id: member.personId }}>
        {member.name}
      </Link>{' '}
      — {relationTitle(member)} {children}
    </li>
  )
}
