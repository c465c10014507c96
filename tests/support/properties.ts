import fc from 'fast-check'

// A property that fails says why in its message: `npm test` prints messages, and no causes behind them.
fc.configureGlobal({ includeErrorInReport: true })
