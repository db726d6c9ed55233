// Runs everything that tests — rules, use cases, the browser — and ends with one line of counts for the gate.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

const root = path.resolve(import.meta.dirname, '..')
const reports = mkdtempSync(path.join(tmpdir(), 'nastavnik-test-'))

function run(command: string, args: string[], env: NodeJS.ProcessEnv = {}): number {
  const options = { cwd: root, stdio: 'inherit', env: { ...process.env, ...env }, shell: process.platform === 'win32' } as const
  return spawnSync(command, args, options).status ?? 1
}

interface VitestReport {
  numPassedTests: number
  numFailedTests: number
}
interface PlaywrightReport {
  stats: { expected: number; unexpected: number; flaky: number }
}

function readReport<Report>(name: string): Report | undefined {
  const file = path.join(reports, name)
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Report) : undefined
}

const unit = path.join(reports, 'unit.json')
const browser = path.join(reports, 'browser.json')
const unitStatus = run('vitest', ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${unit}`])
const browserStatus = run('playwright', ['test', '--reporter=list,json'], { PLAYWRIGHT_JSON_OUTPUT_NAME: browser })

const units = readReport<VitestReport>('unit.json')
const pages = readReport<PlaywrightReport>('browser.json')
rmSync(reports, { recursive: true })
const passed = (units?.numPassedTests ?? 0) + (pages?.stats.expected ?? 0)
const failed = (units?.numFailedTests ?? 0) + (pages === undefined ? 0 : pages.stats.unexpected + pages.stats.flaky)
const broken = unitStatus !== 0 || browserStatus !== 0 || units === undefined || pages === undefined
console.log(`${passed} passed, ${broken ? Math.max(1, failed) : failed} failed`)
process.exitCode = broken ? 1 : 0
