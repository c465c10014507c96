import { CAP_MAX, TARGET_MIN } from '@/lib/arcade/crash/constants'
import { COST_MAX, HARD_PITY_MAX, PPM, PULL_ITEMS, RARITIES, SHARDS_MAX, TEN } from '@/lib/arcade/gacha/constants'
import type { GachaConfig } from '@/lib/arcade/gacha/contract'
import type { ConfigOf } from '@/lib/arcade/paytables/rules/games'
import { REEL_STOPS, SLOT_LINES, SLOT_SYMBOLS } from '@/lib/arcade/slot/constants'
import type { Game } from '@/lib/arcade/stats/contract'

/** A configuration as it stands in the fields, each named as the API's pointers name its figure: `pays/lemon`, `win`. */
export type Draft = Readonly<Record<string, string>>

/** A whole number within its range, or one of a few words. */
export type FigureField = { name: string } & ({ min: number; max: number } | { choices: readonly string[] })
export type FieldGroup = { id: string; fields: readonly FigureField[] }

type Form<C> = { groups: readonly FieldGroup[]; draftOf: (config: C) => Draft; configOf: (draft: Draft) => C }
type Tree = { [part: string]: Tree | string | number }

const figureAt = (config: object, name: string): string =>
  String(name.split('/').reduce<unknown>((inner, part) => (inner as Tree | undefined)?.[part], config) ?? '')

/** The figures put together again: `pays/lemon` becomes `{ pays: { lemon } }`. */
function treeOf(fields: readonly FigureField[], draft: Draft): Tree {
  const tree: Tree = {}
  for (const field of fields) {
    const parts = field.name.split('/')
    const last = parts.pop() ?? ''
    let inner = tree
    for (const part of parts) {
      inner[part] ??= {}
      inner = inner[part] as Tree
    }
    const text = (draft[field.name] ?? '').trim()
    inner[last] = 'choices' in field ? text : Number(text)
  }
  return tree
}

const plainForm = <C extends object>(groups: readonly FieldGroup[]): Form<C> => {
  const fields = groups.flatMap((group) => group.fields)
  return {
    groups,
    draftOf: (config) => Object.fromEntries(fields.map(({ name }) => [name, figureAt(config, name)])),
    // The fields are exactly the figures of the configuration.
    configOf: (draft) => treeOf(fields, draft) as C,
  }
}

const SLOT_GROUPS: readonly FieldGroup[] = [
  { id: 'weights', fields: SLOT_SYMBOLS.map((symbol) => ({ name: `weights/${symbol}`, min: 1, max: REEL_STOPS })) },
  { id: 'pays', fields: SLOT_LINES.map((line) => ({ name: `pays/${line}`, min: 0, max: 999_999 })) },
]

const perRarity = (part: string, range: { min: number; max: number }) =>
  RARITIES.map((rarity) => ({ name: `${part}/${rarity}`, ...range }))
const GACHA_GROUPS: readonly FieldGroup[] = [
  {
    id: 'cost',
    fields: [
      { name: 'cost/one', min: 1, max: COST_MAX },
      { name: 'cost/ten', min: 1, max: TEN * COST_MAX },
    ],
  },
  { id: 'rates', fields: perRarity('rates', { min: 1, max: PPM }) },
  {
    id: 'pity',
    fields: [
      { name: 'pity/softFrom', min: 1, max: HARD_PITY_MAX },
      { name: 'pity/softStep', min: 0, max: PPM },
      { name: 'pity/hard', min: 1, max: HARD_PITY_MAX },
      { name: 'tenth', choices: RARITIES },
    ],
  },
  { id: 'shards', fields: perRarity('shards', { min: 0, max: SHARDS_MAX }) },
]
const ABSENT = ''
const ITEM_GROUP: FieldGroup = {
  id: 'items',
  fields: PULL_ITEMS.flatMap((item) => [
    { name: `items/${item}/rarity`, choices: [ABSENT, ...RARITIES] },
    { name: `items/${item}/ppm`, min: 0, max: PPM },
  ]),
}

const gachaPlain = plainForm<Omit<GachaConfig, 'items'>>(GACHA_GROUPS)
/** Items are written one by one, each with its rarity; in a configuration they stand in lists, one for each rarity. */
const gachaForm: Form<GachaConfig> = {
  groups: [...GACHA_GROUPS, ITEM_GROUP],
  draftOf: (config) => {
    const draft: Record<string, string> = { ...gachaPlain.draftOf(config) }
    for (const item of PULL_ITEMS) {
      const rarity = RARITIES.find((one) => config.items[one].some(({ id }) => id === item))
      draft[`items/${item}/rarity`] = rarity ?? ABSENT
      draft[`items/${item}/ppm`] = String((rarity && config.items[rarity].find(({ id }) => id === item)?.ppm) ?? 0)
    }
    return draft
  },
  configOf: (draft) => {
    const itemsOf = (rarity: string) =>
      PULL_ITEMS.filter((item) => draft[`items/${item}/rarity`] === rarity).map((id) => ({
        id,
        ppm: Number(draft[`items/${id}/ppm`]),
      }))
    const items = Object.fromEntries(RARITIES.map((rarity) => [rarity, itemsOf(rarity)])) as GachaConfig['items']
    return { ...gachaPlain.configOf(draft), items }
  },
}

const FORMS: { readonly [G in Game]: Form<ConfigOf[G]> } = {
  slot: plainForm(SLOT_GROUPS),
  rps: plainForm([{ id: 'figures', fields: [{ name: 'win', min: 100, max: 1_000 }] }]),
  gacha: gachaForm,
  crash: plainForm([
    {
      id: 'figures',
      fields: [
        { name: 'edgePercent', min: 0, max: 99 },
        { name: 'cap', min: TARGET_MIN, max: CAP_MAX },
      ],
    },
  ]),
}

export const groupsOf = (game: Game): readonly FieldGroup[] => FORMS[game].groups
export const fieldsOf = (game: Game): readonly FigureField[] => groupsOf(game).flatMap(({ fields }) => fields)

export const draftOf = <G extends Game>(game: G, config: ConfigOf[G]): Draft => FORMS[game].draftOf(config)

/** False while a field holds something that no configuration could: the API refuses it before it looks at the odds. */
export function isFigure(field: FigureField, text = ''): boolean {
  if ('choices' in field) return field.choices.includes(text)
  if (!/^\d{1,7}$/.test(text.trim())) return false
  return Number(text) >= field.min && Number(text) <= field.max
}

/** The figures as typed, or null while one of them is none. */
export function configOf<G extends Game>(game: G, draft: Draft): ConfigOf[G] | null {
  if (!fieldsOf(game).every((field) => isFigure(field, draft[field.name]))) return null
  return FORMS[game].configOf(draft)
}
