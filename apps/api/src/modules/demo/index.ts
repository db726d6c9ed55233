export { demoLogins, loadDemo, loadDemoOnce } from './load-demo.ts'
