export { type Employed, recogniseEmployers } from './employers.repo.ts'
export { cleanName, initialsKey, isAbbreviated, isWhole, nameKey, representativeIn, splitNames, writtenKey } from './names.rules.ts'
export { findPerson, isHere, listParticipations, type PeopleFilter, peopleMatching, textColumns } from './people.repo.ts'
export { nextClass, nextYear, stageIn } from './stages.rules.ts'
