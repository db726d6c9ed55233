import { expect, test } from '@playwright/test'
import { expectAccessible, school, signIn } from './support.ts'

const pagesOf: Readonly<Record<string, readonly string[]>> = {
  curator: [
    '/',
    '/model',
    '/people',
    '/duplicates',
    '/duplicates?show=different',
    '/duplicates?show=joined',
    '/people?left=yes',
    '/promotion',
    '/transfers',
    '/applications',
    '/applications?state=declined',
    '/applications/new',
    '/inquiries',
    '/consents',
    '/consents?class=10&state=lacking',
    '/consents/scans',
    '/requests',
    '/requests?state=OPEN',
    '/erasures',
    '/programmes',
    '/programmes?practice=unchecked',
    '/pairs',
    '/pairs/new',
    '/campaigns',
    '/campaigns?state=planned',
    '/campaigns/new',
    '/readiness',
    '/readiness?lacking=SAFETY_CHECK',
    '/readiness?search=никого',
    '/interviews',
    '/trainings',
    '/trainings/new',
    '/imports',
    '/reports',
    '/reports/composition',
    '/reports/composition/people?composition=AGE&role=MENTEE',
    '/indicators',
    '/results',
    '/grades',
    '/organisations',
    `/organisations/${school.code}`,
    '/facts',
    '/questionnaires',
    '/questionnaires/FINAL_PUPIL_PUPIL_MENTEE?question=jointWork',
    '/questionnaires/BASELINE_PUPIL_PUPIL_MENTEE?view=preview',
    '/questionnaires/SWOT?view=publish',
    '/api-docs',
    '/api-docs/tokens',
    '/users',
    '/me',
  ],
  head: ['/', '/interviews', '/reports', '/indicators', '/model#actors', '/users', '/users/new', '/me'],
  mouo: ['/', '/reports', '/reports?headcount=missing', '/indicators', '/results', '/organisations', '/matching-numbers'],
  rnc: [
    '/',
    '/reports',
    '/reports/composition?composition=MUNICIPALITY',
    '/indicators',
    '/facts',
    '/questionnaires',
    '/questionnaires/MENTEE_APPLICATION?view=versions',
    '/organisations',
    `/organisations/${school.code}`,
    '/organisations/new',
    '/model/compare',
    '/api-docs/tokens',
    '/letters',
    '/letters/digest',
    '/matching-numbers',
  ],
  ministry: ['/', '/reports', '/indicators', '/matching-numbers'],
  steward: ['/', '/reports', '/model?find=учитель'],
  project: ['/', '/indicators', '/facts', '/model?chapter=law', '/model/compare?with=nizhnyaya-tura'],
  mentor: ['/'],
  psychologist: ['/', '/conclusions', '/conclusions?state=made', '/pupils'],
  teacher: ['/', '/pupils', '/pupils?state=given'],
  officer: ['/', '/audit', '/audit?kind=refusal', '/erasures', '/incidents', '/incidents/new'],
  admin: ['/', '/incidents/new', '/organisations', '/model?find=ничего', '/users?state=invited', '/users/new', '/me'],
}

const wide = { width: 1366, height: 768 }
const phone = { width: 390, height: 844 }

for (const [login, pages] of Object.entries(pagesOf)) {
  test(`every page of ${login} opens, fits the screen and passes axe`, async ({ page }) => {
    test.setTimeout(300_000) // forty looks with axe
    await signIn(page, login)
    for (const address of pages) {
      await page.setViewportSize(wide)
      await page.goto(address)
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
      await expect(page.locator('[aria-busy=true]')).toHaveCount(0)
      await expectAccessible(page)
      await page.setViewportSize(phone)
      await expectAccessible(page, { colours: false }) // they are the same at every width
    }
  })
}

test('a stranger is asked to sign in and comes back to the wanted page', async ({ page }) => {
  await page.goto('/reports')
  await expectAccessible(page)
  await page.getByLabel('Имя для входа').fill('curator')
  await page.getByLabel('Пароль', { exact: true }).fill('nastavnik-demo')
  await page.getByRole('button', { name: 'Войти' }).click()
  await expect(page).toHaveURL(/\/reports/)
})
