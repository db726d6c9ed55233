import { MergerObstacles as Obstacles } from '@nastavnik/contract'
import { currentOf } from '../../api/problem.ts'
import { m } from '../../paraglide/messages.js'
import { Notice } from '../../ui/notice.tsx'
import { ProblemNotice } from '../../ui/problem-notice.tsx'
import { duplicateProblems } from './duplicate-problems.ts'

const titles: Readonly<Record<Obstacles['changes'][number]['kind'], () => string>> = {
  persons: m.merger_part_persons,
  participations: m.merger_part_participations,
  mentorships: m.merger_part_pairs,
  mentorship_mentees: m.merger_part_pairs,
  meeting_members: m.merger_part_meetings,
  matching_decisions: m.merger_part_matching,
  matching_pairs: m.merger_part_matching,
  pair_proposals: m.merger_part_matching,
  joint_pairs: m.merger_part_matching,
  consents: m.merger_part_consents,
  consent_sheets: m.merger_part_sheets,
  family_links: m.merger_part_family,
  promotions: m.merger_part_promotions,
  subject_requests: m.merger_part_requests,
  conclusions: m.merger_part_conclusion,
  // The psychologist’s section is closed: that it was about a pair is not told.
  pair_exclusions: m.merger_part_conclusion,
  grades: m.merger_part_grades,
  respondents: m.merger_part_answers,
  responses: m.merger_part_answers,
  applications: m.merger_part_applications,
  inquiries: m.merger_part_statements,
  statements: m.merger_part_statements,
  interviews: m.merger_part_readiness,
  training_members: m.merger_part_readiness,
  certificates: m.merger_part_readiness,
  safety_checks: m.merger_part_readiness,
}

/** Why two cards cannot be set apart: what was changed since. */
export function MergerObstacles({ error }: { readonly error: Error }) {
  const obstacles = currentOf(error, Obstacles)
  if (obstacles === undefined) return <ProblemNotice error={error} texts={duplicateProblems} />
  const what = [...new Set(obstacles.changes.map(({ kind }) => titles[kind]()))].join(', ')
  return (
    <Notice tone="bad" title={m.merger_changed()} focused>
      <p>{m.merger_changed_text({ what })}</p>
    </Notice>
  )
}
