import { personTextNames } from '@nastavnik/contract'
import { sql } from 'kysely'
import { hashOfName } from '../../access/person-keys.ts'
import { type BulkColumn, insertMany, updateMany } from '../../kernel/bulk.ts'
import { columnOf } from '../../kernel/columns.ts'
import type { Tx } from '../../kernel/db.ts'
import { invalid } from '../../kernel/problem.ts'
import { textColumns } from '../people/index.ts'
import type { ImportPlan } from './plan-import.rules.ts'
import type { MentorshipEntry, ParticipationEntry, PersonEntry, ProgrammeEntry, Registry } from './registry.ts'

export interface RegistryPlace {
  readonly regionId: number
  readonly organisationId: string
}

/** Imports into one organisation go one after another: the second sees what the first has written. Reports, which refer to its key, do not wait. */
export async function lockOrganisation(tx: Tx, { organisationId }: RegistryPlace): Promise<void> {
  await sql`select 1 from organisations where id = ${organisationId} for no key update`.execute(tx)
}

/** A merged organisation takes no new rows: they belong to its successor. 422 `organisation.merged`. */
export async function refuseMerged(tx: Tx, { organisationId }: RegistryPlace): Promise<void> {
  const { rows } = await sql`select 1 from organisations where id = ${organisationId} and merged_into is not null`.execute(tx)
  if (rows.length > 0) throw invalid('organisation.merged')
}

/** Everything the system holds of the organisation, for planning an import against it. */
export async function readRegistry(tx: Tx, { regionId, organisationId }: RegistryPlace): Promise<Registry> {
  const here = sql`region_id = ${regionId} and organisation_id = ${organisationId}`
  const persons = await sql<PersonEntry & { born_on: string | null; born_year: number | null }>`
    select id, name, name_key as key, version, withdrawn_on is not null as withdrawn, left_on as "leftOn", born_on, born_year, kind, experience_years as "experienceYears", experience_here_years as "experienceHereYears", ${textColumns}
    from persons s where ${here} and s.erased_on is null`.execute(tx)
  const programmes = await sql<ProgrammeEntry>`
    select id, form_code as form, title, title_key as key, result from programmes where ${here}`.execute(tx)
  const participations = await sql<ParticipationEntry>`
    select id, person_id as "personId", programme_id as "programmeId", role, starts_on as "startsOn", ends_on as "endsOn",
      request, result, link, completed from participations where ${here}`.execute(tx)
  const mentorships = await sql<MentorshipEntry>`
    select id, programme_id as "programmeId", mentor_participation_id as "mentorParticipationId" from mentorships where ${here}`.execute(tx)
  const links = await sql<{ mentorshipId: string; menteeParticipationId: string }>`
    select mentorship_id as "mentorshipId", mentee_participation_id as "menteeParticipationId" from mentorship_mentees where ${here}`.execute(
    tx,
  )
  const parents = await sql<{ parentId: string; childId: string }>`
    select relative_id as "parentId", child_id as "childId" from family_links where ${here} and relation <> 'RELATIVE'`.execute(tx)
  for (const person of persons.rows) person.born = person.born_year === null ? null : { day: person.born_on, year: person.born_year }
  return {
    persons: persons.rows,
    programmes: programmes.rows,
    participations: participations.rows,
    mentorships: mentorships.rows,
    links: links.rows,
    parents: parents.rows,
  }
}

const personColumns: readonly BulkColumn<PersonEntry>[] = [
  { name: 'id', type: 'uuid', of: (person) => person.id },
  { name: 'name', type: 'text', of: (person) => person.name },
  { name: 'name_key', type: 'text', of: (person) => person.key },
  { name: 'born_on', type: 'date', of: (person) => person.born?.day ?? null },
  { name: 'born_year', type: 'smallint', of: (person) => person.born?.year ?? null },
  { name: 'experience_years', type: 'smallint', of: (person) => person.experienceYears },
  { name: 'experience_here_years', type: 'smallint', of: (person) => person.experienceHereYears },
  { name: 'kind', type: 'text', of: (person) => person.kind },
  ...personTextNames.map((text) => ({ name: columnOf(text), type: 'text', of: (person: PersonEntry) => person[text] })),
]
const programmeColumns: readonly BulkColumn<ProgrammeEntry>[] = [
  { name: 'id', type: 'uuid', of: (programme) => programme.id },
  { name: 'form_code', type: 'text', of: (programme) => programme.form },
  { name: 'title', type: 'text', of: (programme) => programme.title },
  { name: 'title_key', type: 'text', of: (programme) => programme.key },
  { name: 'result', type: 'text', of: (programme) => programme.result },
]
const participationColumns: readonly BulkColumn<ParticipationEntry>[] = [
  { name: 'id', type: 'uuid', of: (participation) => participation.id },
  { name: 'person_id', type: 'uuid', of: (participation) => participation.personId },
  { name: 'programme_id', type: 'uuid', of: (participation) => participation.programmeId },
  { name: 'role', type: 'text', of: (participation) => participation.role },
  { name: 'starts_on', type: 'date', of: (participation) => participation.startsOn },
  { name: 'ends_on', type: 'date', of: (participation) => participation.endsOn },
  { name: 'request', type: 'text', of: (participation) => participation.request },
  { name: 'result', type: 'text', of: (participation) => participation.result },
  { name: 'link', type: 'text', of: (participation) => participation.link },
  { name: 'completed', type: 'boolean', of: (participation) => participation.completed },
]
const mentorshipColumns: readonly BulkColumn<MentorshipEntry>[] = [
  { name: 'id', type: 'uuid', of: (mentorship) => mentorship.id },
  { name: 'programme_id', type: 'uuid', of: (mentorship) => mentorship.programmeId },
  { name: 'mentor_participation_id', type: 'uuid', of: (mentorship) => mentorship.mentorParticipationId },
]
const linkColumns: readonly BulkColumn<ImportPlan['newLinks'][number]>[] = [
  { name: 'mentorship_id', type: 'uuid', of: (link) => link.mentorshipId },
  { name: 'mentee_participation_id', type: 'uuid', of: (link) => link.menteeParticipationId },
]

const without = <Row>(columns: readonly BulkColumn<Row>[], ...names: readonly string[]) =>
  columns.filter(({ name }) => !names.includes(name))
/** What an import may fill or correct in a row that stands: the rest is the row itself. */
const completedParticipationColumns = without(participationColumns, 'person_id', 'programme_id', 'role', 'starts_on')
const describedProgrammeColumns = without(programmeColumns, 'form_code', 'title', 'title_key')

const namesOf = (columns: readonly { readonly name: string }[]) => columns.flatMap(({ name }) => (name === 'id' ? [] : [name]))
/** Columns that taking a workbook may change in a row that stands, by table; an employer is recognised afterwards. */
export const filledColumns = {
  persons: [...namesOf(personColumns), 'employer_id', 'version'],
  participations: [...namesOf(completedParticipationColumns), 'version'],
  programmes: [...namesOf(describedProgrammeColumns), 'version'],
} as const

/** The hash of a new row goes in with it: thousands would otherwise be written twice (`access/person-keys.ts`). */
const keyColumns = (personKey: Buffer): BulkColumn<PersonEntry>[] => [
  {
    name: 'name_hash',
    type: 'bytea',
    of: ({ key, born }) => {
      const hash = hashOfName(personKey, { nameKey: key, bornOn: born?.day ?? null })
      return hash === null ? null : `\\x${hash.toString('hex')}`
    },
  },
  { name: 'keyed_version', type: 'int', of: () => 1 },
]

/** Writes a plan; the caller holds the organisation's lock since the registry was read. */
export async function writePlan(tx: Tx, { regionId, organisationId }: RegistryPlace, plan: ImportPlan, personKey: Buffer): Promise<void> {
  const here = [
    { name: 'region_id', type: 'smallint', value: regionId },
    { name: 'organisation_id', type: 'uuid', value: organisationId },
  ]
  await insertMany(tx, 'persons', here, [...personColumns, ...keyColumns(personKey)], plan.newPersons)
  await insertMany(tx, 'programmes', here, programmeColumns, plan.newProgrammes)
  await insertMany(tx, 'participations', here, participationColumns, plan.newParticipations)
  await insertMany(tx, 'mentorships', here, mentorshipColumns, plan.newMentorships)
  await insertMany(tx, 'mentorship_mentees', here, linkColumns, plan.newLinks)
  await updateMany(tx, 'persons', regionId, personColumns, plan.completedPersons)
  await updateMany(tx, 'participations', regionId, completedParticipationColumns, plan.completedParticipations)
  await updateMany(tx, 'programmes', regionId, describedProgrammeColumns, plan.describedProgrammes)
}
