import { type RawBuilder, sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { fullCast } from '../../test/full-cast.ts'
import type { TreeOrganisation } from '../../test/organisation-tree.ts'
import { changesBetween, snapshotOf } from '../../test/snapshot.ts'
import { type TestDatabase, testDatabase } from '../../test/test-database.ts'
import { writeTree } from '../../test/tree-rows.ts'
import type { Database, Tx } from '../kernel/db.ts'
import { newId } from '../kernel/ids.ts'
import { tableKinds } from '../kernel/tables.ts'
import { inTransaction } from '../kernel/transaction.ts'

const peopleTables = [
  'persons',
  'participations',
  'mentorships',
  'mentorship_mentees',
  'imports',
  'import_headings',
  'consents',
  'consent_sheets',
  'scan_files',
  'scan_pages',
  'import_undos',
  'promotions',
  'family_links',
  'conclusions',
  'pair_exclusions',
  'interviews',
  'training_members',
  'certificates',
  'safety_checks',
  'grades',
  'duplicate_pairs',
  'person_mergers',
  'subject_requests',
  'applications',
  'inquiries',
  'statements',
  'respondents',
  'responses',
  'meeting_members',
  'matching_inputs',
  'matching_runs',
  'matching_decisions',
  'matching_pairs',
  'pair_proposals',
] as const
type PeopleTable = (typeof peopleTables)[number]

/** Logs: the app may add to them and delete, never change. */
const unchanged: readonly PeopleTable[] = ['matching_runs']

const { tree } = fullCast()
const [own, other] = tree.organisations as [TreeOrganisation, TreeOrganisation]
const abroad = tree.organisations.find(({ region }) => region === 'tomsk') as TreeOrganisation
const omsk = 1
const tomsk = 2

let database: TestDatabase
let db: Database
beforeAll(async () => {
  database = await testDatabase()
  db = database.environment.db
  await writeTree(database.owner, tree, [])
})
afterAll(() => database.close())

const scope = { regionId: omsk, organisationIds: [own.id] }
const asOwn = <Result>(work: (tx: Tx) => Promise<Result>) => inTransaction(db, scope, work)

async function organisationsSeen(tx: Tx, table: PeopleTable): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select distinct organisation_id as id from ${sql.table(table)} order by 1`.execute(tx)
  return rows.map(({ id }) => id)
}

/** A row of the table at a place, made of the people of another organisation: only row-level security can refuse it. */
function insertInto(table: PeopleTable, regionId: number, organisationId: string): RawBuilder<unknown> {
  const [mentor, mentee] = other.people
  const [programme] = other.programmes
  const [mentorship] = other.mentorships
  const place = sql`${regionId}, ${newId()}, ${organisationId}`
  switch (table) {
    case 'persons':
      return sql`insert into persons (region_id, id, organisation_id, name, name_key) values (${place}, 'Чужая Анна', 'чужая анна')`
    case 'participations':
      return sql`insert into participations (region_id, id, organisation_id, person_id, programme_id, role, starts_on)
        values (${place}, ${mentor?.id}, ${programme?.id}, 'MENTEE', '2021-02-01')`
    case 'mentorships':
      return sql`insert into mentorships (region_id, id, organisation_id, programme_id, mentor_participation_id)
        values (${place}, ${programme?.id}, ${mentee?.participationId})`
    case 'mentorship_mentees':
      return sql`insert into mentorship_mentees (region_id, mentorship_id, organisation_id, mentee_participation_id)
        values (${regionId}, ${mentorship?.id}, ${organisationId}, ${mentor?.participationId})`
    case 'imports':
      return sql`insert into imports (region_id, id, organisation_id, state, outcome, parked, created_at)
        values (${place}, 'preview', '{}', '{}', now())`
    case 'consents':
      return sql`insert into consents (region_id, id, organisation_id, person_id, kind, text_version, signer, countersigned, given_on, valid_until, channel, recorded_at)
        values (${place}, ${mentor?.id}, 'MEDIA', '1', 'PERSON', false, '2021-01-01', '2022-01-01', 'PAPER', now())`
    case 'consent_sheets':
      return sql`insert into consent_sheets (region_id, id, organisation_id, person_id, kind, text_version, printed_on)
        values (${place}, ${mentor?.id}, 'MEDIA', '1', '2021-01-01')`
    case 'scan_files':
      return sql`insert into scan_files (region_id, id, organisation_id, scan_id, number, uploaded_at, pages)
        values (${place}, ${newId()}, 1, now(), 1)`
    case 'scan_pages':
      return sql`insert into scan_pages (region_id, id, organisation_id, scan_id, file_id, number, state)
        select ${place}, ${newId()}, ${newId()}, 1, 'found'`
    case 'promotions':
      return sql`insert into promotions (region_id, person_id, organisation_id, year, occupation_was, version, promoted_at)
        values (${regionId}, ${mentee?.id}, ${organisationId}, 2020, '', 1, now())`
    case 'import_headings':
      return sql`insert into import_headings (region_id, organisation_id, base, heading_key, heading, field)
        values (${regionId}, ${organisationId}, 'MENTEE', 'чужой', 'Чужой', null)`
    case 'family_links':
      return sql`insert into family_links (region_id, child_id, relative_id, organisation_id, relation)
        values (${regionId}, ${mentor?.id}, ${mentee?.id}, ${organisationId}, 'RELATIVE')`
    case 'conclusions':
      return sql`insert into conclusions (region_id, person_id, organisation_id, verdict, concluded_on)
        values (${regionId}, ${mentor?.id}, ${organisationId}, 'RECOMMENDED', '2021-01-01')`
    case 'pair_exclusions':
      return sql`insert into pair_exclusions (region_id, id, organisation_id, mentee_id, mentor_id, source, decided_on)
        values (${place}, ${mentee?.id}, ${mentor?.id}, 'PSYCHOLOGIST', '2021-01-01')`
    case 'interviews':
      return sql`insert into interviews (region_id, id, organisation_id, person_id, held_on, held_by, questionnaire_version_id, answers, verdict)
        values (${place}, ${mentee?.id}, '2021-01-01', '', ${other.readiness.questions}, '{}', 'RECOMMENDED')`
    case 'training_members':
      return sql`insert into training_members (region_id, training_id, organisation_id, person_id)
        values (${regionId}, ${other.readiness.training}, ${organisationId}, ${other.people.find(({ id }) => id !== mentor?.id && id !== other.people.at(-1)?.id)?.id})`
    case 'certificates':
      return sql`insert into certificates (region_id, id, organisation_id, year, number, person_id, training_id, title, hours, issued_on)
        values (${place}, 2021, 9, ${mentor?.id}, ${other.readiness.training}, '', 1, '2021-01-01')`
    case 'safety_checks':
      return sql`insert into safety_checks (region_id, person_id, kind, organisation_id, number, issued_on, checked_by)
        values (${regionId}, ${mentee?.id}, 'CRIMINAL_RECORD', ${organisationId}, '1', '2021-01-01', '')`
    case 'grades':
      return sql`insert into grades (region_id, organisation_id, year, term, wave, person_id, mean, subjects)
        values (${regionId}, ${organisationId}, 2020, 'Q1', 'BASELINE', ${mentor?.id}, 4.5, 3)`
    case 'duplicate_pairs':
      return sql`insert into duplicate_pairs (region_id, organisation_id, first_id, second_id, score, reasons)
        values (${regionId}, ${organisationId}, least(${mentor?.id}::uuid, ${mentee?.id}::uuid), greatest(${mentor?.id}::uuid, ${mentee?.id}::uuid), 1, '{}')`
    case 'person_mergers':
      return sql`insert into person_mergers (region_id, id, organisation_id, kept_id, gone_id, merged_at, until)
        values (${place}, ${mentor?.id}, ${mentee?.id}, now(), now())`
    case 'subject_requests':
      return sql`insert into subject_requests (region_id, id, organisation_id, person_id, kind, asked_on, asked_by, due_on)
        values (${place}, ${mentor?.id}, 'ACCESS', '2021-01-01', 'PERSON', '2021-01-15')`
    case 'applications':
      return sql`insert into applications (region_id, id, organisation_id, role, channel, questionnaire_id, name, name_key, born_on, occupation,
        contacts, representative_name, representative_contacts, answers, applied_at, state)
        values (${place}, 'MENTEE', 'LINK', ${other.intake.questionnaires.MENTEE}, 'Чужая Анна', 'чужая анна', '2009-01-01', '', '', '', '', '{}', now(), 'new')`
    case 'inquiries':
      return sql`insert into inquiries (region_id, person_id, organisation_id, asked_on)
        values (${regionId}, ${mentor?.id}, ${organisationId}, '2021-01-01')`
    case 'statements':
      return sql`insert into statements (region_id, id, organisation_id, person_id, questionnaire_id, answers, given_at)
        values (${place}, ${mentor?.id}, ${other.intake.questionnaires.INFORMANT}, '{}', now())`
    case 'respondents':
      return sql`insert into respondents (region_id, id, organisation_id, campaign_id, number, person_id, questionnaire_id)
        select ${place}, ${other.papers.campaign}, 99, ${mentor?.id}, questionnaire_id from respondents limit 1`
    case 'responses':
      return sql`insert into responses (region_id, id, organisation_id, campaign_id, questionnaire_id, marks, texts)
        select ${place}, ${other.papers.campaign}, questionnaire_id, '{}', '{}' from respondents limit 1`
    case 'meeting_members':
      return sql`insert into meeting_members (region_id, meeting_id, organisation_id, participation_id)
        values (${regionId}, ${other.meetings.held}, ${organisationId}, ${other.people.find(({ form }) => form !== other.programmes[0]?.form)?.participationId})`
    case 'matching_inputs':
      return sql`insert into matching_inputs (region_id, round_id, hash, organisation_id, content)
        values (${regionId}, ${other.matching.round}, '\\x01', ${organisationId}, '')`
    case 'matching_runs':
      return sql`insert into matching_runs (region_id, id, organisation_id, round_id, number, title, by_decision, mode, weights, decisions, input_hash, mates,
        figures, elapsed_ms, created_at) values (${place}, ${other.matching.round}, 9, '', false, 'points', '{}', '{}', '', '', '{}', 1, now())`
    case 'matching_decisions':
      return sql`insert into matching_decisions (region_id, id, organisation_id, round_id, kind, mentee_id, mentor_id, reason, decided_at)
        values (${place}, ${other.matching.round}, 'LOCK', ${mentee?.participationId}, ${mentor?.participationId}, '', now())`
    case 'matching_pairs':
      return sql`insert into matching_pairs (region_id, round_id, organisation_id, mentee_id, mentor_id)
        values (${regionId}, ${other.matching.round}, ${organisationId}, ${mentor?.participationId}, ${mentee?.participationId})`
    case 'pair_proposals':
      return sql`insert into pair_proposals (region_id, id, organisation_id, round_id, programme_id, mentee_id, mentor_id, points, published_at)
        values (${place}, ${other.matching.round}, ${programme?.id}, ${mentor?.participationId}, ${mentee?.participationId}, 1, now())`
    case 'import_undos':
      return sql`insert into import_undos (region_id, import_id, organisation_id, until, persons, programmes, participations, mentorships,
        link_mentorships, link_mentees, rests, filled)
        values (${regionId}, ${other.imports[0]}, ${organisationId}, now(), '{}', '{}', '{}', '{}', '{}', '{}', '{}', '{}')`
  }
}

test('every table of people is tried', () => {
  const people = Object.entries(tableKinds).flatMap(([table, kind]) => (kind === 'people' ? [table] : []))
  expect([...peopleTables, 'transfers', 'joint_pairs'].sort()).toEqual(people.sort())
})

describe('transfers', () => {
  const sides = sql<{ id: string; from: string; to: string }>`
    select id, from_organisation_id as "from", to_organisation_id as "to" from transfers order by id`
  const offerOf = (from: string, to: string) => {
    const [person] = other.people
    const card = JSON.stringify({ name: 'Чужая Анна', nameKey: 'чужая анна', birth: { day: null, year: null }, class: '' })
    return sql`insert into transfers (region_id, id, from_organisation_id, to_organisation_id, person_id, day, state, card, asked_at)
      values (${omsk}, ${newId()}, ${from}, ${to}, ${person?.id}, '2021-03-15', 'waiting', ${card}, now())`
  }

  test('are seen by both sides and by nobody else', async () => {
    const seen = (await asOwn((tx) => sides.execute(tx))).rows
    const all = (await sides.execute(database.owner)).rows
    expect(seen).toEqual(all.filter(({ from, to }) => from === own.id || to === own.id))
    expect(seen.map(({ from }) => (from === own.id ? 'from' : 'to')).toSorted()).toEqual(['from', 'to'])
    expect(all.length).toBeGreaterThan(seen.length)
    expect((await inTransaction(db, { regionId: tomsk, organisationIds: [own.id] }, (tx) => sides.execute(tx))).rows).toEqual([])
  })

  test('are asked for by the sending side alone, and neither side can turn them elsewhere', async () => {
    const third = tree.organisations.find(({ id, region }) => region === 'omsk' && id !== own.id && id !== other.id)
    await expect(asOwn((tx) => offerOf(other.id, own.id).execute(tx))).rejects.toThrow(/row-level security/)
    await expect(asOwn((tx) => offerOf(other.id, third?.id ?? '').execute(tx))).rejects.toThrow(/row-level security/)
    await expect(asOwn((tx) => sql`update transfers set to_organisation_id = ${third?.id}`.execute(tx))).rejects.toThrow(
      /permission denied/,
    )
    await expect(asOwn((tx) => sql`update transfers set person_id = ${newId()}`.execute(tx))).rejects.toThrow(/permission denied/)
    await expect(asOwn((tx) => sql`delete from transfers`.execute(tx))).rejects.toThrow(/permission denied/)
    const foreign = sql`update transfers set reason = 'x' where from_organisation_id <> ${own.id} and to_organisation_id <> ${own.id}`
    expect((await asOwn((tx) => foreign.execute(tx))).numAffectedRows).toBe(0n)
  })
})

describe('joint_pairs', () => {
  const sides = sql<{ organisation_id: string; mentor_organisation_id: string }>`
    select organisation_id, mentor_organisation_id from joint_pairs order by round_id, mentee_id`
  const third = tree.organisations.find(({ code }) => code === 'omsk-sosh-4') as TreeOrganisation
  const joint = tree.joints.find(({ unit }) => unit.code === 'omsk')
  const mateOf = ({ people }: TreeOrganisation, role: 'MENTEE' | 'MENTOR') => people.find((person) => person.role === role)?.participationId
  const pairOf = (regionId: number, organisation: TreeOrganisation, mentors: TreeOrganisation) => sql`
    insert into joint_pairs (region_id, round_id, mentee_id, mentor_id, organisation_id, mentor_organisation_id, points, matched)
    values (${regionId}, ${joint?.id}, ${mateOf(organisation, 'MENTEE')}, ${mateOf(mentors, 'MENTOR')}, ${organisation.id}, ${mentors.id}, 1, '{}')`
  const seenIn = async (regionId: number, organisation: TreeOrganisation) =>
    (await inTransaction(db, { regionId, organisationIds: [organisation.id] }, (tx) => sides.execute(tx))).rows

  test('are seen by both organisations and by nobody else', async () => {
    const all = (await sides.execute(database.owner)).rows
    expect(all).toHaveLength(2) // a mentee and a mentor of each
    expect(await seenIn(omsk, own)).toEqual(all)
    expect(await seenIn(omsk, third)).toEqual(all)
    expect(await seenIn(omsk, other)).toEqual([])
    expect(await seenIn(tomsk, own)).toEqual([])
    expect((await inTransaction(db, { regionId: omsk, organisationIds: [] }, (tx) => sides.execute(tx))).rows).toEqual([])
  })

  test('are neither made, changed nor deleted by others, and not turned to two others', async () => {
    const before = await snapshotOf(database.owner)
    await expect(asOwn((tx) => pairOf(omsk, other, third).execute(tx))).rejects.toThrow(/row-level security/)
    await expect(asOwn((tx) => pairOf(tomsk, own, third).execute(tx))).rejects.toThrow(/row-level security/)
    const handOver = sql`update joint_pairs set organisation_id = ${other.id}, mentor_organisation_id = ${third.id}`
    await expect(asOwn((tx) => handOver.execute(tx))).rejects.toThrow(/row-level security/)
    await expect(asOwn((tx) => sql`update joint_pairs set region_id = ${tomsk}`.execute(tx))).rejects.toThrow(/row-level security/)
    const changed = await inTransaction(db, { regionId: omsk, organisationIds: [other.id] }, async (tx) => [
      (await sql`update joint_pairs set points = 1`.execute(tx)).numAffectedRows,
      (await sql`delete from joint_pairs`.execute(tx)).numAffectedRows,
    ])
    expect(changed).toEqual([0n, 0n])
    expect(changesBetween(before, await snapshotOf(database.owner))).toEqual([])
  })

  test('stand under a security that the app cannot switch off', async () => {
    const off = asOwn(async (tx) => {
      await sql`set local row_security = off`.execute(tx)
      return sides.execute(tx)
    })
    await expect(off).rejects.toThrow(/row-level security/)
  })
})

describe.each(peopleTables)('%s', (table) => {
  test('a bare select returns the rows of the scope and no others', async () => {
    expect(await asOwn((tx) => organisationsSeen(tx, table))).toEqual([own.id])
    const two = { regionId: omsk, organisationIds: [own.id, other.id] }
    expect(await inTransaction(db, two, (tx) => organisationsSeen(tx, table))).toEqual([own.id, other.id].sort())
    expect(await inTransaction(db, { regionId: omsk, organisationIds: [] }, (tx) => organisationsSeen(tx, table))).toEqual([])
  })

  test('region and organisation must both be right', async () => {
    expect(await inTransaction(db, { regionId: tomsk, organisationIds: [own.id] }, (tx) => organisationsSeen(tx, table))).toEqual([])
    const everywhere = { regionId: tomsk, organisationIds: tree.organisations.map(({ id }) => id) }
    expect(await inTransaction(db, everywhere, (tx) => organisationsSeen(tx, table))).toEqual([abroad.id])
  })

  test('a row cannot be added for another organisation or another region', async () => {
    for (const [regionId, organisationId] of [
      [omsk, other.id],
      [tomsk, own.id],
      [tomsk, abroad.id],
    ] as const) {
      await expect(asOwn((tx) => insertInto(table, regionId, organisationId).execute(tx))).rejects.toThrow(/row-level security/)
    }
  })

  test('a row cannot be handed over, and rows of others can be neither changed nor deleted', async () => {
    const before = await snapshotOf(database.owner)
    const name = sql.table(table)
    const denied = unchanged.includes(table) ? /permission denied/ : undefined
    const handOver = asOwn((tx) => sql`update ${name} set organisation_id = ${other.id}`.execute(tx))
    await expect(handOver).rejects.toThrow(denied ?? /row-level security/)
    const emigrate = asOwn((tx) => sql`update ${name} set region_id = ${tomsk}`.execute(tx))
    await expect(emigrate).rejects.toThrow(denied ?? /row-level security|foreign key/)
    const foreign = sql`where organisation_id <> ${own.id}`
    const changed = await asOwn(async (tx) => {
      const removal = await sql`delete from ${name} ${foreign}`.execute(tx)
      const update =
        denied === undefined ? await sql`update ${name} set organisation_id = organisation_id ${foreign}`.execute(tx) : undefined
      return [removal.numAffectedRows, update?.numAffectedRows ?? 0n]
    })
    expect(changed).toEqual([0n, 0n])
    expect(changesBetween(before, await snapshotOf(database.owner))).toEqual([])
  })

  test('the app cannot switch the security off', async () => {
    const off = asOwn(async (tx) => {
      await sql`set local row_security = off`.execute(tx)
      return organisationsSeen(tx, table)
    })
    await expect(off).rejects.toThrow(/row-level security/)
    await expect(sql`alter table ${sql.table(table)} disable row level security`.execute(db)).rejects.toThrow(/must be owner/)
  })
})
