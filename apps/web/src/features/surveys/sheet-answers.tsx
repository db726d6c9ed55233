import type { Answers, Question } from '@nastavnik/questionnaires'
import { useEffect, useRef } from 'react'
import { m } from '../../paraglide/messages.js'
import { answerWords } from './answer-words.ts'
import styles from './paper.module.css'
import type { SheetQuestions } from './paper-keys.rules.ts'

interface SheetAnswersProps {
  readonly questions: readonly Question[]
  readonly asked: readonly Question[]
  readonly answers: Answers
  readonly at: string | undefined
  readonly people: SheetQuestions['people']
  readonly onGo: (name: string) => void
}

/** The whole sheet at a glance, numbered as it is printed: to compare with the paper. */
export function SheetAnswers({ questions, asked, answers, at, people, onGo }: SheetAnswersProps) {
  const list = useRef<HTMLOListElement>(null)
  useEffect(() => {
    const row = at === undefined ? undefined : list.current?.querySelector<HTMLElement>('[aria-current]')
    if (row && list.current) list.current.scrollTop = row.offsetTop - list.current.clientHeight / 2
  }, [at])
  return (
    <section aria-labelledby="paper-answers">
      <h3 id="paper-answers">{m.paper_answers()}</h3>
      <ol ref={list} className={styles['answers']}>
        {asked.map((question) => {
          const words = answerWords(question, answers[question.name], people)
          return (
            <li key={question.name} aria-current={question.name === at ? 'step' : undefined}>
              <button type="button" tabIndex={-1} className={styles['row']} onClick={() => onGo(question.name)}>
                <span className="soft">{questions.indexOf(question) + 1}</span>
                <span className={styles['asked']}>{question.title}</span>
                <strong>{words === '' ? <span className="unseen">{m.paper_no_answer()}</span> : words}</strong>
              </button>
            </li>
          )
        })}
      </ol>
    </section>
  )
}
