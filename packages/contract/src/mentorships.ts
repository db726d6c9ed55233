import * as z from 'zod/mini'
import { Birth, Code, Day, FormRef, Id, ModelCode, PageNumber, pageOf, RequiredText, Text } from './basics.ts'
import { route } from './route.ts'

/** A pair has one mentee, a group two or more. */
export const MentorshipKind = z.enum(['PAIR', 'GROUP'])
export type MentorshipKind = z.infer<typeof MentorshipKind>

const Member = z.object({ personId: Id, name: z.string(), occupation: z.string(), startsOn: Day, endsOn: z.nullable(Day) })

export const MentorshipListItem = z.object({
  id: Id,
  kind: MentorshipKind,
  programme: z.object({ id: Id, title: z.string(), form: FormRef }),
  mentor: z.object({ personId: Id, name: z.string() }),
  /** The first three by name; `menteeCount` counts all. */
  mentees: z.array(z.object({ personId: Id, name: z.string() })),
  menteeCount: z.number(),
  startsOn: Day,
  endsOn: z.nullable(Day),
})
export type MentorshipListItem = z.infer<typeof MentorshipListItem>

export const Mentorship = z.object({
  id: Id,
  kind: MentorshipKind,
  programme: z.object({ id: Id, title: z.string(), form: FormRef }),
  mentor: Member,
  mentees: z.array(Member),
})
export type Mentorship = z.infer<typeof Mentorship>

const NewMember = z.strictObject({ name: RequiredText(200), birth: z.strictObject(Birth.shape) })

/** A whole class in one form with one mentor («педагог – ученик» is mostly this). */
export const NewGroup = z.strictObject({
  organisation: Code,
  form: ModelCode,
  programme: RequiredText(300),
  startsOn: Day,
  endsOn: z.nullable(Day),
  mentor: z.strictObject({ ...NewMember.shape, occupation: Text(300) }),
  menteesOccupation: Text(300),
  mentees: z.array(NewMember).check(z.minLength(1), z.maxLength(100)),
})
export type NewGroup = z.infer<typeof NewGroup>

export const mentorshipRoutes = {
  list: route('GET', '/api/mentorships', { permission: 'mentorship.read' }, 'Пары и группы организации', {
    query: z.strictObject({
      organisation: Code,
      search: z.optional(Text(100)),
      form: z.optional(ModelCode),
      kind: z.optional(MentorshipKind),
      page: PageNumber,
    }),
    reply: pageOf(MentorshipListItem),
  }),
  get: route('GET', '/api/mentorships/:id', { permission: 'mentorship.read' }, 'Пара или группа', {
    params: z.strictObject({ id: Id }),
    reply: Mentorship,
  }),
  registerGroup: route('POST', '/api/groups', { permission: 'group.register' }, 'Зарегистрировать группу целиком', {
    body: NewGroup,
    reply: z.object({
      mentorshipId: Id,
      personsAdded: z.number(),
      participationsAdded: z.number(),
    }),
  }),
}
