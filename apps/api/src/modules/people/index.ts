export { cleanName, initialsKey, isAbbreviated, isWhole, nameKey, representativeIn, splitNames } from './names.rules.ts'
export { likePattern } from './people.repo.ts'
