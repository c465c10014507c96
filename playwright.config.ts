import { defineConfig, devices } from '@playwright/test'
import { systemChromium } from './scripts/chromium.mjs'

/** Free unless something else of this machine took it; then say another. */
const PORT = Number(process.env.MOA_E2E_PORT ?? 28_461)
const isRoot = process.getuid?.() === 0
const baseURL = `http://127.0.0.1:${PORT}`

export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: 'test-results',
  // One browser at a time: the journeys share a site and its clock.
  workers: 1,
  forbidOnly: true,
  retries: 0,
  timeout: 60_000,
  reporter: [['list']],
  use: {
    ...devices['Desktop Chrome'],
    baseURL,
    locale: 'ko-KR',
    timezoneId: 'Asia/Seoul',
    trace: 'retain-on-failure',
    launchOptions: { executablePath: systemChromium(), args: isRoot ? ['--no-sandbox'] : [] },
  },
  projects: [{ name: 'journeys' }],
  webServer: {
    command: 'node scripts/e2e-server.mjs',
    url: `${baseURL}/healthz`,
    env: { PORT: String(PORT) },
    timeout: 120_000,
    reuseExistingServer: false,
    gracefulShutdown: { signal: 'SIGTERM', timeout: 15_000 },
    stdout: 'pipe',
  },
})
