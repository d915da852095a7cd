/**
 * A shell that starts PostgreSQL and outlives Kept by one moment: when its input ends, because Kept
 * stops or was killed, it asks PostgreSQL to shut down fast (SIGINT). It ends when PostgreSQL does,
 * with the same code. Arguments: the program and its arguments.
 */
export const supervise = `
exec 3<&0 </dev/null
trap '' INT TERM HUP
"$@" 3<&- &
postgres=$!
{ cat <&3 >/dev/null 2>&1; kill -INT "$postgres" 2>/dev/null; } &
watcher=$!
exec 3<&-
wait "$postgres"
code=$?
kill "$watcher" 2>/dev/null
exit "$code"
`;
