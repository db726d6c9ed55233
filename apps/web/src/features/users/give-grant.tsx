import { Button } from '@mantine/core'
import { type NewGrant, type User, userRoutes } from '@nastavnik/contract'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '../../api/call.ts'
import { refresh } from '../../api/queries.ts'
import { m } from '../../paraglide/messages.js'
import { useFieldErrors } from '../../ui/field-errors.ts'
import { Form } from '../../ui/form.tsx'
import { Notice } from '../../ui/notice.tsx'
import { ProblemNotice } from '../../ui/problem-notice.tsx'
import { usePostFields } from './use-post-fields.tsx'
import { userProblems } from './user-problems.ts'

/** One more role for the person of the card. */
export function GiveGrant({ user }: { readonly user: User }) {
  const [isOpen, setOpen] = useState(false)
  if (isOpen) return <GiveForm user={user} onClose={() => setOpen(false)} />
  return (
    <div>
      <Button variant="default" onClick={() => setOpen(true)}>
        {m.users_give()}
      </Button>
    </div>
  )
}

function GiveForm({ user, onClose }: { readonly user: User; readonly onClose: () => void }) {
  const fields = usePostFields()
  const { attempt, errors, field, isSendable } = useFieldErrors('give', fields.labels, fields.wrong)
  const give = useMutation({
    mutationFn: (body: NewGrant) => call(userRoutes.giveGrant, { params: { id: user.id }, body }),
    onSuccess: async () => {
      await refresh(userRoutes.get, userRoutes.list, userRoutes.staff)
      onClose()
    },
  })
  return (
    <Form
      label={m.users_give()}
      errors={errors}
      attempt={attempt}
      submitText={m.users_give()}
      busy={give.isPending}
      problem={give.error === null ? null : <ProblemNotice error={give.error} texts={userProblems} />}
      onCancel={onClose}
      onSubmit={() => {
        if (isSendable() && fields.post !== undefined) give.mutate(fields.post)
      }}
    >
      <Notice tone="info" title={m.users_give_title({ name: user.name })} focused>
        <p>{m.users_give_text()}</p>
      </Notice>
      {fields.render(field)}
    </Form>
  )
}
