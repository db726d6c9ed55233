import type { RegionFigure, RegionOrganisation, RegionParticipation, RegionPerson, RegionProgramme } from '@nastavnik/synthetic'
import { parseFormTitle, type TargetModel } from '@nastavnik/target-model'
import { CopyTable } from '../../kernel/copy.ts'
import { organisationKey, usualAuthority } from '../organisations/index.ts'
import { nameKey } from '../people/index.ts'
import { titleKey } from '../programmes/index.ts'

type Own<Row> = Row & { readonly organisation: string }

/** The tables of a region as COPY takes them. */
export function regionTables(model: TargetModel, municipalityIds: ReadonlyMap<string, string>) {
  const region = { name: 'region_id', of: () => model.regionId }
  const own = { name: 'organisation_id', of: ({ organisation }: { organisation: string }) => organisation }
  const municipalityIdOf = (code: string | null) => (code === null ? null : (municipalityIds.get(code) ?? null))
  const formCodes = new Map<string, string>()
  const formCode = (title: string): string => {
    const known = formCodes.get(title) ?? parseFormTitle(model, title)?.code
    if (known === undefined) throw new Error(`«${title}» — не форма территории ${model.code}.`)
    formCodes.set(title, known)
    return known
  }
  return {
    organisations: new CopyTable<RegionOrganisation>('organisations', [
      region,
      { name: 'id', of: ({ id }) => id },
      { name: 'municipality_id', of: ({ municipality }) => municipalityIdOf(municipality) },
      { name: 'code', of: ({ code }) => code },
      { name: 'kind', of: ({ kind }) => kind },
      { name: 'authority', of: ({ kind }) => usualAuthority(model, kind) },
      { name: 'title', of: ({ title }) => title },
      { name: 'title_key', of: ({ title }) => organisationKey(title) },
      { name: 'head', of: ({ head }) => head },
      { name: 'phone', of: ({ phone }) => phone },
      { name: 'email', of: ({ email }) => email },
    ]),
    headcounts: new CopyTable<Own<RegionOrganisation['headcounts'][number]>>('headcounts', [
      region,
      own,
      { name: 'counted_on', of: ({ countedOn }) => countedOn },
      { name: 'children10to19', of: ({ children10to19 }) => children10to19 },
      { name: 'teachers', of: ({ teachers }) => teachers },
      { name: 'young_teachers', of: ({ youngTeachers }) => youngTeachers },
    ]),
    denominators: new CopyTable<RegionFigure>('denominators', [
      region,
      { name: 'id', of: ({ id }) => id },
      { name: 'municipality_id', of: ({ municipality }) => municipalityIdOf(municipality) },
      { name: 'year', of: ({ year }) => year },
      { name: 'measure', of: ({ measure }) => measure },
      { name: 'value', of: ({ value }) => value },
      { name: 'counted_on', of: ({ year }) => `${year}-01-01` },
      { name: 'source', of: () => 'Демонстрационные данные' },
    ]),
    persons: new CopyTable<Own<RegionPerson>>('persons', [
      region,
      own,
      { name: 'id', of: ({ id }) => id },
      { name: 'name', of: ({ name }) => name },
      { name: 'name_key', of: ({ name }) => nameKey(name) },
      { name: 'born_on', of: ({ bornOn }) => bornOn },
      { name: 'born_year', of: ({ bornYear }) => bornYear },
      { name: 'occupation', of: ({ occupation }) => occupation },
      { name: 'experience_years', of: ({ experienceYears }) => experienceYears },
      { name: 'employer_id', of: ({ employer }) => employer },
      { name: 'contacts', of: ({ contacts }) => contacts },
      { name: 'representative_name', of: ({ representative }) => representative },
      { name: 'competences', of: ({ competences }) => competences },
      { name: 'interests', of: ({ interests }) => interests },
    ]),
    programmes: new CopyTable<Own<RegionProgramme>>('programmes', [
      region,
      own,
      { name: 'id', of: ({ id }) => id },
      { name: 'form_code', of: ({ form }) => formCode(form) },
      { name: 'title', of: ({ title }) => title },
      { name: 'title_key', of: ({ title }) => titleKey(title) },
      { name: 'practice', of: ({ practice }) => practice },
      { name: 'result', of: ({ result }) => result },
    ]),
    participations: new CopyTable<Own<RegionParticipation>>('participations', [
      region,
      own,
      { name: 'id', of: ({ id }) => id },
      { name: 'person_id', of: ({ person }) => person.id },
      { name: 'programme_id', of: ({ programme }) => programme.id },
      { name: 'role', of: ({ role }) => role },
      { name: 'starts_on', of: ({ startsOn }) => startsOn },
      { name: 'ends_on', of: ({ endsOn }) => endsOn },
      { name: 'request', of: ({ request }) => request },
      { name: 'result', of: ({ result }) => result },
      { name: 'completed', of: ({ completed }) => completed },
    ]),
    mentorships: new CopyTable<Own<RegionOrganisation['mentorships'][number]>>('mentorships', [
      region,
      own,
      { name: 'id', of: ({ id }) => id },
      { name: 'programme_id', of: ({ mentor }) => mentor.programme.id },
      { name: 'mentor_participation_id', of: ({ mentor }) => mentor.id },
    ]),
    mentees: new CopyTable<Own<{ readonly mentorship: string; readonly mentee: RegionParticipation }>>('mentorship_mentees', [
      region,
      own,
      { name: 'mentorship_id', of: ({ mentorship }) => mentorship },
      { name: 'mentee_participation_id', of: ({ mentee }) => mentee.id },
    ]),
  }
}
