import { type LetterKind, type LetterWordMeaning, letterWords } from '@nastavnik/contract'
import { m } from '../../paraglide/messages.js'
import { DataTable } from '../../ui/data-table.tsx'
import { Section } from '../../ui/section.tsx'

/** Words that the text may hold, and which of them it must. */
export function LetterWords({ kind, words }: { readonly kind: LetterKind; readonly words: readonly LetterWordMeaning[] }) {
  const must: readonly string[] = letterWords[kind].must
  return (
    <Section title={m.letter_words()}>
      <p className="soft">{m.letter_words_text()}</p>
      <DataTable
        label={m.letter_words()}
        rows={words}
        rowKey={({ word }) => word}
        columns={[
          { title: m.letter_word(), heading: true, render: ({ word }) => <code>{`{${word}}`}</code> },
          { title: m.letter_meaning(), render: ({ word, title }) => (must.includes(word) ? `${title} — ${m.letter_must()}` : title) },
          { title: m.letter_sample(), render: ({ sample }) => sample },
        ]}
      />
    </Section>
  )
}
