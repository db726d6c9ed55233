import { Button, Textarea, TextInput } from '@mantine/core'
import { LetterCard, type LetterKind, type LetterWording, letterRoutes, letterTexts, missingWords, strangeWords } from '@nastavnik/contract'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '../../api/call.ts'
import { currentOf } from '../../api/problem.ts'
import { m } from '../../paraglide/messages.js'
import { useFieldErrors } from '../../ui/field-errors.ts'
import { Form } from '../../ui/form.tsx'
import { ProblemNotice } from '../../ui/problem-notice.tsx'
import { letterProblems } from './letter-problems.ts'
import { LetterWords } from './letter-words.tsx'
import styles from './letters.module.css'
import { Preview } from './preview.tsx'
import { Versions } from './versions.tsx'

/** What is wrong with a field, in the words of the one who corrects it. */
function wrongText(kind: LetterKind, text: string, mustHold: boolean): string | undefined {
  if (text.trim() === '') return m.field_required()
  const strange = strangeWords(kind, text)
  if (strange.length > 0) return m.letter_word_strange({ words: strange.join(', ') })
  const missing = mustHold ? missingWords(kind, text) : []
  return missing.length === 0 ? undefined : m.letter_word_missing({ words: missing.map((word) => `{${word}}`).join(', ') })
}

interface LetterEditorProps {
  readonly card: LetterCard
  readonly onSaved: (card: LetterCard) => void
}

export function LetterEditor({ card, onSaved }: LetterEditorProps) {
  const { kind } = card
  const [texts, setTexts] = useState<LetterWording>({ subject: card.subject, text: card.text })
  const labels = { subject: m.letter_subject(), text: m.letter_text() }
  const [subjectFault, textFault] = [wrongText(kind, texts.subject, false), wrongText(kind, texts.text, true)]
  const { attempt, errors, field, isSendable } = useFieldErrors('letter', labels, {
    ...(subjectFault !== undefined && { subject: subjectFault }),
    ...(textFault !== undefined && { text: textFault }),
  })
  const save = useMutation({
    mutationFn: ({ version, wording }: { version: number; wording: LetterWording | null }) =>
      call(letterRoutes.setWording, { params: { kind }, body: { version, wording } }),
    onSuccess: onSaved,
  })
  const theirs = currentOf(save.error, LetterCard)
  const version = theirs?.version ?? card.version
  return (
    <>
      <p>{card.isOwn ? m.letter_own() : m.letter_original()}</p>
      <div className={styles['sides']}>
        <Form
          label={m.letter_edit()}
          errors={errors}
          attempt={attempt}
          submitText={m.letter_save()}
          busy={save.isPending}
          problem={
            save.error === null ? null : (
              <ProblemNotice error={save.error} texts={letterProblems}>
                {theirs === undefined ? null : <Preview title={m.letter_theirs()} wording={theirs} words={[]} />}
              </ProblemNotice>
            )
          }
          onSubmit={() => {
            if (isSendable()) save.mutate({ version, wording: texts })
          }}
        >
          <TextInput
            {...field('subject')}
            required
            maxLength={letterTexts.subject}
            value={texts.subject}
            onChange={(event) => setTexts({ ...texts, subject: event.currentTarget.value })}
          />
          <Textarea
            {...field('text')}
            required
            autosize
            minRows={6}
            maxRows={20}
            maxLength={letterTexts.text}
            value={texts.text}
            onChange={(event) => setTexts({ ...texts, text: event.currentTarget.value })}
          />
        </Form>
        <Preview title={m.letter_preview()} wording={texts} words={card.words} />
      </div>
      <LetterWords kind={kind} words={card.words} />
      {card.isOwn ? (
        <div>
          <Button variant="default" loading={save.isPending} onClick={() => save.mutate({ version, wording: null })}>
            {m.letter_restore()}
          </Button>
        </div>
      ) : null}
      <Versions versions={card.versions} onTake={setTexts} />
    </>
  )
}
