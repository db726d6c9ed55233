import { type InquiryState, type PersonStatements, pageSize } from '@nastavnik/contract'
import { userIdOf } from '../../access/actor.ts'
import { processing } from '../../access/gate.ts'
import { peopleOrganisationInReach } from '../../access/units.ts'
import { type Context, defineUseCase } from '../../access/use-case.ts'
import { daysAfter } from '../../kernel/days.ts'
import { notFound } from '../../kernel/problem.ts'
import { putNotice } from '../letters/index.ts'
import {
  addInquiries,
  deleteInquiry,
  findTold,
  listTellers,
  readProgress as readClasses,
  listInquired as readInquired,
  readStatements,
  type ToldPerson,
} from './inquiries.repo.ts'
import { writeParentCode } from './parent-codes.repo.ts'

interface AtOrganisation {
  readonly organisation: string
}

/** The inquiry of an organisation by class. */
export const readProgress = defineUseCase({
  name: 'informants.readProgress',
  permission: 'statement.ask',
  sees: 'people',
  gate: processing,
  authorize: ({ tx, reach }, { organisation }: AtOrganisation) => peopleOrganisationInReach(tx, reach, organisation),
  run: async ({ tx, today }, { id: organisationId, regionId, level, code, title }) => ({
    organisation: { level, code, title },
    classes: await readClasses(tx, { regionId, organisationId }, today),
  }),
  audit: ({ target }) => ({ organisationId: target.id }),
})

interface ListInquired extends AtOrganisation {
  readonly class?: string | undefined
  readonly state?: InquiryState | undefined
  readonly page: number
}

/** People of an organisation: about whom the curator asks and of whom somebody has told. */
export const listInquired = defineUseCase({
  name: 'informants.listInquired',
  permission: 'statement.ask',
  sees: 'people',
  gate: processing,
  authorize: ({ tx, reach }, { organisation }: ListInquired) => peopleOrganisationInReach(tx, reach, organisation),
  run: async ({ tx, today }, { id: organisationId, regionId }, { organisation: _code, ...filter }) => ({
    ...(await readInquired(tx, { regionId, organisationId }, today, filter)),
    page: filter.page,
    pageSize,
  }),
  audit: ({ target, output }) => ({ organisationId: target.id, people: output.items.length }),
})

/** Asks, and tells by letter whoever may answer; of how many it was not asked before. */
async function ask(
  { tx, reach: { regionId }, actor, clock, today }: Context,
  organisationId: string,
  whom: { readonly class: string } | { readonly personId: string },
): Promise<number> {
  const place = { regionId, organisationId }
  const fresh = await addInquiries(tx, place, whom, { today, userId: userIdOf(actor) })
  for (const { userId, count } of await listTellers(tx, place, fresh, today))
    await putNotice(tx, { ...place, userId, kind: 'thirdPartyAsked', data: { count, link: '/pupils' }, at: clock.now() })
  return fresh.length
}

/** Asks about everybody of a class. */
export const askAboutClass = defineUseCase({
  name: 'informants.askAboutClass',
  permission: 'statement.ask',
  sees: 'people',
  gate: processing,
  changes: true,
  authorize: ({ tx, reach }, { organisation }: AtOrganisation & { class: string }) => peopleOrganisationInReach(tx, reach, organisation),
  run: async (context, { id: organisationId }, { class: group }) => ({ asked: await ask(context, organisationId, { class: group }) }),
  audit: ({ target, output }) => ({ organisationId: target.id, people: output.asked, fields: ['inquiry'] }),
})

async function personInReach({ tx, reach }: Context, id: string, lock = false): Promise<ToldPerson> {
  const person = await findTold(tx, reach, id, lock)
  if (person === undefined) throw notFound('person.notFound')
  return person
}

const note =
  (...fields: readonly string[]) =>
  ({ target }: { target: ToldPerson }) => ({ organisationId: target.organisation.id, subjectId: target.personId, people: 1, fields })

/** Asks about one person. 404 `person.notFound`. */
export const askAboutPerson = defineUseCase({
  name: 'informants.askAboutPerson',
  permission: 'statement.ask',
  sees: 'people',
  gate: processing,
  changes: true,
  authorize: (context, { id }: { id: string }) => personInReach(context, id, true),
  run: async (context, { personId, organisation }) => {
    await ask(context, organisation.id, { personId })
    return {}
  },
  audit: note('inquiry'),
})

/** Asks no more; what was told stays. 404 `person.notFound`. */
export const unaskAboutPerson = defineUseCase({
  name: 'informants.unaskAboutPerson',
  permission: 'statement.ask',
  sees: 'people',
  gate: processing,
  changes: true,
  authorize: (context, { id }: { id: string }) => personInReach(context, id, true),
  run: async ({ tx, reach }, { personId }) => {
    await deleteInquiry(tx, reach.regionId, personId)
    return {}
  },
  audit: note('inquiry'),
})

/** All that was told of a person, for the curator and the psychologist of the organisation. 404 `person.notFound`. */
export const readPersonStatements = defineUseCase({
  name: 'informants.readPersonStatements',
  permission: 'statement.read',
  sees: 'people',
  gate: processing,
  authorize: (context, { id }: { id: string }) => personInReach(context, id),
  run: async ({ tx, reach }, { organisation, ...person }): Promise<PersonStatements> => ({
    ...person,
    organisation: { level: 'organisation', code: organisation.code, title: organisation.title },
    statements: (await readStatements(tx, reach.regionId, person.personId)).map(({ userId, givenAt, ...statement }) => ({
      ...statement,
      kind: userId === null ? 'PARENT' : 'STAFF',
      givenAt: givenAt.toISOString(),
    })),
  }),
  audit: note(),
})

/** How long a parent's code opens the questions [D]. */
const parentCodeDays = 30

/** Makes a code for the parents of a person; a former one ends. It is told once: only its hash is kept. 404 `person.notFound`. */
export const makeParentCode = defineUseCase({
  name: 'informants.makeParentCode',
  permission: 'statement.ask',
  sees: 'people',
  gate: processing,
  changes: true,
  authorize: (context, { id }: { id: string }) => personInReach(context, id, true),
  run: async ({ tx, reach: { regionId }, personKey, today }, { personId, organisation }) => {
    const until = daysAfter(today, parentCodeDays)
    const code = await writeParentCode(tx, personKey, { regionId, organisationId: organisation.id, personId }, until)
    return { code, until }
  },
  audit: note('parentCode'),
})
