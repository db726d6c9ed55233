import { mentorshipRoutes } from '@nastavnik/contract'
import { type Binder, same } from '../../access/binder.ts'
import { getMentorship, listMentorships } from './list-mentorships.ts'
import { registerGroup } from './register-group.ts'

export function bindMentorships(binder: Binder): void {
  binder.use(mentorshipRoutes.list, listMentorships, same)
  binder.use(mentorshipRoutes.get, getMentorship, same)
  binder.use(mentorshipRoutes.registerGroup, registerGroup, same)
}
