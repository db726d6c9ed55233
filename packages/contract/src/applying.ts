import * as z from 'zod/mini'
import { AnswerCode } from './answering.ts'
import { Day, Id, ParticipantRole, RequiredText, Text } from './basics.ts'
import { QuestionnaireDefinition, SentAnswers } from './definitions.ts'
import { longestName, personTexts } from './people.ts'
import { route } from './route.ts'

/** How many letters an application takes beside its answers. */
export const applicantTexts = {
  name: longestName,
  occupation: personTexts.occupation,
  contacts: 200,
  representativeName: personTexts.representativeName,
  representativeContacts: 200,
} as const

/** Below this age nobody is asked for a contact of the own; up to the other one the representative is. */
export const ownContactFrom = 14
export const grownUpFrom = 18

/** Who applies. Identity papers, an address, health: nothing of the kind is asked. */
export const Applicant = z.strictObject({
  name: RequiredText(applicantTexts.name),
  bornOn: Day,
  /** A class, a course or a post. */
  occupation: RequiredText(applicantTexts.occupation),
  contacts: Text(applicantTexts.contacts),
  representativeName: Text(applicantTexts.representativeName),
  representativeContacts: Text(applicantTexts.representativeContacts),
})
export type Applicant = z.infer<typeof Applicant>

export const OpenedIntake = z.object({
  organisation: z.string(),
  role: ParticipantRole,
  title: z.string(),
  /** The day in the territory: how old the applicant is depends on it. */
  today: Day,
  questionnaireId: Id,
  definition: QuestionnaireDefinition,
})
export type OpenedIntake = z.infer<typeof OpenedIntake>

const open = { open: 'заявку подаёт каждый, у кого есть ссылка организации' }

/** The code goes in the body: an address is written down on the way. */
export const applyingRoutes = {
  open: route('POST', '/api/applying/open', open, 'Открыть заявку по ссылке организации', {
    body: z.strictObject({ code: AnswerCode }),
    reply: OpenedIntake,
  }),
  send: route('POST', '/api/applying/applications', open, 'Подать заявку', {
    body: z.strictObject({
      code: AnswerCode,
      /** Made by the page: sent twice, it is one application. */
      id: Id,
      questionnaireId: Id,
      ...Applicant.shape,
      answers: SentAnswers,
    }),
    reply: z.object({}),
  }),
}
