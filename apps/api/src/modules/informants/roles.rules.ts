import type { QuestionnaireDefinition } from '@nastavnik/contract'

/** The question of who the informant is to the person; its answer opens what is asked of a psychologist alone. */
export const roleQuestion = 'informantRole'

/** As whom one may tell. */
const rolesOf = {
  INFORMANT: ['classTeacher', 'socialTeacher', 'colleague'],
  PSYCHOLOGIST: ['psychologist', 'colleague'],
} as const
export type InformantRole = keyof typeof rolesOf

export const isInformantRole = (role: string): role is InformantRole => Object.hasOwn(rolesOf, role)

type Pages = QuestionnaireDefinition['pages']

/** The questions as they are put to somebody of the staff: he can be only what his roles are. Unknown values of an edited text stay. */
export function forStaff(definition: QuestionnaireDefinition, roles: readonly InformantRole[]): QuestionnaireDefinition {
  const known = Object.values(rolesOf).flat() as string[]
  const own = roles.flatMap((role): string[] => [...rolesOf[role]])
  const pages: Pages = definition.pages.map((page) => ({
    ...page,
    elements: page.elements.map((question) => {
      if (question.name !== roleQuestion || question.type !== 'radiogroup') return question
      return {
        ...question,
        choices: question.choices.filter(({ value }) => value !== 'parent' && (!known.includes(value) || own.includes(value))),
      }
    }),
  }))
  return { ...definition, pages }
}

/** The questions as they are put to a parent: who he is is known, and what is asked by that of others is not asked. */
export function forParent(definition: QuestionnaireDefinition): QuestionnaireDefinition {
  const pages: Pages = definition.pages
    .map((page) => ({
      ...page,
      elements: page.elements.filter(
        ({ name, visibleIf }) => name !== roleQuestion && !(visibleIf?.includes(`{${roleQuestion}}`) ?? false),
      ),
    }))
    .filter(({ elements }) => elements.length > 0)
  return { ...definition, pages }
}
