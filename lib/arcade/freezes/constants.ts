/** What can close a game to plays. */
export const FREEZE_CAUSES = ['odds_monitor', 'operator'] as const
/** Stands in the record for whoever acts without a person. */
export const MONITOR_ACTOR = 'system'
/** Characters of an operator's reason. */
export const REASON_MAX = 200
/** Freezes and hours of evidence that one answer shows. */
export const FREEZES_SHOWN = 20
export const POINTS_SHOWN = 720
