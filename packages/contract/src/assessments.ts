import * as z from 'zod/mini'

/** What the staff fills in about the programmes themselves. */
export const AssessmentCode = z.enum(['CURATOR_ASSESSMENT', 'SWOT', 'PARTNER_SATISFACTION'])
export type AssessmentCode = z.infer<typeof AssessmentCode>
