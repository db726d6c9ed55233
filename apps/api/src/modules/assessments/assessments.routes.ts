import { assessmentRoutes } from '@nastavnik/contract'
import type { Binder } from '../../access/binder.ts'
import { askPartner, enterPartner, removePartner } from './partners.ts'
import { getProgrammeAssessments, saveAssessment } from './programme-assessments.ts'

export function bindAssessments(binder: Binder): void {
  binder.use(assessmentRoutes.ofProgramme, getProgrammeAssessments)
  binder.use(assessmentRoutes.save, saveAssessment)
  binder.use(assessmentRoutes.askPartner, askPartner)
  binder.use(assessmentRoutes.enterPartner, enterPartner)
  binder.use(assessmentRoutes.removePartner, removePartner)
}
