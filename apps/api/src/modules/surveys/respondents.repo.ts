import type { Birth, Respondent, RespondentState } from '@nastavnik/contract'
import { type RawBuilder, sql } from 'kysely'
import { insertMany } from '../../kernel/bulk.ts'
import type { Tx } from '../../kernel/db.ts'
import { newId } from '../../kernel/ids.ts'
import { readPage } from '../../kernel/paged.ts'
import { answerCodeOf, hashOfAnswerCode } from './answer-codes.ts'
import { type Asked, cameTo, type OrganisationPlace } from './whom.repo.ts'

/** Those of them whom the campaign has not asked yet, and the last number it has given. */
export async function notAskedYet(
  tx: Tx,
  regionId: number,
  campaignId: string,
  asked: readonly Asked[],
): Promise<{ people: readonly Asked[]; last: number }> {
  const { rows } = await sql<{ key: string; number: number }>`
    select person_id || coalesce(participation_id::text, '') as key, number from respondents
    where region_id = ${regionId} and campaign_id = ${campaignId}`.execute(tx)
  const known = new Set(rows.map(({ key }) => key))
  const people = asked.filter(({ personId, participationId }) => !known.has(personId + (participationId ?? '')))
  return { people, last: rows.reduce((last, { number }) => Math.max(last, number), 0) }
}

/** Adds those who are not asked yet, with numbers after the last one, and their codes. Says how many. */
export async function addRespondents(
  tx: Tx,
  personKey: Buffer,
  { regionId, organisationId }: OrganisationPlace,
  campaignId: string,
  asked: readonly Asked[],
): Promise<number> {
  const { people, last } = await notAskedYet(tx, regionId, campaignId, asked)
  const added = people.map((one, index) => ({ ...one, id: newId(), number: last + index + 1 }))
  const fixed = [
    { name: 'region_id', type: 'smallint', value: regionId },
    { name: 'organisation_id', type: 'uuid', value: organisationId },
  ]
  await insertMany(
    tx,
    'respondents',
    [...fixed, { name: 'campaign_id', type: 'uuid', value: campaignId }],
    [
      { name: 'id', type: 'uuid', of: ({ id }) => id },
      { name: 'number', type: 'integer', of: ({ number }) => number },
      { name: 'person_id', type: 'uuid', of: ({ personId }) => personId },
      { name: 'participation_id', type: 'uuid', of: ({ participationId }) => participationId },
      { name: 'questionnaire_id', type: 'uuid', of: ({ questionnaire }) => questionnaire.id },
    ],
    added,
  )
  await insertMany(
    tx,
    'answer_codes',
    fixed,
    [
      {
        name: 'code_hash',
        type: 'bytea',
        of: ({ id }) => `\\x${hashOfAnswerCode(personKey, answerCodeOf(personKey, id)).toString('hex')}`,
      },
      { name: 'respondent_id', type: 'uuid', of: ({ id }) => id },
    ],
    added,
  )
  return added.length
}

/** `r` answered, or has begun, or neither. */
const stateOf: RawBuilder<RespondentState> = sql`case when r.answered_on is not null then 'answered'
  when exists (select 1 from responses a where a.region_id = r.region_id and a.respondent_id = r.id) then 'started' else 'silent' end`

const columns = sql`r.id, r.number, r.person_id as "personId", s.name, s.occupation, s.class_code as class, p.role, g.title as programme,
  ${stateOf} as state, r.channel`
const joined = sql`respondents r join persons s on s.region_id = r.region_id and s.id = r.person_id
  left join participations p on p.region_id = r.region_id and p.id = r.participation_id
  left join programmes g on g.region_id = r.region_id and g.id = p.programme_id`

interface Filter {
  readonly state: RespondentState | undefined
  readonly class: string | undefined
  readonly page: number
}

/** A page of those asked by the number on the sheet: by class and name, newcomers at the end. */
export async function listRespondents(
  tx: Tx,
  regionId: number,
  campaignId: string,
  { state, class: group, page }: Filter,
): Promise<{ items: Respondent[]; total: number }> {
  const { rows, total } = await readPage(page, (window) =>
    sql<Respondent & { total: number }>`
    select ${columns}, count(*) over () as total from ${joined}
    where r.region_id = ${regionId} and r.campaign_id = ${campaignId} and s.erased_on is null
      and (${state ?? null}::text is null or ${stateOf} = ${state ?? null}) and (${group ?? null}::text is null or s.class_code = ${group ?? null})
    order by r.number ${window}`.execute(tx),
  )
  return { items: rows.map(({ total: _total, ...row }) => row), total }
}

/** One of those asked, with what answering needs. */
export interface FoundRespondent {
  readonly view: Respondent
  readonly campaignId: string
  readonly organisationId: string
  readonly questionnaireId: string
  readonly participationId: string | null
  readonly birth: Birth
}

interface FoundRow extends Respondent, Omit<FoundRespondent, 'view' | 'birth'> {
  born_on: string | null
  born_year: number | null
}

const foundColumns = sql`${columns}, r.campaign_id as "campaignId", r.organisation_id as "organisationId", r.questionnaire_id as "questionnaireId",
  r.participation_id as "participationId", s.born_on, s.born_year`

/** Somebody asked, of the organisations given; undefined outside. `lock` holds the row: two hands enter one sheet in turn. */
export async function findRespondent(
  tx: Tx,
  { regionId, organisationIds }: { readonly regionId: number; readonly organisationIds: readonly string[] },
  by: { readonly id: string } | { readonly campaignId: string; readonly number: number },
  lock = false,
): Promise<FoundRespondent | undefined> {
  const which = 'id' in by ? sql`r.id = ${by.id}` : sql`r.campaign_id = ${by.campaignId} and r.number = ${by.number}`
  const { rows } = await sql<FoundRow>`
    select ${foundColumns} from ${joined} where r.region_id = ${regionId} and r.organisation_id = any (${[...organisationIds]}::uuid[]) and ${which} and s.erased_on is null
    ${lock ? sql`for update of r` : sql``}`.execute(tx)
  return rows.map(toFound)[0]
}

function toFound(row: FoundRow): FoundRespondent {
  const { campaignId, organisationId, questionnaireId, participationId, born_on: day, born_year: year, ...view } = row
  return { view, campaignId, organisationId, questionnaireId, participationId, birth: { day, year } }
}

/** Those of a campaign who have not answered, of a class or of all, by the number; at most `most`. */
export async function listUnanswered(
  tx: Tx,
  regionId: number,
  campaignId: string,
  group: string | null,
  most: number,
): Promise<FoundRespondent[]> {
  const { rows } = await sql<FoundRow>`
    select ${foundColumns} from ${joined}
    where r.region_id = ${regionId} and r.campaign_id = ${campaignId} and r.answered_on is null and s.erased_on is null
      and (${group}::text is null or s.class_code = ${group})
    order by r.number limit ${most}`.execute(tx)
  return rows.map(toFound)
}

/** Who may be chosen in a ranking: those of the role in the respondent's programme, by name; after a meeting only those who came to it. */
export async function listChoosable(
  tx: Tx,
  regionId: number,
  { campaignId, participationId, view }: Pick<FoundRespondent, 'campaignId' | 'participationId' | 'view'>,
  role: 'MENTOR' | 'MENTEE',
): Promise<{ id: string; name: string }[]> {
  const { rows } = await sql<{ id: string; name: string }>`
    select distinct on (s.name_key, s.id) s.id, s.name from participations mine
    join participations p on p.region_id = ${regionId} and p.programme_id = mine.programme_id and p.role = ${role} and p.runs_until >= mine.starts_on
    join persons s on s.region_id = ${regionId} and s.id = p.person_id and s.erased_on is null
    join campaigns c on c.region_id = ${regionId} and c.id = ${campaignId} and (c.meeting_id is null or ${cameTo(sql`c.meeting_id`)})
    where mine.region_id = ${regionId} and mine.id = ${participationId} and s.id <> ${view.personId} order by s.name_key, s.id`.execute(tx)
  return rows
}

/** Takes back the asking of participations that have not answered, with what they have begun; says how many others have answered. */
export async function unask(tx: Tx, regionId: number, campaignId: string, participations: readonly string[]): Promise<number> {
  const { rows } = await sql<{ id: string; answered: boolean }>`
    select id, answered_on is not null as answered from respondents
    where region_id = ${regionId} and campaign_id = ${campaignId} and participation_id = any (${[...participations]}::uuid[]) for update`.execute(
    tx,
  )
  const silent = rows.flatMap(({ id, answered }) => (answered ? [] : [id]))
  for (const table of ['answer_codes', 'responses']) {
    await sql`delete from ${sql.table(table)} where region_id = ${regionId} and respondent_id = any (${silent}::uuid[])`.execute(tx)
  }
  await sql`delete from respondents where region_id = ${regionId} and id = any (${silent}::uuid[])`.execute(tx)
  return rows.length - silent.length
}
