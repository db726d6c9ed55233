import { interviewRoutes, readinessRoutes, trainingRoutes } from '@nastavnik/contract'
import type { Binder } from '../../access/binder.ts'
import { annulOne, issueCertificates } from './certificates.ts'
import { decideInterview, getProtocol, listWaitingInterviews } from './decide-interview.ts'
import { listReadiness } from './list-readiness.ts'
import { getReadiness } from './person-readiness.ts'
import { printCertificates, printTest } from './print-training.ts'
import { getInterview, recordInterview } from './record-interview.ts'
import { recordCheck, removeCheck } from './safety-checks.ts'
import { dismissMentor, enrolMentors, markGroup } from './training-group.ts'
import { createTraining, getTraining, listOfTrainings, updateTraining } from './trainings.ts'

export function bindReadiness(binder: Binder): void {
  binder.use(readinessRoutes.list, listReadiness)
  binder.use(readinessRoutes.ofPerson, getReadiness)
  binder.use(readinessRoutes.recordCheck, recordCheck)
  binder.use(readinessRoutes.removeCheck, removeCheck)
  binder.use(interviewRoutes.ofPerson, getInterview)
  binder.use(interviewRoutes.record, recordInterview)
  binder.use(interviewRoutes.waiting, listWaitingInterviews)
  binder.use(interviewRoutes.protocol, getProtocol)
  binder.use(interviewRoutes.decide, decideInterview)
  binder.use(trainingRoutes.list, listOfTrainings)
  binder.use(trainingRoutes.create, createTraining)
  binder.use(trainingRoutes.get, getTraining)
  binder.use(trainingRoutes.update, updateTraining)
  binder.use(trainingRoutes.enrol, enrolMentors)
  binder.use(trainingRoutes.dismiss, dismissMentor)
  binder.use(trainingRoutes.mark, markGroup)
  binder.use(trainingRoutes.issue, issueCertificates)
  binder.use(trainingRoutes.annul, annulOne)
  binder.usePaper(trainingRoutes.testSheets, printTest)
  binder.usePaper(trainingRoutes.certificates, printCertificates)
}
