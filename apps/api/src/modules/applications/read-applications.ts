import { type Application, type ApplicationState, type ParticipantRole, pageSize } from '@nastavnik/contract'
import { formTitle } from '@nastavnik/target-model'
import { sql } from 'kysely'
import { processing } from '../../access/gate.ts'
import { peopleOrganisationInReach } from '../../access/units.ts'
import { type Context, defineUseCase } from '../../access/use-case.ts'
import { notFound } from '../../kernel/problem.ts'
import {
  countApplications,
  countRepeats,
  type FoundApplication,
  findApplication,
  listApplications as readPageOf,
} from './applications.repo.ts'
import { likelyKind } from './likely-kind.rules.ts'
import { findCardsLike } from './resembling.repo.ts'

interface ListApplications {
  readonly organisation: string
  readonly state?: ApplicationState | undefined
  readonly role?: ParticipantRole | undefined
  readonly class?: string | undefined
  readonly page: number
}

/** The queue of an organisation and what has been decided. */
export const listApplications = defineUseCase({
  name: 'applications.listApplications',
  permission: 'application.read',
  sees: 'people',
  gate: processing,
  authorize: ({ tx, reach }, { organisation }: ListApplications) => peopleOrganisationInReach(tx, reach, organisation),
  run: async ({ tx }, { id: organisationId, regionId }, { organisation: _code, ...filter }) => {
    const place = { regionId, organisationId }
    const counted = await countApplications(tx, place)
    return { ...(await readPageOf(tx, place, filter)), page: filter.page, pageSize, ...counted }
  },
  audit: ({ target, output }) => ({ organisationId: target.id, people: output.items.length }),
})

/** An application inside the reach. 404 `application.notFound` outside. */
export async function applicationInReach({ tx, reach }: Context, { id }: { id: string }, lock = false): Promise<FoundApplication> {
  const application = await findApplication(tx, reach, id, lock)
  if (application === undefined) throw notFound('application.notFound')
  return application
}

/** All that a page of an application needs: also the cards that may be the applicant's and the programmes to choose from. */
export async function toReply({ tx, reach: { regionId }, model, today }: Context, found: FoundApplication): Promise<Application> {
  const { organisation, applicant, appliedAt, decidedAt, made: _made, ...rest } = found
  const { nameKey, ...given } = applicant
  const place = { regionId, organisationId: organisation.id }
  const undecided = found.state === 'new' || found.state === 'waiting'
  const { rows: programmes } = await sql<{ id: string; title: string; form: string }>`
    select id, title, form_code as form from programmes
    where region_id = ${regionId} and organisation_id = ${organisation.id} and practice <> 'notPractice' order by title`.execute(tx)
  return {
    ...rest,
    organisation: { level: 'organisation', code: organisation.code, title: organisation.title },
    applicant: given,
    appliedAt: appliedAt.toISOString(),
    decidedAt: decidedAt?.toISOString() ?? null,
    resembling: undecided ? await findCardsLike(tx, place, { nameKey, bornOn: given.bornOn }, today) : [],
    repeats: await countRepeats(tx, place, found.id, nameKey),
    kind: likelyKind({ class: found.class, bornOn: given.bornOn, occupation: given.occupation }, today),
    programmes: programmes.map(({ form, ...one }) => ({ ...one, form: { code: form, title: formTitle(model, form) } })),
  }
}

/** An application with its answers. 404 `application.notFound` outside the reach. */
export const getApplication = defineUseCase({
  name: 'applications.getApplication',
  permission: 'application.read',
  sees: 'people',
  gate: processing,
  authorize: (context, input: { id: string }) => applicationInReach(context, input),
  run: (context, application) => toReply(context, application),
  audit: ({ target }) => ({ organisationId: target.organisation.id, subjectId: target.personId ?? target.id, people: 1 }),
})
