export { cardOf } from './card.ts'
export {
  type CardField,
  type CardTexts,
  cardFields,
  cardHeadings,
  cardMarks,
  kindInWord,
  kindWords,
  readVersionMark,
  textsOfCard,
  tidyCell,
  versionMark,
} from './card-cells.rules.ts'
export { type Employed, forgetEmployers, recogniseEmployers } from './employers.repo.ts'
export { kindByForms } from './kinds.rules.ts'
export { cleanName, initialsKey, isAbbreviated, isWhole, nameKey, representativeIn, splitNames, writtenKey } from './names.rules.ts'
export {
  type CardRow,
  cardColumns,
  fieldsOf,
  findPerson,
  isHere,
  isListed,
  type PeopleFilter,
  type PersonRow,
  textColumns,
} from './people.repo.ts'
export { type Card, findResembling, Resemblances, resemblance, resemblanceRules } from './resemblance.rules.ts'
export { nextClass, nextYear, stageIn } from './stages.rules.ts'
