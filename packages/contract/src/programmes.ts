import * as z from 'zod/mini'
import { Code, FormRef, Id, ModelCode, PageNumber, pageOf, RequiredText, Search, Text, Version } from './basics.ts'
import { route } from './route.ts'
import { Practice } from './states.ts'

export const Programme = z.object({
  id: Id,
  title: z.string(),
  form: FormRef,
  practice: Practice,
  result: z.string(),
  mentors: z.number(),
  mentees: z.number(),
  version: z.number(),
})
export type Programme = z.infer<typeof Programme>

/** How many characters the texts of a programme take. */
export const programmeTexts = { title: 300, result: 2000 } as const

export const programmeRoutes = {
  list: route('GET', '/api/programmes', { permission: 'programme.read' }, 'Программы наставничества организации', {
    query: z.strictObject({
      organisation: Code,
      search: Search,
      form: z.optional(ModelCode),
      practice: z.optional(Practice),
      page: PageNumber,
    }),
    reply: pageOf(Programme),
  }),
  correct: route(
    'PATCH',
    '/api/programmes/:id',
    { permission: 'programme.judge' },
    'Исправить программу или решить, наставничество ли это',
    {
      params: z.strictObject({ id: Id }),
      body: z.strictObject({
        version: Version,
        title: z.optional(RequiredText(programmeTexts.title)),
        result: z.optional(Text(programmeTexts.result)),
        practice: z.optional(Practice),
      }),
      reply: Programme,
    },
  ),
}
