import { fillWords, type LetterWording, type LetterWordMeaning } from '@nastavnik/contract'
import { m } from '../../paraglide/messages.js'
import styles from './letters.module.css'

interface PreviewProps {
  readonly title: string
  readonly wording: LetterWording
  /** Whose samples stand in the place of the words; none: the text as it is written. */
  readonly words: readonly LetterWordMeaning[]
}

/** A letter as its reader sees it. */
export function Preview({ title, wording, words }: PreviewProps) {
  const samples = Object.fromEntries(words.map(({ word, sample }) => [word, sample]))
  return (
    <section className={styles['preview']} aria-label={title}>
      <p className="soft small">
        {title}. {words.length === 0 ? '' : m.letter_preview_text()}
      </p>
      <p className={styles['subject']}>{fillWords(wording.subject, samples)}</p>
      <p className={styles['text']}>{fillWords(wording.text, samples)}</p>
    </section>
  )
}
