import { TextInput } from '@mantine/core'
import { type QuestionnaireListItem, questionnaireRoutes, questionnaireTexts } from '@nastavnik/contract'
import { useMutation } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { call } from '../../api/call.ts'
import { refresh } from '../../api/queries.ts'
import { m } from '../../paraglide/messages.js'
import { Choice } from '../../ui/choice.tsx'
import { useFieldErrors } from '../../ui/field-errors.ts'
import { Form } from '../../ui/form.tsx'
import { ProblemNotice } from '../../ui/problem-notice.tsx'
import { Section } from '../../ui/section.tsx'
import { questionnaireProblems } from './words.ts'

interface CreateFormProps {
  readonly unit: string
  readonly items: readonly QuestionnaireListItem[]
  readonly onCancel: () => void
}

/** A questionnaire of one's own begins with the questions of another. */
export function CreateForm({ unit, items, onCancel }: CreateFormProps) {
  const navigate = useNavigate()
  const [title, setTitle] = useState('')
  const [like, setLike] = useState<string>()
  const labels = { title: m.head_title(), like: m.create_like() }
  const { attempt, errors, field, isSendable } = useFieldErrors('create', labels, {
    ...(title.trim() === '' && { title: m.create_title_missing() }),
    ...(like === undefined && { like: m.create_like_missing() }),
  })
  const create = useMutation({
    mutationFn: (code: string) => call(questionnaireRoutes.create, { body: { unit, like: code, title: title.trim() } }),
    onSuccess: ({ code }) => {
      void refresh(questionnaireRoutes.list)
      void navigate({ to: '/questionnaires/$code', params: { code } })
    },
  })
  return (
    <Section title={m.questionnaire_create()}>
      <p className="soft">{m.create_lead()}</p>
      <Form
        label={m.questionnaire_create()}
        errors={errors}
        attempt={attempt}
        submitText={m.create_submit()}
        busy={create.isPending}
        problem={create.error === null ? null : <ProblemNotice error={create.error} texts={questionnaireProblems} />}
        onCancel={onCancel}
        onSubmit={() => {
          if (isSendable() && like !== undefined) create.mutate(like)
        }}
      >
        <TextInput
          {...field('title')}
          value={title}
          maxLength={questionnaireTexts.title}
          onChange={(event) => setTitle(event.currentTarget.value)}
        />
        <Choice
          {...field('like')}
          any={m.create_like_any()}
          value={like}
          options={items.map(({ code, title: name }) => [code, name] as const)}
          onChoose={setLike}
        />
      </Form>
    </Section>
  )
}
