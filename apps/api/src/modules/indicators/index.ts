export { getIndicators, setDenominator } from './get-indicators.ts'
