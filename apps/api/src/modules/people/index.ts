export { type Employed, recogniseEmployers } from './employers.repo.ts'
export { cleanName, initialsKey, isAbbreviated, isWhole, nameKey, representativeIn, splitNames, writtenKey } from './names.rules.ts'
export { findPerson, listParticipations, type PersonRow, personOf, textColumns } from './people.repo.ts'
export { type Card, findResembling, Resemblances, resemblance, resemblanceRules } from './resemblance.rules.ts'
