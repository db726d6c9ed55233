export { type DemoSize, demoLogins, loadDemo, loadDemoOnce } from './load-demo.ts'
