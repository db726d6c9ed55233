import * as z from 'zod/mini'

/** RFC 9457: what every refusal looks like. `code` is the contract; the Russian text lives in the web catalogue. */
export const Problem = z.object({
  status: z.number(),
  code: z.string(),
  requestId: z.optional(z.string()),
  fields: z.optional(z.array(z.object({ path: z.string(), code: z.string() }))),
  current: z.optional(z.unknown()),
})
export type Problem = z.infer<typeof Problem>
