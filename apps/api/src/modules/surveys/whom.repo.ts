import type { CampaignPurpose, ParticipantRole, PersonKind } from '@nastavnik/contract'
import type { TargetModel } from '@nastavnik/target-model'
import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../../kernel/db.ts'
import { consented } from '../consents/index.ts'
import { isHere, kindByForms } from '../people/index.ts'
import { listHeadsInForce, type QuestionnaireHead } from '../questionnaires/index.ts'
import { questionnaireFor } from './questionnaire-for.rules.ts'

export interface Whom {
  readonly purpose: CampaignPurpose
  /** One questionnaire for all; null: each one's by form and role. */
  readonly questionnaire: string | null
  readonly programme: string | null
  readonly role: ParticipantRole | null
  readonly class: string | null
  /** Of them only these participations; absent: all. */
  readonly participations?: readonly string[]
  /** Those who came to this meeting, whenever they take part. */
  readonly meeting?: string | null
}

export interface Window {
  readonly startsOn: string
  readonly endsOn: string
}

export interface OrganisationPlace {
  readonly regionId: number
  readonly organisationId: string
}

interface Candidate {
  readonly personId: string
  readonly participationId: string
  readonly role: ParticipantRole
  readonly form: string
  readonly kind: PersonKind | null
  readonly class: string
  readonly consented: boolean
}

/** Somebody to be asked, with the questions. `participationId` null: asked as a person. */
export interface Asked {
  readonly personId: string
  readonly participationId: string | null
  readonly class: string
  readonly questionnaire: QuestionnaireHead
}

export interface Chosen {
  /** By class and name. */
  readonly asked: readonly Asked[]
  /** People left out, each once. */
  readonly notConsented: number
  readonly noQuestionnaire: number
}

/** Participation `p` came to the meeting. */
export const cameTo = (meetingId: RawBuilder<unknown>): RawBuilder<boolean> => sql<boolean>`exists (
  select 1 from meeting_members v where v.region_id = p.region_id and v.meeting_id = ${meetingId} and v.participation_id = p.id and v.attended)`

/** Those who take part in the window, one row for a person in a role of a programme, by class and name. */
async function listCandidates(
  tx: Tx,
  { model, today }: { readonly model: TargetModel; readonly today: string },
  { regionId, organisationId }: OrganisationPlace,
  { purpose, programme, role, class: group, participations, meeting = null }: Whom,
  { startsOn, endsOn }: Window,
): Promise<Candidate[]> {
  const only = participations === undefined ? null : [...participations]
  const back = purpose === 'FINAL' || purpose === 'PARAMETERS' ? model.surveys.after.days : 0
  const { rows } = await sql<Candidate>`
    select * from (
      select distinct on (s.id, p.role, p.programme_id) s.id as "personId", p.id as "participationId", p.role, g.form_code as form, s.kind,
        s.class_code as class, s.name_key, ${consented({ model, today }, 'PSY_DIAGNOSTICS')} as consented
      from participations p join persons s on s.region_id = ${regionId} and s.id = p.person_id
      join programmes g on g.region_id = ${regionId} and g.id = p.programme_id
      where p.region_id = ${regionId} and p.organisation_id = ${organisationId} and s.erased_on is null and ${isHere(today)}
        and (${meeting !== null} or p.starts_on <= ${endsOn}::date and p.runs_until >= ${startsOn}::date - ${back}::int) and g.practice <> 'notPractice'
        and (${programme}::uuid is null or p.programme_id = ${programme}) and (${role}::text is null or p.role = ${role})
        and (${group}::text is null or s.class_code = ${group})
        and (${only}::uuid[] is null or p.id = any (${only})) and (${meeting}::uuid is null or ${cameTo(sql`${meeting}::uuid`)})
      order by s.id, p.role, p.programme_id, p.starts_on desc, p.id
    ) found order by class, name_key, "personId", role, "participationId"`.execute(tx)
  return rows
}

/**
 * Who is asked what. As a participant one answers for each programme and role; parameters are asked of a person once. A diagnostic questionnaire
 * is asked only of those whose consent holds today.
 */
export async function chooseAsked(
  tx: Tx,
  terms: { readonly model: TargetModel; readonly today: string },
  place: OrganisationPlace,
  whom: Whom,
  window: Window,
): Promise<Chosen> {
  const inForce = await listHeadsInForce(tx, place)
  const asked: Asked[] = []
  const once = new Set<string>()
  const left = { notConsented: new Set<string>(), noQuestionnaire: new Set<string>() }
  for (const { personId, participationId, class: group, ...candidate } of await listCandidates(tx, terms, place, whom, window)) {
    const kind = candidate.kind ?? kindByForms(terms.model, [candidate])
    const questionnaire = questionnaireFor(inForce, whom, { ...candidate, kind })
    if (questionnaire === undefined) left.noQuestionnaire.add(personId)
    else if (questionnaire.diagnostic && !candidate.consented) left.notConsented.add(personId)
    else {
      const asPerson = whom.purpose === 'PARAMETERS'
      if (asPerson && once.has(personId)) continue
      once.add(personId)
      asked.push({ personId, participationId: asPerson ? null : participationId, class: group, questionnaire })
    }
  }
  const unasked = (people: ReadonlySet<string>) => [...people].filter((id) => !once.has(id)).length
  return { asked, notConsented: unasked(left.notConsented), noQuestionnaire: unasked(left.noQuestionnaire) }
}
