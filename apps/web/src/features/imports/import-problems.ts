import { m } from '../../paraglide/messages.js'
import type { ProblemTexts } from '../../ui/problem-text.ts'

/** Refusals that concern the whole workbook. */
export const importProblems: ProblemTexts = {
  'file.notXlsx': [m.file_not_xlsx, m.file_not_xlsx_do],
  'file.encrypted': [m.file_encrypted, m.file_encrypted_do],
  'file.tooLarge': [m.file_too_large, m.file_too_large_do],
  'file.damaged': [m.file_damaged, m.file_damaged_do],
  'file.unsafe': [m.file_unsafe, m.file_unsafe_do],
  'file.tooManyRows': [m.file_rows, m.file_rows_do],
  'file.tooManyColumns': [m.file_columns, m.file_columns_do],
  'file.tooManySheets': [m.file_sheets, m.file_sheets_do],
  'file.textTooLong': [m.file_text, m.file_text_do],
  'file.noSheets': [m.file_empty, m.file_empty_do],
  'bases.withCards': [m.bases_with_cards, m.bases_with_cards_do],
  'bases.missing': [m.bases_missing, m.bases_missing_do],
  'columns.missing': [m.columns_missing, m.columns_missing_do],
  'columns.repeated': [m.columns_repeated, m.columns_repeated_do],
  'columns.unknown': [m.columns_stale, m.columns_stale_do],
  'organisation.unnamed': [m.organisation_unnamed, m.organisation_unnamed_do],
  'organisation.foreign': [m.organisation_foreign, m.organisation_foreign_do],
  'organisation.unknown': [m.organisation_unknown, m.organisation_unknown_do],
  'municipality.unknown': [m.municipality_unknown, m.municipality_unknown_do],
  'territory.unknown': [m.territory_unknown, m.territory_unknown_do],
  'territory.foreign': [m.territory_foreign, m.territory_foreign_do],
  'headcount.invalid': [m.headcount_invalid, m.headcount_invalid_do],
  'import.done': [m.import_done_already, m.import_done_already_text],
  'import.notTaken': [m.problem_not_taken, m.problem_not_taken_text],
  'import.undone': [m.problem_undone, m.problem_undone_text],
  'import.undoLate': [m.problem_undo_late, m.problem_undo_late_text],
  'import.changedSince': [m.problem_changed_since, m.problem_changed_since_text],
  'import.notFound': [m.import_not_found, m.import_not_found_do],
}
