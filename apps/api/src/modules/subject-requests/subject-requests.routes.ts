import { subjectRequestRoutes } from '@nastavnik/contract'
import type { Binder } from '../../access/binder.ts'
import { answerRequest } from './answer-request.ts'
import { countRequests, listPersonRequests, listRequests } from './list-requests.ts'
import { registerRequest } from './register-request.ts'

export function bindSubjectRequests(binder: Binder): void {
  binder.use(subjectRequestRoutes.list, listRequests)
  binder.use(subjectRequestRoutes.count, countRequests)
  binder.use(subjectRequestRoutes.ofPerson, listPersonRequests)
  binder.use(subjectRequestRoutes.register, registerRequest)
  binder.use(subjectRequestRoutes.answer, answerRequest)
}
