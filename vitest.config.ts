import path from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'

const DATABASE_TIMEOUTS = { testTimeout: 30_000, hookTimeout: 60_000 }
const database = {
  environment: 'node' as const,
  globalSetup: ['tests/support/database-server.ts'],
  setupFiles: ['tests/support/database.ts'],
  ...DATABASE_TIMEOUTS,
}

export default defineConfig({
  plugins: [react()],
  resolve: {
    tsconfigPaths: true,
    // The marker package throws outside a server bundle; here the server is what we test.
    alias: { 'server-only': path.resolve('node_modules/server-only/empty.js') },
  },
  test: {
    // Two test files at a time: each database file has its own database, and the machine may have two cores.
    maxWorkers: 2,
    unstubEnvs: true,
    setupFiles: ['tests/support/properties.ts'],
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          environment: 'node',
          include: ['lib/**/*.test.ts', 'store/**/*.test.ts', 'components/**/*.test.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'component',
          environment: 'jsdom',
          include: ['components/**/*.test.tsx', 'store/**/*.test.tsx'],
          setupFiles: ['tests/support/dom.ts'],
        },
      },
      {
        extends: true,
        test: { name: 'architecture', environment: 'node', include: ['tests/architecture/**/*.test.ts'] },
      },
      { extends: true, test: { name: 'integration', include: ['tests/integration/**/*.test.ts'], ...database } },
      {
        extends: true,
        test: {
          name: 'invariants',
          include: ['tests/invariants/**/*.test.ts'],
          ...database,
          // After the others of the same run: they look at what those left behind.
          sequence: { groupOrder: 1 },
        },
      },
      {
        extends: true,
        test: { name: 'simulation', include: ['tests/simulation/**/*.test.ts'], ...database, testTimeout: 120_000 },
      },
      {
        extends: true,
        test: {
          name: 'fuzz',
          include: ['tests/fuzz/**/*.test.ts'],
          ...database,
          globalSetup: [...database.globalSetup, 'tests/support/built-app.ts'],
          // An answer has five seconds here, which a build or a second app beside it would take.
          fileParallelism: false,
        },
      },
      {
        extends: true,
        test: {
          name: 'faults',
          include: ['tests/faults/**/*.test.ts'],
          environment: 'node',
          globalSetup: ['tests/support/built-app.ts'],
          // Processes are killed and measured here: one crowd at a time.
          fileParallelism: false,
          ...DATABASE_TIMEOUTS,
        },
      },
    ],
  },
})
