import type { QuestionnaireDefinition } from '@nastavnik/contract'

/** Whether children answer it: then it has their words. */
export const hasChildWords = ({ childIntro, pages }: QuestionnaireDefinition): boolean =>
  childIntro !== undefined || pages.some(({ elements }) => elements.some(({ childTitle }) => childTitle !== undefined))
