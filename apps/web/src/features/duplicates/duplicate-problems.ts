import { m } from '../../paraglide/messages.js'
import type { ProblemTexts } from '../../ui/problem-text.ts'

export const duplicateProblems: ProblemTexts = {
  'person.outdated': [m.merge_changed, m.merge_changed_text],
  'merge.ownMentor': [m.merge_own_mentor, m.merge_own_mentor_text],
  'merge.relatives': [m.merge_relatives, m.merge_relatives_text],
  'merge.scansWaiting': [m.merge_scans, m.merge_scans_text],
  'merge.blocked': [m.merge_blocked, m.merge_blocked_text],
  'merger.changedSince': [m.merger_changed, m.merger_changed_elsewhere],
  'merger.late': [m.merger_late, m.merger_late_text],
  'merger.undone': [m.merger_undone, m.merger_undone_text],
}
