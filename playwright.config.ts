import { once } from 'node:events'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir, userInfo } from 'node:os'
import path from 'node:path'
import { defineConfig } from '@playwright/test'

async function chromiumPath(): Promise<string> {
  const known = process.env['CHROMIUM_PATH'] ?? ['/usr/bin/chromium', '/usr/bin/google-chrome'].find((file) => existsSync(file))
  if (known !== undefined) return known
  // The bundled Chromium brings its own libraries when it believes to be in such a place.
  process.env['AWS_LAMBDA_JS_RUNTIME'] = 'nodejs24.x'
  // It unpacks for its owner only, where the first user of the machine would shut the next one out.
  const own = path.join(tmpdir(), `chromium-of-${userInfo().uid}`)
  mkdirSync(own, { recursive: true, mode: 0o700 })
  process.env['TMPDIR'] = own
  // Its own list of fonts names folders of /tmp, where there need not be any: without a font it falls.
  const fonts = path.join(own, 'fonts.conf')
  writeFileSync(fonts, `<fontconfig><dir>${own}/fonts</dir><cachedir>${own}/fonts-cache</cachedir></fontconfig>\n`)
  process.env['FONTCONFIG_FILE'] ??= fonts
  const bundled = await (await import('@sparticuz/chromium')).default.executablePath()
  process.env['CHROMIUM_PATH'] = bundled // workers must not unpack it in parallel
  return bundled
}

/** Chosen once: the workers, who read this file again, inherit it. Runs side by side do not meet. */
async function freePort(): Promise<string> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  return String(typeof address === 'object' && address !== null ? address.port : 3177)
}

// Where no language is set, Chromium cannot write a Russian name of a file and calls it «download».
process.env['LC_ALL'] = 'C.UTF-8'

/** Each worker has a server of its own, with its own data and its own place for letters: what one of them changes the other does not see. */
const workers = [0, 1].map((index) => ({ index, data: `.data/e2e-${index}` }))
for (const { index } of workers) {
  process.env[`E2E_PORT_${index}`] ??= await freePort()
  process.env[`E2E_SMTP_PORT_${index}`] ??= await freePort()
}
const addressOf = (index: number) => `http://127.0.0.1:${process.env[`E2E_PORT_${index}`]}`
const lettersOf = (index: number) => process.env[`E2E_SMTP_PORT_${index}`]

// Playwright reads this file in each worker too, and says which one it is.
const own = Number(process.env['TEST_PARALLEL_INDEX'] ?? 0)
process.env['E2E_DATA'] = workers[own]?.data
process.env['E2E_SMTP_PORT'] = lettersOf(own)

export default defineConfig({
  testDir: 'e2e',
  timeout: 60_000,
  expect: { timeout: 15_000 },
  workers: workers.length,
  use: {
    baseURL: addressOf(own),
    locale: 'ru-RU',
    timezoneId: 'Asia/Omsk',
    viewport: { width: 1366, height: 768 },
    launchOptions: {
      executablePath: await chromiumPath(),
      args: [
        '--no-sandbox',
        '--no-zygote',
        '--disable-gpu',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
  webServer: workers.map(({ index, data }) => ({
    command: `node tools/fresh-folder.mjs ${data} && node apps/api/src/main.ts --port ${process.env[`E2E_PORT_${index}`]} --data ${data}`,
    url: `${addressOf(index)}/api/health`,
    env: { DATABASE_URL: '', SMTP_URL: `smtp://127.0.0.1:${lettersOf(index)}`, MAIL_FROM: 'nastavnik@rnc.example.ru' },
    gracefulShutdown: { signal: 'SIGTERM' as const, timeout: 10_000 },
    timeout: 60_000,
  })),
})
