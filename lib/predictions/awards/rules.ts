/** An award fills what the member owes before it reaches the wallet. In POINT. */
export function splitAward(amount: number, owed: number): { toWallet: number; toDebt: number } {
  const toDebt = Math.min(amount, owed)
  return { toWallet: amount - toDebt, toDebt }
}

/** What a correction takes back is taken from the wallet as far as it goes; the rest is owed. In POINT. */
export function splitTakeBack(amount: number, available: number): { fromWallet: number; fromDebt: number } {
  const fromWallet = Math.max(0, Math.min(amount, available))
  return { fromWallet, fromDebt: amount - fromWallet }
}
