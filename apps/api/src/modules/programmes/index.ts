export { listProgrammes } from './list-programmes.ts'
export { bareTitle, titleKey } from './titles.rules.ts'
