// A Chromium for the end-to-end tier: the system's, or one that we can get.
import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { root } from './install.mjs'

const SYSTEM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']
const CLI = path.join(root, 'node_modules/@playwright/test/cli.js')

/** The system's browser; undefined lets Playwright look for its own. */
export const systemChromium = () => SYSTEM.find((file) => fs.existsSync(file))

const run = (command, args) => {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  return spawnSync(command, args, { stdio: 'inherit', env }).status === 0
}

/** Gets a browser unless there is one: Debian's as root, else Playwright's own. Throws when neither can be had. */
export function ensureChromium() {
  if (systemChromium()) return
  console.log('Installing Chromium for the end-to-end tests …')
  const install = ['install', '-y', '--no-install-recommends', 'chromium']
  if (process.getuid?.() === 0 && fs.existsSync('/usr/bin/apt-get')) {
    if (run('apt-get', ['-q', 'update']) && run('apt-get', ['-q', ...install]) && systemChromium()) return
  }
  if (!run(process.execPath, [CLI, 'install', 'chromium'])) {
    throw new Error('no Chromium: install it (Debian: apt-get install chromium) and run the tests again')
  }
}
