import type { MatchingRound, Meeting, OpenedQuestionnaire, Programme, Respondent } from '@nastavnik/contract'
import { sql } from 'kysely'
import { newId } from '../src/kernel/ids.ts'
import { addSchool, fileOf, mentee, menteeHeader, organisationRows, type School, type SchoolApp } from './school-app.ts'

const mentorHeader = [
  'ФИО наставника',
  'Дата рождения',
  'Место работы, должность',
  'Форма наставничества',
  'Программа',
  'Дата начала',
  'Дата окончания',
]
const mentorRow = (name: string, born = '12.03.2005') => [name, born, '10 класс', 'ученик – ученик', 'Лидер', '20.01.2021', '25.05.2021']

/** A school whose pupils of the programme «Лидер» have no pairs; everybody has consented. */
export async function matchingSchool(
  app: SchoolApp,
  title: string,
  mentees: readonly string[],
  mentors: readonly string[],
): Promise<School> {
  const school = await addSchool(app, title)
  await joinProgramme(app, school, title, mentees, mentors)
  return school
}

/** More pupils of the programme «Лидер», who have consented. */
export async function joinProgramme(
  app: SchoolApp,
  school: School,
  title: string,
  mentees: readonly string[],
  mentors: readonly string[],
): Promise<void> {
  await app.take(
    school,
    await fileOf({
      Организация: organisationRows(title),
      Наставляемые: [menteeHeader, ...mentees.map((name) => mentee(name, { mentor: '' }))],
      Наставники: [mentorHeader, ...mentors.map((name) => mentorRow(name))],
    }),
  )
  await consentOfAll(app, school)
}

/** Everybody of a school has consented: to the processing of their data unless something else is said. */
export async function consentOfAll({ owner }: SchoolApp, { id }: School, kind = 'PROCESSING'): Promise<void> {
  await sql`
    insert into consents (region_id, id, organisation_id, person_id, kind, text_version, signer, countersigned, given_on, valid_until, channel, recorded_at)
    select 1, gen_random_uuid(), ${id}, s.id, ${kind}, '2026-1', case when s.born_year < 2000 then 'PERSON' else 'REPRESENTATIVE' end, s.born_year >= 2000,
      '2021-03-01', '2031-03-01', 'PAPER', now()
    from persons s where s.region_id = 1 and s.organisation_id = ${id}
      and not exists (select 1 from consents c where c.region_id = 1 and c.person_id = s.id and c.kind = ${kind})`.execute(owner)
}

/** The only programme of a school. */
export async function programmeOf(app: SchoolApp, school: School): Promise<string> {
  const { items } = await app.get<{ items: Programme[] }>(school, `/api/programmes?organisation=${school.code}`)
  return items[0]?.id ?? ''
}

/** A round that has just begun. */
export async function startedRound(app: SchoolApp, school: School, orderOn = '2021-03-20'): Promise<MatchingRound> {
  const programme = await programmeOf(app, school)
  return (await app.send(school, 'POST', `/api/programmes/${programme}/matching`, { round: newId(), orderOn })).json()
}

/** Everybody of a programme comes to a meeting on 15.03.2021, and one votes for another there. */
export async function voteAtMeeting(app: SchoolApp, school: School, programme: string, voter: string, wished: string): Promise<void> {
  const plan = { meeting: newId(), kind: 'GROUP_ACQUAINTANCE', heldOn: '2021-03-15', beginsAt: '15:00', place: 'Зал' }
  const { id, members } = (await app.send(school, 'POST', `/api/programmes/${programme}/meetings`, plan)).json<Meeting>()
  const participations = members.map(({ participationId }) => participationId)
  await app.send(school, 'PUT', `/api/meetings/${id}/attendance`, { participations, attended: true })
  const { ballots } = (await app.send(school, 'POST', `/api/meetings/${id}/ballots`, { endsOn: '2021-03-22' })).json<Meeting>()
  const { items } = await app.get<{ items: Respondent[] }>(school, `/api/campaigns/${ballots?.campaignId}/respondents`)
  const respondent = items.find(({ name }) => name === voter)
  const { code } = (await app.send(school, 'POST', `/api/respondents/${respondent?.id}/link`, {})).json<{ code: string }>()
  const answering = (step: string, payload: object) => app.server.inject({ method: 'POST', url: `/api/answering/${step}`, payload })
  const { people } = (await answering('open', { code })).json<OpenedQuestionnaire>()
  const ids = people.filter(({ name }) => name === wished).map(({ id: person }) => person)
  const { statusCode, body } = await answering('finish', { code, answers: { wished: ids } })
  if (statusCode !== 200) throw new Error(`the ballot: ${body}`)
}
