import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: [
      'apps/api/**/*.test.ts',
      'apps/match/**/*.test.ts',
      'apps/web/src/**/*.test.ts',
      'packages/**/*.test.ts',
      'tools/**/*.test.ts',
    ],
    globalSetup: ['apps/api/test/start-postgres.ts'],
    maxWorkers: 2,
    testTimeout: 240_000,
    hookTimeout: 120_000,
  },
})
