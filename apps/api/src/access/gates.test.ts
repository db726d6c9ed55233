import { afterAll, beforeAll, expect, test } from 'vitest'
import { type AccessApp, accessApp } from '../../test/access-app.ts'

let app: AccessApp
beforeAll(async () => {
  app = await accessApp()
})
afterAll(() => app.close())

/**
 * The register of gates: every use case over people behind a route, and how it minds their consents. `processing` — those who withdrew do not
 * exist for it — needs no line; whoever opens them stands here with the reason. A use case without a gate does not compile.
 */
const opened = `
  consents.acceptScan          a signed sheet starts a stopped processing again
  consents.filePage            a signed sheet starts a stopped processing again
  consents.getPageImage        a signed sheet starts a stopped processing again
  consents.getPersonConsents   a stopped person must be found to ask for a consent anew or to erase the data
  consents.getScan             a signed sheet starts a stopped processing again
  consents.listStopped         their data has to be erased, and a new consent may come
  consents.recordConsent       a stopped person must be found to ask for a consent anew or to erase the data
  consents.withdrawConsent     a stopped person must be found to ask for a consent anew or to erase the data
  erasures.eraseOverdue        the term of those who withdrew runs out too
  erasures.erasePerson         those who withdrew are erased
  erasures.listOverdue         the term of those who withdrew runs out too
  erasures.tellEverything      a subject may ask what is kept of him at any time
  imports.changeColumns        rows of those who withdrew are parked by name
  imports.confirmImport        rows of those who withdrew are parked by name
  imports.undoImport           rows of those who withdrew since are found changed
  imports.uploadWorkbook       rows of those who withdrew are parked by name
  mentorships.registerGroup    a line of one who withdrew is refused by name
  moves.acceptTransfer         a namesake who withdrew is told before the card is written
  subjectRequests.answerRequest whoever withdrew may still ask and must be answered
  subjectRequests.listPersonRequests whoever withdrew may still ask and must be answered
  subjectRequests.listRequests whoever withdrew may still ask and must be answered
  subjectRequests.registerRequest whoever withdrew may still ask and must be answered
`

test('only those who must see people who withdrew do', () => {
  const gates = app.bindings.flatMap(({ useCase }) => (useCase?.gate === undefined ? [] : [{ name: useCase.name, gate: useCase.gate }]))
  expect(gates.length).toBeGreaterThan(30)
  const open = gates.flatMap(({ name, gate }) => (gate === 'processing' ? [] : [`  ${name.padEnd(28)} ${gate.opensWithdrawn}`])).sort()
  expect(open.join('\n')).toBe(opened.slice(1, -1))
})
