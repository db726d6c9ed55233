import * as z from 'zod/mini'
import { Birth, Code, Day, FormRef, Id, ModelCode, PageNumber, pageOf, RequiredText, Search, Text } from './basics.ts'
import { longestName, personTexts } from './people.ts'
import { programmeTexts } from './programmes.ts'
import { route } from './route.ts'
import { MentorshipKind } from './states.ts'

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

const NewMember = z.strictObject({ name: RequiredText(longestName), birth: z.strictObject(Birth.shape) })

export const mostMentees = 100

/** A whole class in one form with one mentor («педагог – ученик» is mostly this). */
export const NewGroup = z.strictObject({
  organisation: Code,
  form: ModelCode,
  programme: RequiredText(programmeTexts.title),
  startsOn: Day,
  endsOn: z.nullable(Day),
  mentor: z.strictObject({ ...NewMember.shape, occupation: Text(personTexts.occupation) }),
  menteesOccupation: Text(personTexts.occupation),
  mentees: z.array(NewMember).check(z.minLength(1), z.maxLength(mostMentees)),
})
export type NewGroup = z.infer<typeof NewGroup>

export const mentorshipRoutes = {
  list: route('GET', '/api/mentorships', { permission: 'mentorship.read' }, 'Пары и группы организации', {
    query: z.strictObject({
      organisation: Code,
      search: Search,
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
