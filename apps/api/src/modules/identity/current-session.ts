import type { Session } from '@nastavnik/contract'
import type { TargetModel } from '@nastavnik/target-model'
import { sql } from 'kysely'
import type { Actor, Place } from '../../access/actor.ts'
import { permissionsOf } from '../../access/roles.ts'
import type { Environment } from '../../access/use-case.ts'
import { dayIn } from '../../kernel/clock.ts'
import type { Database } from '../../kernel/db.ts'
import { findSession, type SessionRow, touchSession } from './identity.repo.ts'
import { hashToken, idleMinutes } from './session-token.ts'

const touchEveryMs = 5 * 60_000

/** Who holds the token now; undefined for an unknown, ended or idle session. Grants are read each time: an ended grant ends at once. */
export async function findCurrentSession({ db, clock, models }: Environment, token: string | undefined): Promise<SessionRow | undefined> {
  if (token === undefined) return undefined
  const now = clock.now()
  const tokenHash = hashToken(token)
  const idleSince = new Date(now.getTime() - idleMinutes * 60_000)
  const todayIn = (regionId: number) => dayIn(models.get(regionId)?.timeZone ?? 'UTC', now)
  const session = await findSession(db, tokenHash, { now, idleSince, todayIn })
  if (session !== undefined && now.getTime() - session.seenAt.getTime() > touchEveryMs) await touchSession(db, tokenHash, now)
  return session
}

async function unitTitles(db: Database, actor: Actor): Promise<ReadonlyMap<string, { code: string; title: string }>> {
  const ids = actor.grants.flatMap(({ place }) =>
    place.level === 'organisation' ? [place.organisationId] : place.level === 'municipality' ? [place.municipalityId] : [],
  )
  const { rows } = await sql<{ id: string; code: string; title: string }>`
    select id::text, code, title from municipalities where id = any (${ids}::uuid[])
    union all select id::text, code, title from organisations where id = any (${ids}::uuid[])
    union all select 'region', code, title from regions where id = ${actor.regionId}`.execute(db)
  return new Map(rows.map(({ id, code, title }) => [id, { code, title }]))
}

const placeId = (place: Place): string =>
  place.level === 'organisation' ? place.organisationId : place.level === 'municipality' ? place.municipalityId : 'region'

const actorTitle = (model: TargetModel, code: string): string => model.handbook.actors.find((actor) => actor.code === code)?.title ?? code

/** Everything the page needs to know of the reader: name, places, rights, words of the territory. */
export async function describeSession({ db, clock }: Environment, model: TargetModel, row: SessionRow): Promise<Session> {
  const titles = await unitTitles(db, row.actor)
  const roleTitles = new Map(model.roles.map(({ code, title }) => [code, title]))
  const grants = row.actor.grants.flatMap(({ role, place }) => {
    const unit = titles.get(placeId(place))
    return unit === undefined ? [] : [{ role, roleTitle: roleTitles.get(role) ?? role, place: { level: place.level, ...unit } }]
  })
  return {
    user: { login: row.login, name: row.name },
    territory: {
      code: model.code,
      title: model.title,
      municipalityCaption: model.captions.municipality,
      curatorCaption: model.captions.curator,
      countingMode: model.countingMode,
    },
    forms: model.forms.map(({ code, title, steward }) => ({ code, title, steward: steward === null ? null : actorTitle(model, steward) })),
    authorities: (model.subordination?.authorities ?? []).map((code) => ({ code, title: actorTitle(model, code) })),
    organisationKinds: model.organisationKinds.map(({ code, title }) => ({ code, title })),
    grants: [...new Map(grants.map((grant) => [`${grant.role} ${grant.place.code}`, grant])).values()],
    permissions: [...new Set(row.actor.grants.flatMap(({ role }) => permissionsOf[role]))],
    today: dayIn(model.timeZone, clock.now()),
  }
}
