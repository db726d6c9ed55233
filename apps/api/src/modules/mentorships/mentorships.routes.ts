import { mentorshipRoutes } from '@nastavnik/contract'
import type { Binder } from '../../access/binder.ts'
import { getMentorship, listMentorships } from './list-mentorships.ts'
import { registerGroup } from './register-group.ts'

export function bindMentorships(binder: Binder): void {
  binder.use(mentorshipRoutes.list, listMentorships)
  binder.use(mentorshipRoutes.get, getMentorship)
  binder.useJob(mentorshipRoutes.registerGroup, registerGroup)
}
