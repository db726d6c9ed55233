export { getIndicators } from './get-indicators.ts'
