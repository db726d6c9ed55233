import type { CampaignResults, QuestionResults } from '@nastavnik/contract'
import { type Question, questionsOf } from '@nastavnik/questionnaires'
import type { AskedText, CampaignCounts } from './campaign-results.repo.ts'
import { distributionOf } from './distribution.rules.ts'
import { shownGroups } from './minimum.rules.ts'

type Questionnaire = CampaignResults['questionnaires'][number]
interface Possible {
  readonly type: QuestionResults['type']
  readonly values: readonly string[]
  readonly words: Readonly<Record<string, string>>
}

const whole = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, step) => String(from + step))

/** What may be answered to a question that is counted; undefined: words of one's own, people, what is not for all eyes. `given`: numbers that were written. */
function possibleOf(question: Question, given: readonly string[]): Possible | undefined {
  if (question.restricted === true) return undefined
  switch (question.type) {
    case 'rating': {
      const { rateMin, rateMax, minRateDescription = '', maxRateDescription = '' } = question
      return { type: 'rating', values: whole(rateMin, rateMax), words: { [rateMin]: minRateDescription, [rateMax]: maxRateDescription } }
    }
    case 'boolean':
      return { type: 'boolean', values: ['true', 'false'], words: {} }
    case 'radiogroup':
    case 'checkbox': {
      const { type, choices } = question
      return { type, values: choices.map(({ value }) => value), words: Object.fromEntries(choices.map(({ value, text }) => [value, text])) }
    }
    case 'text':
      if (question.inputType !== 'number') return undefined
      return { type: 'number', values: [...new Set(given)].toSorted((a, b) => Number(a) - Number(b)), words: {} }
    case 'ranking':
    case 'comment':
      return undefined
  }
}

interface Naming {
  readonly groups: readonly { readonly code: string; readonly title: string }[]
}

/**
 * The results of one text of a campaign. Every breakdown keeps the minimum of five and hides what could be counted by subtraction; for a
 * question that few have answered, of that question.
 */
export function resultsOf(text: AskedText, counts: CampaignCounts, { groups }: Naming): Questionnaire {
  const mine = <Row extends { questionnaireId: string }>(rows: readonly Row[]) =>
    rows.filter(({ questionnaireId }) => questionnaireId === text.id)
  const [asked, answers, values] = [mine(counts.asked), mine(counts.answers), mine(counts.values)]
  const askedIn = (group: string | null) =>
    asked.filter((row) => group === null || row.group === group).reduce((sum, row) => sum + row.asked, 0)
  const questions = questionsOf(text.definition).flatMap((question): QuestionResults[] => {
    const { name, title } = question
    const own = values.filter((row) => row.name === name)
    const possible = possibleOf(
      question,
      own.map(({ value }) => value),
    )
    if (possible === undefined) return []
    const answersIn = (group: string | null) => answers.find((row) => row.name === name && row.group === group)?.answers ?? 0
    const distribution = (group: string | null) =>
      distributionOf(new Map(own.filter((row) => row.group === group).map(({ value, count }) => [value, count])), possible.values, {
        answers: answersIn(group),
        invited: askedIn(group),
        numeric: possible.type === 'rating' || possible.type === 'number',
      })
    const shown = shownGroups(groups.map(({ code }) => answersIn(code)))
    const broken = groups.map(({ code, title }, place) => ({
      code,
      title,
      distribution: shown?.[place] === true ? distribution(code) : null,
    }))
    const { type, words } = possible
    return [{ name, title, type, words: { ...words }, total: distribution(null), groups: shown === null ? null : broken }]
  })
  const { id, title, diagnostic } = text
  const answered = asked.reduce((sum, row) => sum + row.answered, 0)
  return { id, title, diagnostic, asked: askedIn(null), answered, questions }
}
