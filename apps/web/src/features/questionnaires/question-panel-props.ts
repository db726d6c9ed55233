import type { ProtectedQuestion, Questionnaire } from '@nastavnik/contract'
import type { EditedQuestion, Text } from './text.rules.ts'

/** What the parts of the panel of a question share. */
export interface QuestionPanelProps {
  readonly text: Text
  readonly question: EditedQuestion
  readonly page: string
  readonly lock: ProtectedQuestion['why'] | undefined
  /** It stands in the text in force: its name, type and scale stay. */
  readonly isKnown: boolean
  readonly hasChildWords: boolean
  readonly purpose: Questionnaire['purpose']
  readonly problems: readonly string[]
  readonly mayEdit: boolean
  readonly onText: (next: (text: Text) => Text, of?: string) => void
  readonly onMove: (step: -1 | 1) => void
  readonly onMoveToPage: (page: string) => void
  readonly onDelete: () => void
  readonly onRename: (name: string) => void
}
