/** What a button of `components/ui` wears in the console: as tall as a finger on a phone, as a line of a table on a desk. */
export const DENSE = 'lg:min-h-9 lg:px-3 lg:text-13'
