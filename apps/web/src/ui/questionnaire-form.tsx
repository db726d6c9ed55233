import { type AnswerProblem, type Answers, type Definition, isAsked, questionsOf } from '@nastavnik/questionnaires'
import type { FieldErrors } from './error-summary.tsx'
import { QuestionField, type RankedPerson } from './question-field.tsx'
import { readAnswers, withAnswer } from './questionnaire-answers.rules.ts'
import styles from './questionnaire-form.module.css'
import { problemWords } from './questionnaire-problem.ts'
import { Section } from './section.tsx'

interface QuestionnaireFormProps {
  readonly definition: Definition
  readonly answers: Answers
  readonly onChange: (answers: Answers) => void
  /** What to say beside the questions: nothing before the first attempt to send. */
  readonly problems: readonly AnswerProblem[]
  /** Those who may be ranked. */
  readonly people?: readonly RankedPerson[]
}

const idOf = (name: string) => `answer-${name}`

/** Any questionnaire as a form of the staff: pages under each other, only what is asked. What to send is said by `readAnswers`. */
export function QuestionnaireForm({ definition, answers, onChange, problems, people = [] }: QuestionnaireFormProps) {
  const { taken } = readAnswers(
    definition,
    answers,
    people.map(({ id }) => id),
  )
  const found = new Map(problems.map((problem) => [problem.name, problem]))
  return (
    <div className={styles['pages']}>
      {definition.intro === undefined ? null : <p className="soft">{definition.intro}</p>}
      {definition.pages.map(({ name, title, elements }) => {
        const asked = elements.filter((question) => isAsked(question, taken))
        return asked.length === 0 ? null : (
          <Section key={name} title={title}>
            {asked.map((question) => (
              <QuestionField
                key={question.name}
                id={idOf(question.name)}
                question={question}
                answer={answers[question.name]}
                error={problemWords(question, found.get(question.name))}
                people={people}
                onAnswer={(answer) => onChange(withAnswer(answers, question, answer))}
              />
            ))}
          </Section>
        )
      })}
    </div>
  )
}

/** The same problems for the summary of a form: by the id of the field. */
export const errorsOfAnswers = (definition: Definition, problems: readonly AnswerProblem[]): FieldErrors =>
  Object.fromEntries(
    questionsOf(definition).flatMap((question) => {
      const error = problemWords(
        question,
        problems.find(({ name }) => name === question.name),
      )
      return error === undefined ? [] : [[idOf(question.name), { label: question.title, error }]]
    }),
  )
