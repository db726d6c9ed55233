import type { OrganisationKindCode } from './schema/organisations.ts'
import type { TargetModel } from './schema.ts'

/** The title of a form of mentoring; the code itself for one that the territory has no more. */
export const formTitle = ({ forms }: TargetModel, code: string): string => forms.find((form) => form.code === code)?.title ?? code

export const hasForm = ({ forms }: TargetModel, code: string): boolean => forms.some((form) => form.code === code)

/** Forms whose mentors are specialists of an employer. */
export const employerForms = ({ forms }: TargetModel): string[] =>
  forms.filter(({ mentor }) => mentor.kinds.includes('SPECIALIST')).map(({ code }) => code)

/** Form 1, the one report form that is of no form of mentoring. */
export function form1Of({ reportForms }: TargetModel) {
  for (const report of reportForms) if (report.form === null) return report
  throw new Error('the model has no Form 1')
}

/** Kinds of organisations that keep bases of mentors and mentees: the rows of Form 1. */
export const baseKeepingKinds = ({ organisationKinds }: TargetModel): OrganisationKindCode[] =>
  organisationKinds.filter(({ keepsBases }) => keepsBases).map(({ code }) => code)
