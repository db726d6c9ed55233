import { globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { problemCodes } from '@nastavnik/contract'
import { expect, test } from 'vitest'

const root = path.join(import.meta.dirname, '..')
const textOf = (...patterns: string[]) =>
  globSync(patterns, { cwd: root, exclude: ['**/*.test.ts', '**/paraglide/**', '**/cli/output.ts'] })
    .map((file) => readFileSync(path.join(root, file), 'utf8'))
    .join('\n')

const codes = Object.values(problemCodes).flat()

test('every code of the list is one that the server refuses with', () => {
  const server = textOf('apps/api/src/**/*.ts', 'packages/documents/src/**/*.ts', 'packages/scans/src/**/*.ts')
  expect(codes.filter((code) => !server.includes(`'${code}'`))).toEqual([])
})

test('the page has words for every code that its status does not tell enough of', () => {
  const page = textOf('apps/web/src/**/*.{ts,tsx}')
  // What is gone and what somebody else has changed is told by the status, whatever it was.
  const silent = codes.filter((code) => !/\.(notFound|outdated)$/.test(code) && !page.includes(`'${code}': [`))
  expect(silent).toEqual([
    'server.failed', // the text for what is unknown
    'request.mediaType', // a page sends the right one
    'date.invalid', // the command line alone
    'token.tooManyRequests', // a programme is told, not a person
    'indicator.noPeople', // 404: a page asks for people where there are some
    'incident.idTaken', // the page makes the id: nobody else has it
    'incident.wordUnknown', // the page offers the words of the model
    'demo.notEmpty', // the command line alone
  ])
})
