import { z } from 'zod'
import { FormCode } from '../schema/forms.ts'
import { Code, listBy, Source, Text } from '../schema/text.ts'

/** What a form is for: who meets whom, why, and what is expected of it. */
export const FormAims = z.strictObject({
  form: FormCode,
  mentor: Text,
  mentee: Text,
  goal: Text,
  tasks: z.array(Text).default([]),
  results: z.array(Text).default([]),
  source: Source,
})
export type FormAims = z.infer<typeof FormAims>

/** A variation inside a form. `sourceTitle` may label a child: screens and papers show `caption`. */
export const RoleModel = z.strictObject({ code: Code, sourceTitle: Text, caption: Text, description: Text, source: Source })
export type RoleModel = z.infer<typeof RoleModel>

/** form-aims.yaml */
export const FormAimsFile = listBy('form', FormAims)

/** role-models.yaml: the same code may stand under several forms. */
export const RoleModelsFile = listBy('form', z.strictObject({ form: FormCode, models: listBy('code', RoleModel) }))
export type FormRoleModels = z.infer<typeof RoleModelsFile>[number]
