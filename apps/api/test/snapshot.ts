import { sql } from 'kysely'
import type { Database } from '../src/kernel/db.ts'

/** A fingerprint of the rows of each table at each place, keyed `persons sargatskiy-sosh-1`. */
export type Snapshot = ReadonlyMap<string, string>

const ofOrganisations = [
  'persons',
  'programmes',
  'participations',
  'mentorships',
  'mentorship_mentees',
  'imports',
  'import_headings',
  'consents',
  'consent_sheets',
  'scan_files',
  'scan_pages',
  'scan_queue',
  'erasure_acts',
  'erased_participations',
  'promotions',
  'family_links',
  'conclusions',
  'pair_exclusions',
  'interviews',
  'trainings',
  'training_members',
  'certificates',
  'safety_checks',
  'grades',
  'saved_filters',
  'subject_requests',
  'intakes',
  'intake_codes',
  'applications',
  'inquiries',
  'statements',
  'parent_codes',
  'assessments',
  'partner_codes',
  'meetings',
  'meeting_members',
  'matching_rounds',
  'matching_inputs',
  'matching_runs',
  'matching_decisions',
  'matching_pairs',
  'pair_proposals',
  'campaigns',
  'respondents',
  'responses',
  'answer_codes',
  'campaign_plans',
  'import_undos',
  'duplicate_pairs',
  'person_mergers',
  'headcounts',
  'organisation_pasts',
  'incident_organisations',
  'notices',
]

const rowsOf = (table: string) => sql`
  select ${table} as tab, coalesce(o.code, '?') as place, md5(string_agg(t::text, '' order by t::text)) as print
  from ${sql.table(table)} t left join organisations o on o.id = t.organisation_id group by o.code`

/** Rows that stand at a region, a municipality or an organisation. */
const atPlaces = (table: string) => sql`
  select ${table}, coalesce(o.code, m.code, r.code), md5(string_agg(t::text, '' order by t::text)) from ${sql.table(table)} t
  join regions r on r.id = t.region_id left join municipalities m on m.id = t.municipality_id left join organisations o on o.id = t.organisation_id
  group by o.code, m.code, r.code`

const whole = [
  'users',
  'grants',
  'user_invitations',
  'recovery_codes',
  'sessions',
  'letter_settings',
  'municipalities',
  'municipality_pasts',
  'regions',
]
/** Of a territory as a whole. */
const ofRegions = ['letters', 'letter_wordings']
const placed = ['aggregate_facts', 'integration_tokens']

/**
 * A joint round stands at its territory, and so do the counts of those who take part; that an organisation takes part is its own. A pair stands at the
 * territory and at both of its organisations: `joint_pairs omsk+omsk-sosh-4+sargatskiy-sosh-1`.
 */
const ofJointRounds = [
  sql`select 'joint_rounds', coalesce(m.code, r.code), md5(string_agg(j::text || c.counts, '' order by j.id)) from joint_rounds j
    join regions r on r.id = j.region_id left join municipalities m on m.id = j.municipality_id
    cross join lateral (
      select coalesce(string_agg(concat_ws(',', n.organisation_id, n.mentees, n.mentors, n.placed), ';' order by n.organisation_id), '') as counts
      from joint_members n where n.round_id = j.id and (n.mentees > 0 or n.mentors > 0 or n.placed > 0)
    ) c group by r.code, m.code`,
  sql`select 'joint_members', o.code, md5(string_agg(n.round_id || ' ' || n.programme_id || ' ' || n.joined_at, '' order by n.round_id))
    from joint_members n join organisations o on o.id = n.organisation_id group by o.code`,
  sql`select 'joint_pairs', concat_ws('+', coalesce(m.code, r.code), o.code, e.code), md5(string_agg(p::text, '' order by p.mentee_id, p.mentor_id))
    from joint_pairs p join organisations o on o.id = p.organisation_id join organisations e on e.id = p.mentor_organisation_id
    join joint_rounds j on j.id = p.round_id join regions r on r.id = j.region_id left join municipalities m on m.id = j.municipality_id
    group by r.code, m.code, o.code, e.code`,
]

/** Tables that a snapshot looks at; the others hold what is counted anew, and must be named. */
export const watchedTables: readonly string[] = [
  ...ofOrganisations,
  ...placed,
  ...ofRegions,
  ...whole,
  'organisations',
  'questionnaires',
  'denominators',
  'incidents',
  'transfers',
  'joint_rounds',
  'joint_members',
  'joint_pairs',
]
export const countedTables: readonly string[] = [
  'form_rollups',
  'composition_rollups',
  'indicator_rollups',
  'measurement_rollups',
  'measurement_totals',
  'organisation_revisions',
  'duplicate_searches',
  'shared_cards',
  'shared_participations',
  'shared_generations',
  'shared_numbers',
  'shared_searches',
]
/** The audit grows with every request, whatever it may: its own tests look at it. */
export const auditTables: readonly string[] = ['audit_heads', 'audit_entries']

/** Everything that a request could change, as the owner sees it. */
export async function snapshotOf(owner: Database): Promise<Snapshot> {
  const parts = [
    ...ofOrganisations.map(rowsOf),
    sql`select 'organisations', code, md5(o::text) from organisations o`,
    sql`select 'denominators', coalesce(m.code, r.code), md5(string_agg(d::text, '' order by d::text))
      from denominators d join regions r on r.id = d.region_id left join municipalities m on m.id = d.municipality_id group by m.code, r.code`,
    ...placed.map(atPlaces),
    ...ofRegions.map(
      (table) => sql`select ${table}, r.code, md5(string_agg(t::text, '' order by t::text)) from ${sql.table(table)} t
        join regions r on r.id = t.region_id group by r.code`,
    ),
    // Of the built-in texts, which are long and many, what is not text.
    sql`select 'questionnaires', coalesce(o.code, r.code),
      md5(string_agg(case when t.origin = 'EDITED' then t::text else t.id || t.code || t.version || t.updated_at end, '' order by t.id)) from questionnaires t
      join regions r on r.id = t.region_id left join organisations o on o.id = t.organisation_id group by o.code, r.code`,
    // A transfer is at the organisation that sends.
    sql`select 'transfers', o.code, md5(string_agg(t::text, '' order by t::text)) from transfers t
      join organisations o on o.id = t.from_organisation_id group by o.code`,
    // An incident is at the organisation it touches, or at the region when there are several.
    sql`select 'incidents', place, md5(string_agg(print, '' order by print)) from (
      select case count(*) when 1 then min(o.code) else min(r.code) end as place, i::text as print
      from incidents i join regions r on r.id = i.region_id join incident_organisations p on p.incident_id = i.id
      join organisations o on o.id = p.organisation_id group by i.region_id, i.id
    ) incidents group by place`,
    ...ofJointRounds,
    ...whole.map(
      (table) => sql`select ${table}, '*', md5(coalesce(string_agg(t::text, '' order by t::text), '')) from ${sql.table(table)} t`,
    ),
  ]
  const { rows } = await sql<{ tab: string; place: string; print: string }>`${sql.join(parts, sql` union all `)}`.execute(owner)
  return new Map(rows.map(({ tab, place, print }) => [`${tab} ${place}`, print]))
}

/** Keys whose rows differ between two moments. */
export function changesBetween(before: Snapshot, after: Snapshot): string[] {
  return [...new Set([...before.keys(), ...after.keys()])].filter((key) => before.get(key) !== after.get(key)).sort()
}

/**
 * Changes that do not belong to the place written to. A new organisation belongs to the territory it was added to,
 * whose code its own begins with.
 */
export const strayChanges = (before: Snapshot, after: Snapshot, place: string, otherSide?: string): string[] =>
  changesBetween(before, after).filter((key) => {
    const [table, code = ''] = key.split(' ')
    const isThere = code.split('+').some((one) => one === place || one === otherSide)
    return !isThere && (table !== 'organisations' || before.has(key) || !code.startsWith(`${place}-`))
  })
