import * as z from 'zod/mini'
import { Day, Id } from './basics.ts'
import { QuestionnaireDefinition, SentAnswers } from './definitions.ts'
import { route } from './route.ts'

/** Ten letters and digits typed by hand, or carried by the link and the QR code. How it is written is forgiven: see `readAnswerCode`. */
export const AnswerCode = z.string().check(z.minLength(1), z.maxLength(40))

/** Who reads: 10–13 years old, 14–17, or grown up. The young are addressed by other words. */
export const Audience = z.enum(['child', 'teen', 'adult'])
export type Audience = z.infer<typeof Audience>

export const OpenedQuestionnaire = z.object({
  title: z.string(),
  organisation: z.string(),
  /** The programme that it is about; null: about the person. */
  programme: z.nullable(z.string()),
  audience: Audience,
  /** Nobody will know whose answers they are; they are sent once, when all is answered. */
  anonymous: z.boolean(),
  endsOn: Day,
  definition: QuestionnaireDefinition,
  /** For rankings: who may be chosen. */
  people: z.array(z.object({ id: Id, name: z.string() })),
  /** Saved earlier, on this device or another. */
  answers: SentAnswers,
})
export type OpenedQuestionnaire = z.infer<typeof OpenedQuestionnaire>

const open = { open: 'whoever answers has a personal code and no account' }

/** The code goes in the body: an address is written down on the way. */
export const answeringRoutes = {
  open: route('POST', '/api/answering/open', open, 'Открыть анкету по личному коду', {
    body: z.strictObject({ code: AnswerCode }),
    reply: OpenedQuestionnaire,
  }),
  save: route('PUT', '/api/answering/answers', open, 'Сохранить ответы, пока анкета не закончена', {
    body: z.strictObject({ code: AnswerCode, answers: SentAnswers }),
    reply: z.object({}),
  }),
  finish: route('POST', '/api/answering/finish', open, 'Отправить ответы', {
    body: z.strictObject({ code: AnswerCode, answers: SentAnswers }),
    reply: z.object({}),
  }),
}
