import { moveRoutes } from '@nastavnik/contract'
import type { Binder } from '../../access/binder.ts'
import { askTransfer, cancelTransfer } from './ask-transfer.ts'
import { acceptTransfer, declineTransfer } from './decide-transfer.ts'
import { correctEnrolment, getEnrolment, takeBack } from './enrolment.ts'
import { leavePeople } from './leave-people.ts'
import { listPlaces } from './list-places.ts'
import { listTransfers } from './list-transfers.ts'
import { listPromotionPeople, previewPromotion } from './preview-promotion.ts'
import { promotePeople, undoPromotion } from './promote-people.ts'

export function bindMoves(binder: Binder): void {
  binder.use(moveRoutes.enrolment, getEnrolment)
  binder.use(moveRoutes.correctEnrolment, correctEnrolment)
  binder.use(moveRoutes.leave, leavePeople)
  binder.use(moveRoutes.takeBack, takeBack)
  binder.use(moveRoutes.promotion, previewPromotion)
  binder.use(moveRoutes.promotionPeople, listPromotionPeople)
  binder.use(moveRoutes.promote, promotePeople)
  binder.use(moveRoutes.undoPromotion, undoPromotion)
  binder.use(moveRoutes.places, listPlaces)
  binder.use(moveRoutes.transfers, listTransfers)
  binder.use(moveRoutes.ask, askTransfer)
  binder.use(moveRoutes.cancel, cancelTransfer)
  binder.use(moveRoutes.accept, acceptTransfer)
  binder.use(moveRoutes.decline, declineTransfer)
}
