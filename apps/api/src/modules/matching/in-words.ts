import type { PairAnswer } from '@nastavnik/contract'
import type { Block } from '@nastavnik/documents'
import { type RawBuilder, sql } from 'kysely'
import type { Context } from '../../access/use-case.ts'
import { dayText } from '../../kernel/days.ts'

interface Row {
  readonly orderOn: string
  readonly programme: string
  readonly waits: boolean
  readonly drafted: number
  readonly locked: number
  readonly prohibited: number
  readonly places: number | null
  readonly proposals: readonly { readonly on: string; readonly number: string | null; readonly orderedOn: string | null }[]
}

function roundText({ orderOn, programme, waits, drafted, locked, prohibited, places, proposals }: Row): string {
  const told = [
    ...(waits ? ['в черновике без пары'] : []),
    ...(drafted > 0 ? [`пар в черновике: ${drafted}`] : []),
    ...(locked > 0 ? [`закреплено пар: ${locked}`] : []),
    ...(prohibited > 0 ? [`запрещено пар: ${prohibited}`] : []),
    ...(places === null ? [] : [`мест решением куратора: ${places}`]),
    ...proposals.map(({ on, number, orderedOn }) =>
      orderedOn === null ? `пара предложена ${dayText(on)}` : `пара закреплена приказом № ${number} от ${dayText(orderedOn)}`,
    ),
  ]
  return `Подбор пар на ${dayText(orderOn)}, программа «${programme}»: ${told.join('; ')}.`
}

interface JointRow {
  readonly orderOn: string
  readonly organisation: string
  readonly answer: PairAnswer | null
  readonly number: string | null
  readonly orderedOn: string | null
}

const answers: Readonly<Record<PairAnswer, string>> = { YES: 'ответ «да»', UNSURE: 'ответ «пока не ясно»', NO: 'ответ «нет»' }

function jointText({ orderOn, organisation, answer, number, orderedOn }: JointRow): string {
  const stands =
    orderedOn === null ? (answer === null ? 'без ответа' : answers[answer]) : `закреплена приказом № ${number} от ${dayText(orderedOn)}`
  return `Общий подбор пар на ${dayText(orderOn)}: пара с организацией «${organisation}», ${stands}.`
}

/** Pairs of a person in rounds of several organisations: his own answer, of the other one the organisation. */
async function readJointPairs({ tx, reach: { regionId } }: Context, mine: RawBuilder<unknown>): Promise<JointRow[]> {
  const { rows } = await sql<JointRow>`
    select r.order_on as "orderOn", o.title as organisation, case when p.mentee_id in ${mine} then p.mentee_answer else p.mentor_answer end as answer,
      p.order_number as number, p.ordered_on as "orderedOn"
    from joint_pairs p join joint_rounds r on r.region_id = ${regionId} and r.id = p.round_id
    join organisations o on o.id = case when p.mentee_id in ${mine} then p.mentor_organisation_id else p.organisation_id end
    where p.region_id = ${regionId} and (p.mentee_id in ${mine} or p.mentor_id in ${mine})
    order by r.opened_at, r.id, o.title, p.mentee_id, p.mentor_id`.execute(tx)
  return rows
}

/** In which rounds of matching a person is and what has come of them, for a paper about him: with whom is the other's matter too and is not told. */
export async function matchingInWords(context: Context, personId: string): Promise<Block[]> {
  const { tx, reach, model } = context
  const { regionId } = reach
  const mine = sql`(select id from participations where region_id = ${regionId} and person_id = ${personId})`
  const isMine = (alias: string) => sql`(${sql.ref(`${alias}.mentee_id`)} in ${mine} or ${sql.ref(`${alias}.mentor_id`)} in ${mine})`
  const decided = (kind: string) => sql`(
    select count(*) from matching_decisions d where d.region_id = ${regionId} and d.round_id = r.id and d.kind = ${kind} and ${isMine('d')})`
  const { rows } = await sql<Row>`
    select r.order_on as "orderOn", g.title as programme,
      exists (
        select 1 from matching_pairs p where p.region_id = ${regionId} and p.round_id = r.id and p.mentee_id in ${mine} and p.mentor_id is null
      ) as waits, (
        select count(*) from matching_pairs p where p.region_id = ${regionId} and p.round_id = r.id and p.mentor_id is not null and ${isMine('p')}
      ) as drafted, ${decided('LOCK')} as locked, ${decided('PROHIBITION')} as prohibited, (
        select max(d.places) from matching_decisions d where d.region_id = ${regionId} and d.round_id = r.id and d.mentor_id in ${mine}
      ) as places, (
        select coalesce(json_agg(json_build_object('on', (q.published_at at time zone ${model.timeZone})::date, 'number', q.order_number,
          'orderedOn', q.ordered_on) order by q.published_at, q.id), '[]')
        from pair_proposals q where q.region_id = ${regionId} and q.round_id = r.id and ${isMine('q')}
      ) as proposals
    from matching_rounds r join programmes g on g.region_id = ${regionId} and g.id = r.programme_id
    where r.region_id = ${regionId} and r.id in (
      select p.round_id from matching_pairs p where p.region_id = ${regionId} and ${isMine('p')}
      union select d.round_id from matching_decisions d where d.region_id = ${regionId} and ${isMine('d')}
      union select q.round_id from pair_proposals q where q.region_id = ${regionId} and ${isMine('q')}
    ) order by r.created_at, r.id`.execute(tx)
  const joint = await readJointPairs(context, mine)
  if (rows.length + joint.length === 0) return [{ kind: 'paragraph', text: 'В подборе пар не участвует.' }]
  return [
    ...[...rows.map(roundText), ...joint.map(jointText)].map((text): Block => ({ kind: 'paragraph', text })),
    { kind: 'note', text: 'Данные расчётов хранят номер участия и очки без имени. Желания из бюллетеней удаляются вместе с бюллетенями.' },
  ]
}
