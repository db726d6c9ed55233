import { routes } from '@nastavnik/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type AccessApp, accessApp } from '../../test/access-app.ts'
import { readProbes } from '../../test/read-probes.ts'
import { boundPaths } from '../../test/server-routes.ts'
import { writeProbes } from '../../test/write-probes.ts'
import type { Binding } from './binder.ts'

let app: AccessApp
beforeAll(async () => {
  app = await accessApp()
})
afterAll(() => app.close())

/** The whole surface of the system. A new route is a new line here: who may call it is decided, not discovered. */
const table = `
  DELETE /api/conclusions/:person/exclusions/:id conclusions.unexcludePair              conclusion.record
  DELETE /api/facts/:id                       facts.deleteFact                       fact.enter
  DELETE /api/grades                          measurements.removeGrades              measurement.record
  DELETE /api/imports/:id                     imports.discardImport                  import.run
  DELETE /api/joint-rounds/:id/members/:organisation jointRounds.leave                      matching.run
  DELETE /api/matching/:id/decisions/:decision matching.undo                          matching.run
  DELETE /api/matching/:id/proposals/:proposal matching.withdraw                      matching.run
  DELETE /api/meetings/:id                    meetings.cancelMeeting                 meeting.run
  DELETE /api/meetings/:id/members/:participation meetings.uninvite                      meeting.run
  DELETE /api/partners/:id                    assessments.removePartner              assessment.record
  DELETE /api/people/:id/family/:otherId      people.removeRelative                  person.correct
  DELETE /api/people/:id/inquiry              informants.unaskAboutPerson            statement.ask
  DELETE /api/people/:id/safety-checks/:kind  readiness.removeCheck                  readiness.record
  DELETE /api/saved-filters/:id               people.removeFilter                    person.correct
  DELETE /api/scan-pages/:id                  consents.discardPage                   consent.record
  DELETE /api/scans/:id                       consents.cancelScan                    consent.record
  DELETE /api/session                         —                                      open: leaving needs no right
  DELETE /api/session/mail                    —                                      signed in
  DELETE /api/session/others                  —                                      signed in
  DELETE /api/tokens/:id                      integrations.revokeToken               token.issue
  DELETE /api/trainings/:id/members/:personId readiness.dismissMentor                readiness.record
  DELETE /api/users/:id/invitation            identity.revokeInvitation              user.manage
  DELETE /api/users/:id/second-factor         identity.resetSecondFactor             user.manage
  DELETE /api/users/:id/sessions              identity.endSessions                   user.manage
  GET    /api/application-form                applications.readPaperForm             application.decide
  GET    /api/applications                    applications.listApplications          application.read
  GET    /api/applications/:id                applications.getApplication            application.read
  GET    /api/audit                           audit.listAudit                        audit.read
  GET    /api/campaign-plan                   surveys.getPlan                        survey.read
  GET    /api/campaigns                       surveys.listCampaigns                  survey.read
  GET    /api/campaigns/:id                   surveys.getCampaign                    survey.read
  GET    /api/campaigns/:id/respondents       surveys.listRespondents                survey.read
  GET    /api/campaigns/:id/results           measurements.getCampaignResults        measurement.read
  GET    /api/campaigns/:id/sheets/:number    surveys.openSheet                      survey.run
  GET    /api/campaigns/:id/words             measurements.listWords                 survey.read
  GET    /api/compositions                    reports.getComposition                 report.read
  GET    /api/compositions/people             reports.listComposedPeople             person.read
  GET    /api/compositions/workbook           reports.downloadCompositions           report.read
  GET    /api/conclusions                     conclusions.listConclusions            conclusion.read
  GET    /api/consents                        consents.listConsents                  consent.read
  GET    /api/consents/classes                consents.listClasses                   consent.read
  GET    /api/consents/stopped                consents.listStopped                   consent.read
  GET    /api/duplicates                      duplicates.listPairs                   person.correct
  GET    /api/duplicates/:kept/:gone          duplicates.compareCards                person.correct
  GET    /api/erasures                        erasures.listActs                      erasure.read
  GET    /api/erasures/:id/act                erasures.printAct                      erasure.read
  GET    /api/erasures/overdue                erasures.listOverdue                   person.erase
  GET    /api/erasures/reasons                erasures.listReasons                   person.erase
  GET    /api/facts                           facts.listFacts                        fact.read
  GET    /api/facts/brief                     facts.getFactsBrief                    fact.read
  GET    /api/forms                           reports.getForms                       report.read
  GET    /api/forms/form1                     reports.listForm1                      report.read
  GET    /api/forms/people                    reports.listCountedPeople              person.read
  GET    /api/forms/rows                      reports.listFormRows                   report.read
  GET    /api/forms/workbook                  reports.downloadForms                  report.read
  GET    /api/grades                          measurements.listGrades                measurement.record
  GET    /api/grades/blank                    measurements.downloadGradebook         measurement.record
  GET    /api/import-batches/:id              imports.getBatch                       import.run
  GET    /api/import-blank                    imports.downloadBlank                  import.run
  GET    /api/import-headings                 imports.listHeadings                   import.run
  GET    /api/import-progress/:id             imports.readProgress                   import.run
  GET    /api/imports                         imports.listImports                    import.run
  GET    /api/imports/:id                     imports.getImport                      import.run
  GET    /api/imports/:id/differences         imports.listDifferences                import.run
  GET    /api/imports/:id/parked              imports.downloadParked                 import.run
  GET    /api/incidents                       incidents.listIncidents                incident.read
  GET    /api/incidents/:id                   incidents.getIncident                  incident.read
  GET    /api/incidents/:id/organisations     incidents.listParts                    incident.read
  GET    /api/incidents/:id/organisations/:code incidents.getPart                      incident.read
  GET    /api/incidents/words                 incidents.getWords                     incident.read
  GET    /api/indicators                      indicators.getIndicators               indicator.read
  GET    /api/indicators/municipalities       indicators.getIndicatorByMunicipality  indicator.read
  GET    /api/indicators/people               indicators.listIndicatorPeople         person.read
  GET    /api/inquiries                       informants.readProgress                statement.ask
  GET    /api/inquiries/people                informants.listInquired                statement.ask
  GET    /api/intakes                         applications.listIntakes               application.read
  GET    /api/interviews                      readiness.listWaitingInterviews        interview.approve
  GET    /api/interviews/:id                  readiness.getProtocol                  interview.approve
  GET    /api/joint-invitations               jointRounds.listInvitations            matching.read
  GET    /api/joint-progress/:id              jointRounds.readProgress               matching.host
  GET    /api/joint-rounds                    jointRounds.listRounds                 matching.host
  GET    /api/joint-rounds/:id/members        jointRounds.listMembers                matching.host
  GET    /api/joint-rounds/:id/pairs          jointRounds.listPairs                  matching.read
  GET    /api/letters                         letters.listLetters                    letter.edit
  GET    /api/letters/kinds/:kind             letters.getLetter                      letter.edit
  GET    /api/letters/sending                 letters.readSending                    letter.edit
  GET    /api/matching-numbers                matching.countMatching                 matching.count
  GET    /api/matching-progress/:id           matching.readRunProgress               matching.run
  GET    /api/matching/:id                    matching.getRound                      matching.read
  GET    /api/matching/:id/comparison         matching.compareRuns                   matching.read
  GET    /api/matching/:id/decisions          matching.listDecisions                 matching.read
  GET    /api/matching/:id/mentees/:mentee    matching.listCandidates                matching.read
  GET    /api/matching/:id/mentees/:mentee/excluded matching.listExcluded                  matching.read
  GET    /api/matching/:id/mentors            matching.listMentors                   matching.read
  GET    /api/matching/:id/pairs              matching.listPairs                     matching.read
  GET    /api/matching/:id/proposals          matching.listProposals                 matching.read
  GET    /api/matching/:id/runs/:run/protocol matching.printProtocol                 matching.run
  GET    /api/matching/:id/runs/:run/protocol.docx matching.writeProtocol                 matching.run
  GET    /api/measurements/changes            measurements.getChanges                measurement.read
  GET    /api/meetings/:id                    meetings.getMeeting                    meeting.read
  GET    /api/meetings/:id/sheet              meetings.printSheet                    meeting.run
  GET    /api/mentorships                     mentorships.listMentorships            mentorship.read
  GET    /api/mentorships/:id                 mentorships.getMentorship              mentorship.read
  GET    /api/mergers                         duplicates.listMergers                 person.correct
  GET    /api/model                           model.readModel                        model.read
  GET    /api/model/difference                model.compareModels                    model.read
  GET    /api/organisations/:code             organisations.getOrganisation          organisation.read
  GET    /api/organisations/:code/merger      organisations.previewMerger            organisation.reorganise
  GET    /api/organisations/:code/staff       identity.listStaff                     user.read
  GET    /api/people                          people.listPeople                      person.read
  GET    /api/people-export                   exports.downloadPeople                 person.correct
  GET    /api/people-export/counts            exports.countPeople                    person.correct
  GET    /api/people/:id                      people.getPerson                       person.read
  GET    /api/people/:id/conclusion           conclusions.getConclusion              conclusion.read
  GET    /api/people/:id/consents             consents.getPersonConsents             consent.read
  GET    /api/people/:id/diagnostics          measurements.getPersonDiagnostics      conclusion.read
  GET    /api/people/:id/enrolment            moves.getEnrolment                     person.read
  GET    /api/people/:id/everything           erasures.tellEverything                person.tell
  GET    /api/people/:id/history              people.getHistory                      person.read
  GET    /api/people/:id/identity             duplicates.getIdentity                 person.read
  GET    /api/people/:id/interview            readiness.getInterview                 readiness.read
  GET    /api/people/:id/measurements         measurements.getPersonMeasurements     person.read
  GET    /api/people/:id/readiness            readiness.getReadiness                 readiness.read
  GET    /api/people/:id/requests             subjectRequests.listPersonRequests     person.tell
  GET    /api/people/:id/statements           informants.readPersonStatements        statement.read
  GET    /api/programmes                      programmes.listProgrammes              programme.read
  GET    /api/programmes/:id/assessments      assessments.getProgrammeAssessments    assessment.read
  GET    /api/programmes/:id/matching         matching.listProgrammeRounds           matching.read
  GET    /api/programmes/:id/meetings         meetings.listMeetings                  meeting.read
  GET    /api/promotions                      moves.previewPromotion                 person.correct
  GET    /api/promotions/people               moves.listPromotionPeople              person.correct
  GET    /api/pupils                          informants.listPupils                  statement.give
  GET    /api/pupils/:id/statement            informants.getOwnStatement             statement.give
  GET    /api/questionnaires                  questionnaires.listQuestionnaires      questionnaire.read
  GET    /api/questionnaires/:code            questionnaires.getQuestionnaire        questionnaire.read
  GET    /api/questionnaires/:code/versions/:id questionnaires.getVersion              questionnaire.read
  GET    /api/readiness                       readiness.listReadiness                readiness.read
  GET    /api/requests                        subjectRequests.listRequests           person.tell
  GET    /api/requests/count                  subjectRequests.countRequests          erasure.read
  GET    /api/saved-filters                   people.listFilters                     person.read
  GET    /api/scan-pages/:id/image            consents.getPageImage                  consent.read
  GET    /api/scans                           consents.listScans                     consent.record
  GET    /api/scans/:id                       consents.getScan                       consent.record
  GET    /api/session                         —                                      signed in
  GET    /api/session/all                     —                                      signed in
  GET    /api/session/mail                    —                                      signed in
  GET    /api/session/second-factor           —                                      signed in
  GET    /api/today                           today.readToday                        import.run
  GET    /api/tokens                          integrations.listTokens                token.issue
  GET    /api/trainings                       readiness.listTrainings                readiness.read
  GET    /api/trainings/:id                   readiness.getTraining                  readiness.read
  GET    /api/trainings/:id/certificates      readiness.printCertificates            readiness.record
  GET    /api/trainings/:id/test-sheets       readiness.printTest                    readiness.record
  GET    /api/transfer-places                 moves.listPlaces                       person.correct
  GET    /api/transfers                       moves.listTransfers                    person.correct
  GET    /api/units                           organisations.listUnits                organisation.read
  GET    /api/users                           identity.listUsers                     user.read
  GET    /api/users/:id                       identity.getUser                       user.read
  GET    /api/users/roles                     identity.listAssignableRoles           user.manage
  PATCH  /api/campaigns/:id                   surveys.correctCampaign                survey.run
  PATCH  /api/facts/:id                       facts.correctFact                      fact.enter
  PATCH  /api/incidents/:id                   incidents.correctIncident              incident.register
  PATCH  /api/incidents/:id/organisations/:code incidents.correctPart                  incident.register
  PATCH  /api/meetings/:id                    meetings.correctMeeting                meeting.run
  PATCH  /api/organisations/:code             organisations.correctOrganisation      organisation.update
  PATCH  /api/participations/:id              people.correctParticipation            mentorship.correct
  PATCH  /api/people/:id                      people.correctPerson                   person.correct
  PATCH  /api/people/:id/enrolment            moves.correctEnrolment                 person.correct
  PATCH  /api/programmes/:id                  programmes.correctProgramme            programme.judge
  POST   /api/answering/finish                —                                      open: whoever answers has a personal code and no account
  POST   /api/answering/open                  —                                      open: whoever answers has a personal code and no account
  POST   /api/applications                    applications.enterApplication          application.decide
  POST   /api/applications/:id/acceptance     applications.acceptApplication         application.decide
  POST   /api/applications/:id/decline        applications.declineApplication        application.decide
  POST   /api/applications/:id/removal        applications.removeApplication         application.decide
  POST   /api/applications/:id/return         applications.takeApplicationBack       application.decide
  POST   /api/applications/:id/waiting        applications.waitWithApplication       application.decide
  POST   /api/applying/applications           —                                      open: заявку подаёт каждый, у кого есть ссылка организации
  POST   /api/applying/open                   —                                      open: заявку подаёт каждый, у кого есть ссылка организации
  POST   /api/campaigns                       surveys.startCampaign                  survey.run
  POST   /api/campaigns/:id/close             surveys.closeCampaign                  survey.run
  POST   /api/campaigns/:id/forms             surveys.printForms                     survey.run
  POST   /api/campaigns/:id/newcomers         surveys.addNewcomers                   survey.run
  POST   /api/campaigns/:id/slips             surveys.printSlips                     survey.run
  POST   /api/campaigns/preview               surveys.previewCampaign                survey.run
  POST   /api/certificates/:id/annulment      readiness.annulCertificate             readiness.record
  POST   /api/conclusions/:person/exclusions  conclusions.excludePair                conclusion.record
  POST   /api/consent-sheets                  consents.printSheets                   consent.record
  POST   /api/consents/:id/withdrawal         consents.withdrawConsent               consent.record
  POST   /api/duplicates/:kept/:gone/merger   duplicates.mergeCards                  person.correct
  POST   /api/erasures/overdue                erasures.eraseOverdue                  person.erase
  POST   /api/facts                           facts.enterFact                        fact.enter
  POST   /api/grades                          measurements.recordGrades              measurement.record
  POST   /api/grades/review                   measurements.reviewGrades              measurement.record
  POST   /api/grants/:id/end                  identity.endGrant                      user.substitute
  POST   /api/groups                          mentorships.registerGroup              group.register
  POST   /api/import-headings/forget          imports.forgetLearntHeading            import.run
  POST   /api/imports                         imports.uploadWorkbook                 import.run
  POST   /api/imports/:id/choice              imports.chooseDifferences              import.run
  POST   /api/imports/:id/columns             imports.changeColumns                  import.run
  POST   /api/imports/:id/confirm             imports.confirmImport                  import.run
  POST   /api/imports/:id/undo                imports.undoImport                     import.run
  POST   /api/incidents                       incidents.registerIncident             incident.register
  POST   /api/incidents/:id/notices           incidents.sendRest                     incident.register
  POST   /api/informing/open                  —                                      open: родитель отвечает по личному коду, без входа
  POST   /api/informing/statements            —                                      open: родитель отвечает по личному коду, без входа
  POST   /api/inquiries                       informants.askAboutClass               statement.ask
  POST   /api/intakes/:role/closing           applications.closeIntake               application.decide
  POST   /api/intakes/:role/opening           applications.openIntake                application.decide
  POST   /api/interviews/:id/decision         readiness.decideInterview              interview.approve
  POST   /api/invitations/accept              —                                      open: the token of the invitation is the right
  POST   /api/joint-rounds                    jointRounds.openRound                  matching.host
  POST   /api/joint-rounds/:id/count          jointRounds.countRound                 matching.host
  POST   /api/joint-rounds/:id/finish         jointRounds.finishRound                matching.host
  POST   /api/joint-rounds/:id/order          jointRounds.order                      matching.run
  POST   /api/leavings                        moves.leavePeople                      person.correct
  POST   /api/letters/sending/:id             letters.resendLetter                   letter.edit
  POST   /api/matching/:id/consequence        matching.weigh                         matching.run
  POST   /api/matching/:id/decisions          matching.decide                        matching.run
  POST   /api/matching/:id/finish             matching.finish                        matching.run
  POST   /api/matching/:id/order              matching.order                         matching.run
  POST   /api/matching/:id/proposals          matching.publish                       matching.run
  POST   /api/matching/:id/runs               matching.runMatching                   matching.run
  POST   /api/meetings/:id/ballots            meetings.startBallots                  meeting.run
  POST   /api/meetings/:id/members            meetings.inviteMore                    meeting.run
  POST   /api/mergers/:id/undo                duplicates.undoMerger                  person.correct
  POST   /api/organisations                   organisations.createOrganisation       organisation.create
  POST   /api/organisations/:code/changes     organisations.changeOrganisation       organisation.reorganise
  POST   /api/organisations/:code/changes/undo organisations.undoChange               organisation.reorganise
  POST   /api/organisations/:code/closing     organisations.closeOrganisation        organisation.reorganise
  POST   /api/organisations/:code/merger      organisations.mergeOrganisation        organisation.reorganise
  POST   /api/partner-answers                 —                                      open: партнёр отвечает по личному коду, без входа
  POST   /api/partner-answers/open            —                                      open: партнёр отвечает по личному коду, без входа
  POST   /api/people/:id/consents             consents.recordConsent                 consent.record
  POST   /api/people/:id/erasure              erasures.erasePerson                   person.erase
  POST   /api/people/:id/family               people.addRelative                     person.correct
  POST   /api/people/:id/inquiry              informants.askAboutPerson              statement.ask
  POST   /api/people/:id/parent-code          informants.makeParentCode              statement.ask
  POST   /api/people/:id/requests             subjectRequests.registerRequest        person.tell
  POST   /api/people/:id/return               moves.takeBack                         person.correct
  POST   /api/people/:id/transfer             moves.askTransfer                      person.correct
  POST   /api/programmes/:id/matching         matching.startRound                    matching.run
  POST   /api/programmes/:id/meetings         meetings.planMeeting                   meeting.run
  POST   /api/programmes/:id/partners         assessments.askPartner                 assessment.record
  POST   /api/promotions                      moves.promotePeople                    person.correct
  POST   /api/promotions/undo                 moves.undoPromotion                    person.correct
  POST   /api/questionnaires                  questionnaires.createQuestionnaire     questionnaire.edit
  POST   /api/questionnaires/:code/draft/discard questionnaires.discardDraft            questionnaire.edit
  POST   /api/questionnaires/:code/draft/publish questionnaires.publishQuestionnaire    questionnaire.edit
  POST   /api/requests/:id/answer             subjectRequests.answerRequest          person.tell
  POST   /api/respondents/:id/link            surveys.giveLink                       survey.run
  POST   /api/scan-pages/:id/filing           consents.filePage                      consent.record
  POST   /api/scans                           consents.uploadScan                    consent.record
  POST   /api/scans/:id/acceptance            consents.acceptScan                    consent.record
  POST   /api/session                         —                                      open: signing in is how one becomes known
  POST   /api/session/code                    —                                      open: a session that has passed the password only is the right
  POST   /api/session/enrolment               —                                      open: a session that has passed the password only is the right
  POST   /api/session/enrolment/confirm       —                                      open: a session that has passed the password only is the right
  POST   /api/session/mail                    —                                      signed in
  POST   /api/session/mail/confirm            —                                      signed in
  POST   /api/session/recovery-codes          —                                      signed in
  POST   /api/session/second-factor           —                                      signed in
  POST   /api/session/second-factor/confirm   —                                      signed in
  POST   /api/tokens                          integrations.issueToken                token.issue
  POST   /api/trainings                       readiness.createTraining               readiness.record
  POST   /api/trainings/:id/certificates      readiness.issueCertificates            readiness.record
  POST   /api/trainings/:id/members           readiness.enrolMentors                 readiness.record
  POST   /api/transfers/:id/acceptance        moves.acceptTransfer                   person.correct
  POST   /api/transfers/:id/cancel            moves.cancelTransfer                   person.correct
  POST   /api/transfers/:id/decline           moves.declineTransfer                  person.correct
  POST   /api/users                           identity.inviteUser                    user.manage
  POST   /api/users/:id/grants                identity.giveGrant                     user.manage
  POST   /api/users/:id/invitation            identity.renewInvitation               user.manage
  POST   /api/users/:id/substitution          identity.substitute                    user.substitute
  PUT    /api/answering/answers               —                                      open: whoever answers has a personal code and no account
  PUT    /api/campaign-plan                   surveys.setPlan                        survey.run
  PUT    /api/denominators                    indicators.setDenominator              denominator.set
  PUT    /api/duplicates/:kept/:gone/verdict  duplicates.decidePair                  person.correct
  PUT    /api/incidents/:id/closing           incidents.setClosed                    incident.register
  PUT    /api/incidents/:id/organisations/:code/notices/:notice incidents.setNotice                    incident.register
  PUT    /api/joint-rounds/:id/answers        jointRounds.answer                     matching.run
  PUT    /api/joint-rounds/:id/members/:organisation jointRounds.join                       matching.run
  PUT    /api/letters/kinds/:kind             letters.setWording                     letter.edit
  PUT    /api/matching/:id/answers            matching.answer                        matching.run
  PUT    /api/matching/:id/draft              matching.takeRun                       matching.run
  PUT    /api/meetings/:id/attendance         meetings.markWhoCame                   meeting.run
  PUT    /api/organisations/:code/headcounts  organisations.setHeadcount             organisation.update
  PUT    /api/partners/:id                    assessments.enterPartner               assessment.record
  PUT    /api/people/:id/conclusion           conclusions.recordConclusion           conclusion.record
  PUT    /api/people/:id/interview            readiness.recordInterview              readiness.record
  PUT    /api/people/:id/safety-checks/:kind  readiness.recordCheck                  readiness.record
  PUT    /api/people/:id/snils                duplicates.setSnils                    person.correct
  PUT    /api/programmes/:id/assessments/:code assessments.saveAssessment             assessment.record
  PUT    /api/pupils/:id/statement            informants.giveStatement               statement.give
  PUT    /api/questionnaires/:code/draft      questionnaires.saveDraft               questionnaire.edit
  PUT    /api/respondents/:id/paper           surveys.enterSheet                     survey.run
  PUT    /api/saved-filters/:id               people.saveFilter                      person.correct
  PUT    /api/session/mail/frequency          —                                      signed in
  PUT    /api/session/password                —                                      signed in
  PUT    /api/trainings/:id                   readiness.updateTraining               readiness.record
  PUT    /api/trainings/:id/marks             readiness.markGroup                    readiness.record
`

/** Bound past the contract: they tell nothing of anybody. */
const outsideTheContract = ['GET /api/health', 'GET /api/openapi.json']

const linesOf = (text: string): string[] =>
  text
    .trim()
    .split('\n')
    .map((line) => line.trim())

function lineOf({ route: { method, path, access }, useCase }: Binding): string {
  const rule = 'permission' in access ? access.permission : 'open' in access ? `open: ${access.open}` : 'signed in'
  const agrees = useCase === null || useCase.permission === rule
  return `${method.padEnd(6)} ${path.padEnd(36)} ${(useCase?.name ?? '—').padEnd(38)} ${agrees ? rule : `${rule} ≠ ${useCase.permission}`}`
}

const keysOf = (bindings: readonly Binding[]): string[] => bindings.map(({ route: { method, path } }) => `${method} ${path}`).sort()

test('every route stands in the table with its use case and its right', () => {
  expect(app.bindings.map(lineOf).sort()).toEqual(linesOf(table))
})

test('the server answers at the routes of the contract and at two more', () => {
  expect(boundPaths(app.server).sort()).toEqual([...keysOf(app.bindings), ...outsideTheContract].sort())
  const contract = Object.values(routes).flatMap((module) => Object.values(module))
  expect(contract.map(({ method, path }) => `${method} ${path}`).sort()).toEqual(keysOf(app.bindings))
})

test('each route of the contract is tried by the properties of access', () => {
  const signingInAndOut = ['POST /api/session', 'DELETE /api/session'] // sign-in.test.ts
  const ownAccount = ['PUT /api/session/password', 'GET /api/session/all', 'DELETE /api/session/others', 'POST /api/invitations/accept'] // invitations.test.ts
  const secondFactor = ['POST /api/session/enrolment', 'POST /api/session/enrolment/confirm', 'POST /api/session/code'] // second-factor.test.ts
  const ownSecondFactor = ['GET', 'POST'].map((method) => `${method} /api/session/second-factor`) // own-second-factor.test.ts, as the two below
  const ownCodes = ['POST /api/session/second-factor/confirm', 'POST /api/session/recovery-codes']
  const ownMail = ['GET /api/session/mail', 'POST /api/session/mail', 'DELETE /api/session/mail'] // own-mail.test.ts, as the two below
  const ownMailSteps = ['POST /api/session/mail/confirm', 'PUT /api/session/mail/frequency']
  const answering = ['POST /api/answering/open', 'PUT /api/answering/answers', 'POST /api/answering/finish'] // surveys.test.ts, answering.property.test.ts
  const applying = ['POST /api/applying/open', 'POST /api/applying/applications'] // applying.test.ts
  const informing = ['POST /api/informing/open', 'POST /api/informing/statements'] // informants.test.ts
  const partners = ['POST /api/partner-answers/open', 'POST /api/partner-answers'] // assessments.test.ts
  const withoutAccount = [...answering, ...applying, ...informing, ...partners]
  const own = [...ownMail, ...ownMailSteps, ...withoutAccount, ...ownAccount, ...secondFactor, ...ownSecondFactor, ...ownCodes]
  expect([...Object.keys(readProbes), ...Object.keys(writeProbes), ...signingInAndOut, ...own].sort()).toEqual(keysOf(app.bindings))
})

test('a use case stands behind one route only, so that its probes are all its doors', () => {
  const names = app.bindings.flatMap(({ useCase }) => (useCase === null ? [] : [useCase.name]))
  expect(new Set(names).size).toBe(names.length)
})
