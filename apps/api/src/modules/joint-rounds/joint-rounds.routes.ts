import { jointRoutes } from '@nastavnik/contract'
import type { Binder } from '../../access/binder.ts'
import { countJointRound, readJointProgress } from './count-round.ts'
import { finishJointRound, listJointMembers, listJointRounds, openJointRound } from './host-round.ts'
import { joinRound, leaveRound, listJointInvitations } from './join-round.ts'
import { orderJointPairs } from './order-pairs.ts'
import { answerJointPairs, listOwnJointPairs } from './own-pairs.ts'

export function bindJointRounds(binder: Binder, stepOf: (sending: string) => number | undefined): void {
  binder.use(jointRoutes.list, listJointRounds)
  binder.use(jointRoutes.open, openJointRound)
  binder.use(jointRoutes.members, listJointMembers)
  binder.useJob(jointRoutes.count, countJointRound)
  binder.use(jointRoutes.progress, readJointProgress(stepOf))
  binder.use(jointRoutes.finish, finishJointRound)
  binder.use(jointRoutes.invitations, listJointInvitations)
  binder.use(jointRoutes.join, joinRound)
  binder.use(jointRoutes.leave, leaveRound)
  binder.use(jointRoutes.pairs, listOwnJointPairs)
  binder.use(jointRoutes.answer, answerJointPairs)
  binder.use(jointRoutes.order, orderJointPairs)
}
