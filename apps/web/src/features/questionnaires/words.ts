import type { DraftProblemCode, ProtectedQuestion, QuestionnaireOwner, QuestionnairePurpose, RespondentRole } from '@nastavnik/contract'
import { m } from '../../paraglide/messages.js'
import type { ProblemTexts } from '../../ui/problem-text.ts'
import type { Relation } from './condition.rules.ts'
import type { kindOf } from './new-question.rules.ts'

export const purposeNames: Readonly<Record<QuestionnairePurpose, () => string>> = {
  APPLICATION: m.purpose_application,
  BASELINE: m.purpose_baseline,
  FINAL: m.purpose_final,
  PARAMETERS: m.purpose_parameters,
  CHECKIN: m.purpose_checkin,
  PREFERENCE: m.purpose_preference,
  THIRD_PARTY: m.purpose_third_party,
  INTERVIEW: m.purpose_interview,
  ASSESSMENT: m.purpose_assessment,
  SWOT: m.purpose_swot,
  PARTNER: m.purpose_partner,
}

export const respondentNames: Readonly<Record<RespondentRole, () => string>> = {
  MENTEE: m.respondent_mentee,
  MENTOR: m.respondent_mentor,
  CURATOR: m.respondent_curator,
  INFORMANT: m.respondent_informant,
  PARTNER: m.respondent_partner,
}

export const ownerNames: Readonly<Record<QuestionnaireOwner, () => string>> = {
  builtIn: m.text_owner_built_in,
  territory: m.text_owner_territory,
  organisation: m.text_owner_organisation,
}

export const kindNames: Readonly<Record<ReturnType<typeof kindOf>, () => string>> = {
  scale: m.question_kind_scale,
  yesNo: m.question_kind_yes_no,
  oneOf: m.question_kind_one_of,
  severalOf: m.question_kind_several_of,
  line: m.question_kind_line,
  number: m.question_kind_number,
  words: m.question_kind_words,
  ballot: m.question_kind_ballot,
}

export const lockWords: Readonly<Record<ProtectedQuestion['why'], () => string>> = {
  SATISFACTION: m.lock_satisfaction,
  VERDICT: m.lock_verdict,
  WISHES: m.lock_wishes,
  PARAMETER: m.lock_parameter,
  FILLS: m.lock_fills,
}

export const relationNames: Readonly<Record<Relation, () => string>> = {
  '=': m.relation_is,
  '<>': m.relation_is_not,
  '>': m.relation_more,
  '>=': m.relation_at_least,
  '<': m.relation_less,
  '<=': m.relation_at_most,
  contains: m.relation_contains,
  notcontains: m.relation_contains_not,
  notempty: m.relation_given,
  empty: m.relation_not_given,
}

export const draftProblemWords: Readonly<Record<DraftProblemCode, () => string>> = {
  repeated: m.draft_repeated,
  unreadable: m.draft_unreadable,
  askedLater: m.draft_asked_later,
  neverHolds: m.draft_never_holds,
  notHigher: m.draft_not_higher,
  moreThanChoices: m.draft_more_than_choices,
  protectedGone: m.draft_protected_gone,
  protectedChanged: m.draft_protected_changed,
  markForged: m.draft_mark_forged,
  unrestricted: m.draft_unrestricted,
  typeChanged: m.draft_type_changed,
  ballotsOnly: m.draft_ballots_only,
  tooManyScales: m.draft_too_many_scales,
  label: m.draft_label,
  forbiddenSubject: m.draft_forbidden_subject,
}

export const questionnaireProblems: ProblemTexts = {
  'questionnaire.notFound': [m.problem_questionnaire_gone, m.problem_questionnaire_gone_text],
  'questionnaire.outdated': [m.problem_questionnaire_outdated, m.problem_questionnaire_outdated_text],
  'questionnaire.noDraft': [m.problem_questionnaire_no_draft, m.problem_questionnaire_no_draft_text],
  'questionnaire.draftRefused': [m.problem_questionnaire_refused, m.problem_questionnaire_refused_text],
  'questionnaire.unchanged': [m.problem_questionnaire_unchanged, m.problem_questionnaire_unchanged_text],
}
