type Outcome = { result: object; payout: number }
type Play = { game: string; serverSeed: string; clientSeed: string; nonce: number; configVersion: number }

export function reduceWord(word: number, n: number): number | undefined
export function curveAt(ms: number): number
export function firstAt(height: number): number
export function crashPoint(config: { edgePercent: number; cap: number }, high: number, low: number): number
export function ratesOf(config: object, missed: number, isLastOfTen: boolean): bigint[]
export function replay(round: Play & { config: object; bet: number }): Promise<Outcome & { serverSeedHash: string }>
