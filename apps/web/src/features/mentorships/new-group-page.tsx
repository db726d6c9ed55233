import { Button, Group } from '@mantine/core'
import { mentorshipRoutes, type UnitRef } from '@nastavnik/contract'
import { useMutation } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { call } from '../../api/call.ts'
import { queries } from '../../api/queries.ts'
import { m } from '../../paraglide/messages.js'
import { LinkButton } from '../../ui/link-button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Page } from '../../ui/page.tsx'
import { emptyGroup, toNewGroup } from './group-fields.ts'
import { GroupForm } from './group-form.tsx'

export function NewGroupPage({ organisation }: { readonly organisation: UnitRef }) {
  const [texts, setTexts] = useState(emptyGroup)
  const register = useMutation({
    mutationFn: () => call(mentorshipRoutes.registerGroup, { body: toNewGroup(organisation.code, texts) }),
    onSuccess: () => queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== '/api/session', refetchType: 'none' }),
  })
  return (
    <Page title={m.group_title()} lead={m.group_lead()} back={<Link to="/pairs">{m.pairs_title()}</Link>}>
      {register.data === undefined ? (
        <GroupForm
          organisation={organisation.code}
          texts={texts}
          onChange={setTexts}
          busy={register.isPending}
          error={register.error}
          onSubmit={() => register.mutate()}
        />
      ) : (
        <Notice tone="good" title={m.group_done()} focused>
          <p>{m.group_done_text({ persons: register.data.personsAdded, participations: register.data.participationsAdded })}</p>
          <Group>
            <LinkButton to="/pairs/$id" params={{ id: register.data.mentorshipId }} color="accent">
              {m.group_open()}
            </LinkButton>
            <Button
              variant="default"
              onClick={() => {
                setTexts(emptyGroup)
                register.reset()
              }}
            >
              {m.group_another()}
            </Button>
          </Group>
        </Notice>
      )}
    </Page>
  )
}
