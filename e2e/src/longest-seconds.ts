/** How long an execution may take. Waits take next to no time on either side. */
export const LONGEST_SECONDS = 30;
