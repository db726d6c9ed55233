/** The words of a question as a respondent of 10–13 reads them stand beside those for everybody else. */
interface Wording {
  readonly title: string
  readonly childTitle?: string | undefined
  /** A hint under the title. */
  readonly description?: string | undefined
}

interface QuestionBase extends Wording {
  /** Under it the answer is kept; the same in all questionnaires for the same thing, so that before and after can be compared. */
  readonly name: string
  readonly isRequired?: boolean | undefined
  /** Asked only when it holds: `{metBefore} = true` (see `parseCondition`). */
  readonly visibleIf?: string | undefined
  /** What indicators and gates are counted from: it cannot be taken out or changed by the way. */
  readonly core?: CoreItem | undefined
  /** The parameter of monitoring that it measures. */
  readonly parameter?: string | undefined
  /** Only the psychologist and the curator read the answer. */
  readonly restricted?: boolean | undefined
  /** The text of the person's card, or of the participation, that the answer fills. */
  readonly fills?: string | undefined
}

/** What is decided by an answer: whether somebody is satisfied, whether a mentor is recommended. */
export const coreItems = ['SATISFACTION', 'VERDICT', 'WISHES'] as const
export type CoreItem = (typeof coreItems)[number]

export interface Choice {
  readonly value: string
  readonly text: string
  readonly childText?: string | undefined
}

/** A whole number from `rateMin` to `rateMax`. */
interface RatingQuestion extends QuestionBase {
  readonly type: 'rating'
  readonly rateMin: number
  readonly rateMax: number
  readonly minRateDescription?: string | undefined
  readonly maxRateDescription?: string | undefined
}

/** Yes or no. */
interface BooleanQuestion extends QuestionBase {
  readonly type: 'boolean'
}

/** One of the choices. */
interface RadioQuestion extends QuestionBase {
  readonly type: 'radiogroup'
  readonly choices: readonly Choice[]
}

/** Several of the choices. */
interface CheckboxQuestion extends QuestionBase {
  readonly type: 'checkbox'
  readonly choices: readonly Choice[]
  readonly maxSelectedChoices?: number | undefined
}

/** People in the order of preference, out of a list that is given when the question is asked. */
interface RankingQuestion extends QuestionBase {
  readonly type: 'ranking'
  readonly choicesFrom: 'MENTORS' | 'MENTEES'
  readonly maxSelectedChoices: number
}

/** One line, or a whole number from `min` to `max`. */
interface TextQuestion extends QuestionBase {
  readonly type: 'text'
  readonly inputType?: 'text' | 'number' | undefined
  readonly maxLength?: number | undefined
  readonly min?: number | undefined
  readonly max?: number | undefined
}

/** Words of one's own. */
interface CommentQuestion extends QuestionBase {
  readonly type: 'comment'
  readonly maxLength: number
}

export type Question =
  | RatingQuestion
  | BooleanQuestion
  | RadioQuestion
  | CheckboxQuestion
  | RankingQuestion
  | TextQuestion
  | CommentQuestion

export interface QuestionPage {
  readonly name: string
  readonly title: string
  readonly childTitle?: string | undefined
  readonly elements: readonly Question[]
}

/** What is asked, page by page: a subset of the JSON of SurveyJS under its names. */
export interface Definition {
  readonly intro?: string | undefined
  readonly childIntro?: string | undefined
  readonly pages: readonly QuestionPage[]
}

/** An answer to a question: a number, yes or no, a text or the value of a choice, several values. */
export type Answer = number | boolean | string | readonly string[]
export type Answers = Readonly<Record<string, Answer>>

/** All questions in the order in which they are asked. */
export const questionsOf = ({ pages }: Definition): Question[] => pages.flatMap(({ elements }) => elements)
