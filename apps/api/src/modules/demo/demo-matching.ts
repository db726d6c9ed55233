import type { ParticipantRole, SentAnswers } from '@nastavnik/contract'
import { generatePeople } from '@nastavnik/synthetic'
import { type Environment, execute } from '../../access/use-case.ts'
import { daysAfter } from '../../kernel/days.ts'
import { newId } from '../../kernel/ids.ts'
import { acceptApplication, enterApplication, readPaperForm } from '../applications/index.ts'
import { recordConsent } from '../consents/index.ts'
import { listProgrammes } from '../programmes/index.ts'

const counts = { MENTEE: 18, MENTOR: 7 } as const
const seed = 77
const form = 'PUPIL_PUPIL'

/** The one whose turn it is. */
const turn = <Value>(values: readonly Value[], index: number): Value => {
  const value = values[index % values.length]
  if (value === undefined) throw new Error('nothing to choose from')
  return value
}
const requests = ['STUDY', 'PROJECT', 'COMMUNICATION', 'TIME', 'SPORT_ART', 'CAREER'] as const
const interests = ['sport', 'music', 'science', 'technology', 'books', 'games', 'art'] as const
const times = ['weekdayAfternoons', 'weekdayEvenings', 'weekends'] as const

const menteeAnswers = (index: number): SentAnswers => ({
  metBefore: index % 3 === 0,
  ...(index % 3 === 0 && { metWhere: 'в школе' }),
  interests: [turn(interests, index), turn(interests, index + 3)],
  request: [turn(requests, index)],
  wishedMentor: ['pupil'],
  format: turn(['inPerson', 'any', 'remote'], index),
  convenientTime: [turn(times, index)],
})

const mentorAnswers = (index: number): SentAnswers => ({
  wasMentor: false,
  competences: 'готовлюсь к олимпиадам',
  interests: [turn(interests, index), turn(interests, index + 2)],
  canHelpWith: [turn(requests, index), turn(requests, index + 1)],
  forms: ['pupilPupil'],
  wishedAges: ['from10To13'],
  timeResource: 'hoursAWeek1',
  menteesMax: 1 + (index % 4),
  format: turn(['inPerson', 'any'], index),
  convenientTime: [turn(times, index), turn(times, index + 1)],
  readyToTrain: true,
  agreesToInterview: true,
})

/**
 * Pupils who have applied to a programme of a school of the demonstration and wait for a pair, as many more than there are places as makes matching worth a look.
 * All but one have consented.
 */
export async function addDemoMatching(environment: Environment, regionId: number, organisation: string, today: string): Promise<void> {
  const found = await environment.db.selectFrom('organisations').select('id').where('code', '=', organisation).executeTakeFirst()
  if (found === undefined) return
  const operator = { operator: true, regionId, organisationIds: [found.id] } as const
  const { items } = await execute(listProgrammes, environment, operator, { organisation, form, page: 1 })
  const programme = items.toSorted((one, other) => one.mentors - other.mentors)[0]?.id
  if (programme === undefined) return
  const people = generatePeople(seed)
  for (const role of ['MENTOR', 'MENTEE'] as const satisfies readonly ParticipantRole[]) {
    const { questionnaireId } = await execute(readPaperForm, environment, operator, { organisation, role })
    for (let index = 0; index < counts[role]; index += 1) {
      const { name } = people.next().value
      const years = role === 'MENTOR' ? 15 + (index % 2) : 11 + (index % 3)
      const [id, bornOn] = [newId(), daysAfter(today, -Math.round(years * 365.25) - 40 - index)]
      const applicant = {
        name,
        bornOn,
        occupation: `${role === 'MENTOR' ? 9 + (index % 2) : 5 + (index % 3)} «Б» класс`,
        contacts: '',
        representativeName: people.next().value.name,
        representativeContacts: '8 900 000-00-00',
      }
      const answers = role === 'MENTOR' ? mentorAnswers(index) : menteeAnswers(index)
      await execute(enterApplication, environment, operator, { organisation, role, id, questionnaireId, answers, ...applicant })
      const accepted = { id, version: 1, person: null, name, kind: 'PUPIL', programme, startsOn: today } as const
      const { personId } = await execute(acceptApplication, environment, operator, accepted)
      if (role === 'MENTEE' && index === counts.MENTEE - 1) continue
      const signed = { kind: 'PROCESSING', givenOn: today, channel: 'PAPER', signer: 'REPRESENTATIVE', countersigned: years >= 14 } as const
      await execute(recordConsent, environment, operator, { id: personId, ...signed, representativeName: '' })
    }
  }
}
