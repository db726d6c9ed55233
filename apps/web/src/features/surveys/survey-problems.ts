import { mostForms, mostRespondents } from '@nastavnik/contract'
import { m } from '../../paraglide/messages.js'
import { showNumber } from '../../ui/numbers.ts'
import type { ProblemTexts } from '../../ui/problem-text.ts'

export const surveyProblems: ProblemTexts = {
  'campaign.closed': [m.problem_campaign_closed, m.problem_campaign_closed_text],
  'campaign.nobody': [m.problem_campaign_nobody, m.problem_campaign_nobody_text],
  'campaign.tooMany': [
    m.problem_campaign_many,
    () => m.problem_campaign_many_text({ most: showNumber(mostRespondents), forms: showNumber(mostForms) }),
  ],
  'campaign.waveMissing': [m.problem_campaign_wave, m.problem_campaign_wave_text],
  'campaign.tooLong': [m.problem_campaign_long, m.problem_campaign_long_text],
  'respondent.answered': [m.problem_respondent_answered, m.problem_respondent_answered_text],
  'conclusion.notConsented': [m.problem_answers_consent, m.problem_answers_consent_text],
  'answers.refused': [m.problem_answers_refused, m.problem_answers_refused_text],
}
