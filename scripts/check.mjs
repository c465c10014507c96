// `npm run check`: the quick tiers of `npm test`.
process.argv.push('--quick')
await import('./test.mjs')
