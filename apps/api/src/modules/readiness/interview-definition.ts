import type { InterviewVerdict } from '@nastavnik/contract'
import type { Answers, Definition } from '@nastavnik/questionnaires'
import { loadQuestionnaires } from '@nastavnik/target-model'

interface InterviewQuestions {
  /** The version that answers are kept with; null: the text that came with the system. */
  readonly versionId: string | null
  readonly definition: Definition
}

let builtIn: Promise<InterviewQuestions> | undefined

async function readBuiltIn(): Promise<InterviewQuestions> {
  const found = (await loadQuestionnaires()).get('MENTOR_INTERVIEW')
  if (found === undefined) throw new Error('no questionnaire MENTOR_INTERVIEW')
  const { intro, pages } = found
  return { versionId: null, definition: { intro, pages } }
}

/** What is asked at an interview of a mentor. */
export function interviewDefinition(): Promise<InterviewQuestions> {
  builtIn ??= readBuiltIn()
  return builtIn
}

const verdicts: Readonly<Record<string, InterviewVerdict>> = {
  recommended: 'RECOMMENDED',
  withConditions: 'CONDITIONS',
  notRecommended: 'NOT_RECOMMENDED',
}

/** The verdict is an answer of the protocol: asked once, kept once. Undefined: the question was not answered, or is not asked. */
export function verdictIn({ recommendation }: Answers): InterviewVerdict | undefined {
  return typeof recommendation === 'string' ? verdicts[recommendation] : undefined
}
