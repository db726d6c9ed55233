import { applicationRoutes } from '@nastavnik/contract'
import type { Binder } from '../../access/binder.ts'
import { acceptApplication } from './accept-application.ts'
import { declineApplication, removeApplication, takeApplicationBack, waitWithApplication } from './decide-application.ts'
import { closeIntake, listIntakes, openIntake } from './intakes.ts'
import { getApplication, listApplications } from './read-applications.ts'
import { enterApplication, readPaperForm } from './take-application.ts'

export function bindApplications(binder: Binder): void {
  binder.use(applicationRoutes.intakes, listIntakes)
  binder.use(applicationRoutes.openIntake, openIntake)
  binder.use(applicationRoutes.closeIntake, closeIntake)
  binder.use(applicationRoutes.list, listApplications)
  binder.use(applicationRoutes.get, getApplication)
  binder.use(applicationRoutes.form, readPaperForm)
  binder.use(applicationRoutes.enter, enterApplication)
  binder.use(applicationRoutes.accept, acceptApplication)
  binder.use(applicationRoutes.decline, declineApplication)
  binder.use(applicationRoutes.wait, waitWithApplication)
  binder.use(applicationRoutes.takeBack, takeApplicationBack)
  binder.use(applicationRoutes.remove, removeApplication)
}
