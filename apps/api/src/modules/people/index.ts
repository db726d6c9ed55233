export { cardOf } from './card.ts'
export { type Employed, recogniseEmployers } from './employers.repo.ts'
export { cleanName, initialsKey, isAbbreviated, isWhole, nameKey, representativeIn, splitNames, writtenKey } from './names.rules.ts'
export { findPerson, listParticipations, textColumns } from './people.repo.ts'
