export { demoLogins, loadDemo, loadDemoOnce, loadDemoRegion } from './load-demo.ts'
export { loadRegion } from './load-region.ts'
