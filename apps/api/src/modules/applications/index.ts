export { applicationsInWords } from './in-words.ts'
export { expireApplications, forgetApplications } from './keep-terms.repo.ts'
export { remindOfApplications } from './remind.ts'
