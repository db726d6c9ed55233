import { newId } from '../src/kernel/ids.ts'
import { insertUser } from '../src/modules/identity/identity.repo.ts'
import { openSession } from './access-app.ts'
import type { School, SchoolApp } from './school-app.ts'

/** The same school as its psychologist sees it. */
export async function psychologistOf(app: SchoolApp, school: School): Promise<School> {
  const userId = newId()
  const grant = { id: newId(), municipalityId: null, organisationId: school.id, forms: null, validFrom: '2021-01-01' } as const
  const account = { id: userId, regionId: 1, login: userId, name: 'Психолог', passwordHash: '-', createdAt: app.environment.clock.now() }
  await app.owner.transaction().execute((tx) => insertUser(tx, { ...account, grants: [{ ...grant, role: 'PSYCHOLOGIST' }] }))
  return { ...school, cookie: await openSession(app, userId) }
}

/** The curator has taken a signed consent to psychological diagnostics of the person. */
export const signDiagnostics = (app: SchoolApp, school: School, personId: string) =>
  app.send(school, 'POST', `/api/people/${personId}/consents`, {
    kind: 'PSY_DIAGNOSTICS',
    givenOn: '2021-03-01',
    channel: 'PAPER',
    signer: 'REPRESENTATIVE',
    countersigned: false,
    representativeName: '',
  })
