import { Button, Group, TextInput } from '@mantine/core'
import type { Invitation } from '@nastavnik/contract'
import { useState } from 'react'
import { m } from '../../paraglide/messages.js'
import { showInstant } from '../../ui/days.ts'
import { Notice } from '../../ui/notice.tsx'

/** The link with its token after «#»: the server never sees it in an address. It is shown now and never again. */
export function InvitationLink({ invitation, name }: { readonly invitation: Invitation; readonly name: string }) {
  const [isCopied, setCopied] = useState(false)
  const link = `${location.origin}/invitation#${invitation.token}`
  const copy = async () => {
    await navigator.clipboard.writeText(link)
    setCopied(true)
  }
  return (
    <Notice tone="good" title={m.invitation_ready({ name })} focused>
      <p>{m.invitation_ready_text({ login: invitation.login, until: showInstant(invitation.expiresAt) })}</p>
      <TextInput
        className="no-print"
        w="100%"
        label={m.invitation_link()}
        value={link}
        readOnly
        onFocus={(event) => event.currentTarget.select()}
      />
      <p className="print-only">{link}</p>
      <Group className="no-print" mt="sm">
        <Button color="accent" onClick={() => void copy()}>
          {m.invitation_copy()}
        </Button>
        <Button variant="default" onClick={() => print()}>
          {m.invitation_print()}
        </Button>
      </Group>
      <p role="status">{isCopied ? m.invitation_copied() : ''}</p>
    </Notice>
  )
}
