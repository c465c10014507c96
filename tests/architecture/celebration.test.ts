import { expect, test } from 'vitest'
import { readHouse } from './house'

const isTest = (file: string) => /\.test\.tsx?$/.test(file)
const browser = readHouse().filter(({ file }) => /^(app|components|store)\//.test(file) && !isTest(file))
const filesWith = (pattern: RegExp) =>
  browser
    .filter(({ text }) => pattern.test(text))
    .map(({ file }) => file)
    .sort()

test('confetti and the sound of a win have one door, which asks whether more was paid than staked', () => {
  expect(filesWith(/from '[^']*\/confetti'/)).toEqual(['components/arcade/shell/celebrate.ts'])
  expect(filesWith(/\bplayWin\b/)).toEqual(['components/arcade/shell/celebrate.ts', 'components/arcade/shell/sound.ts'])
  const door = browser.find(({ file }) => file === 'components/arcade/shell/celebrate.ts')?.text ?? ''
  expect(door).toContain("if (result.presentation !== 'win' || payout <= bet) return undefined")
})

test('nobody throws or plays anything past that door', () => {
  expect(filesWith(/canvas-confetti/)).toEqual(['components/arcade/shell/confetti.ts'])
  expect(filesWith(/AudioContext|OscillatorNode|new Audio\(/)).toEqual(['components/arcade/shell/sound.ts'])
  expect(filesWith(/\.vibrate\(/)).toEqual(['components/arcade/shell/haptics.ts'])
})
