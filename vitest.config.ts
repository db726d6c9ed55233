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
    isolate: false, // each file would read the whole server anew: a third of the time
    testTimeout: 240_000,
    hookTimeout: 120_000,
  },
})
