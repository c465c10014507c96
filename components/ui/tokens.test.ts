import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const CSS = readFileSync('app/dresses.css', 'utf8')
const RATIO_MIN = 4.5

type Colours = Record<string, string>

/** What stands between the braces that follow `opening`, the nested blocks included. */
function blockAfter(text: string, opening: string): string {
  const start = text.indexOf(opening)
  if (start < 0) throw new Error(`no ${opening}`)
  const from = text.indexOf('{', start) + 1
  let depth = 1
  let at = from
  while (depth > 0) {
    const brace = text[at++]
    if (brace === '{') depth++
    if (brace === '}') depth--
  }
  return text.slice(from, at - 1)
}

const coloursIn = (text: string): Colours =>
  Object.fromEntries([...text.matchAll(/--([\w-]+): (oklch\([^)/]+\));/g)].map(([, name, value]) => [name, value]))

/** A block that says its light values and then, under `@variant dark`, its dark ones. */
function bothOf(opening: string): { light: Colours; dark: Colours } {
  const block = blockAfter(CSS, opening)
  const inner = blockAfter(block, '@variant dark')
  const light = coloursIn(block.replace(inner, ''))
  return { light, dark: { ...light, ...coloursIn(inner) } }
}

/** Relative luminance (WCAG 2.2) of an OKLCH colour, clipped to sRGB as screens do (Ottosson, "A perceptual color space"). */
function luminanceOf(colour: string): number {
  const [, lightness = 0, chroma = 0, hue = 0] = colour.match(/oklch\(([\d.]+)% ([\d.]+) ([\d.]+)\)/)?.map(Number) ?? []
  const angle = (hue * Math.PI) / 180
  const [a, b] = [chroma * Math.cos(angle), chroma * Math.sin(angle)]
  const L = lightness / 100
  const l = (L + 0.3963377774 * a + 0.2158037573 * b) ** 3
  const m = (L - 0.1055613458 * a - 0.0638541728 * b) ** 3
  const s = (L - 0.0894841775 * a - 1.291485548 * b) ** 3
  const channels = [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ]
  const [red = 0, green = 0, blue = 0] = channels.map((channel) => Math.min(1, Math.max(0, channel)))
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminanceOf(one), luminanceOf(other)].sort((a, b) => a - b)
  return (light + 0.05) / (dark + 0.05)
}

const INKS = ['ink', 'ink-soft', 'accent', 'danger', 'positive', 'up', 'down', 'void']
const GROUNDS = ['canvas', 'surface', 'raised', 'sunken']
const PAIRS = [
  ...INKS.flatMap((ink) => GROUNDS.map((ground) => [ink, ground] as const)),
  ['ink', 'accent-tint'],
  ['ink-soft', 'accent-tint'],
  ['accent', 'accent-tint'],
  ['on-accent', 'accent-fill'],
] as const

const day = bothOf('/* Day.')
const home = bothOf('[data-service="home"]')
const arcade = bothOf('[data-service="arcade"]')
const ox = bothOf('[data-service="ox"]')
const newYork = bothOf('[data-market="us"]')
const night = coloursIn(blockAfter(CSS, ':root:has([data-dress="night"])'))

const DRESSES: [name: string, colours: Colours][] = [
  ['day light', { ...day.light, ...home.light }],
  ['day dark', { ...day.dark, ...home.dark }],
  ['day light, arcade', { ...day.light, ...arcade.light }],
  ['day dark, arcade', { ...day.dark, ...arcade.dark }],
  ['day light, O/X', { ...day.light, ...ox.light }],
  ['day dark, O/X', { ...day.dark, ...ox.dark }],
  ['day light, O/X in the colours of New York', { ...day.light, ...ox.light, ...newYork.light }],
  ['day dark, O/X in the colours of New York', { ...day.dark, ...ox.dark, ...newYork.dark }],
  ['night', night],
]

test('black on white is 21 to 1', () => {
  expect(contrast('oklch(0% 0 0)', 'oklch(100% 0 0)')).toBeCloseTo(21, 2)
})

test.each(DRESSES)('every ink can be read on every ground: %s', (_, colours) => {
  const ratios = PAIRS.map(([ink, ground]) => ({
    pair: `${ink} on ${ground}`,
    ratio: contrast(colours[ink] ?? '', colours[ground] ?? ''),
  }))
  expect(ratios.filter(({ ratio }) => !(ratio >= RATIO_MIN))).toEqual([])
})

test('what can be operated stands out from its ground by 3 to 1', () => {
  const weak = DRESSES.flatMap(([name, colours]) =>
    ['edge', 'accent-fill'].flatMap((edge) =>
      ['canvas', 'surface'].map((ground) => ({
        name: `${name}: ${edge} on ${ground}`,
        ratio: contrast(colours[edge] ?? '', colours[ground] ?? ''),
      })),
    ),
  )
  expect(weak.filter(({ ratio }) => ratio < 3)).toEqual([])
})
