import { expect, test } from 'vitest'
import { UsageError } from './output.ts'
import { linkOf, originOf } from './user-add-command.ts'

test.each([
  ['https://nastavnik.example', 'https://nastavnik.example'],
  ['https://nastavnik.example/', 'https://nastavnik.example'],
  ['http://localhost:8080/sign-in?to=%2F', 'http://localhost:8080'],
  [undefined, undefined],
])('of the site %s the link takes %s', (site, origin) => {
  expect(originOf(site)).toBe(origin)
})

test.each(['nastavnik.example', 'localhost:8080', 'javascript:alert(1)', ''])(
  'the site «%s» is refused before anybody is invited',
  (site) => {
    expect(() => originOf(site)).toThrow(UsageError)
  },
)

test('a link is whole where the site is known; else it says what to do with it', () => {
  expect(linkOf('abc', 'https://nastavnik.example')).toEqual({ link: 'https://nastavnik.example/invitation#abc' })
  expect(linkOf('abc', undefined)).toEqual({ link: '/invitation#abc', note: expect.stringContaining('--site') as string })
})
