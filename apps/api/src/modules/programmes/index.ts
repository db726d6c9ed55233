export { bareTitle, titleKey } from './titles.rules.ts'
