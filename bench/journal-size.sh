#!/bin/sh
# Prints how large a journal is beside gzip -6 of the same logs' text, a row for each folder.
#
#   bench/journal-size.sh FOLDER...
#
# A folder holds the logs of one family, packed with gzip or plain. Without one the demo account is written and measured.

set -eu

home=$(cd "$(dirname "$0")/.." && pwd -P)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

if [ $# -eq 0 ]; then
    "$home/kumoban" demo --quiet --keep "$work/demo" >/dev/null
    account=$(echo "$work"/demo/AWSLogs/*)
    set -- "$account/CloudTrail" "$account/vpcflowlogs" "$account/vpcdnsquerylogs"
fi

printf '%-24s %12s %14s %14s %14s %8s\n' folder events 'text bytes' 'gzip -6' journal ratio
for folder in "$@"; do
    rm -rf "$work/journal"
    "$home/kumoban" ingest "$folder" --journal "$work/journal" --no-color >"$work/report"
    events=$(sed -n 's/.*= \([0-9,]*\) processed.*/\1/p' "$work/report" | tr -d ,)
    an_event=$(sed -n '/^Journal/,/^Written/p' "$work/report" | tr '\n' ' ' | sed 's/.*bytes an event: *\([0-9.]*\).*/\1/')
    find "$folder" -type f | sort | while read -r file; do
        case $file in
            *.gz) gzip -dc "$file" ;;
            *) cat "$file" ;;
        esac
    done >"$work/text"
    plain=$(wc -c <"$work/text")
    packed=$(gzip -6 -c "$work/text" | wc -c)
    awk -v f="$(basename "$folder")" -v e="$events" -v b="$an_event" -v t="$plain" -v g="$packed" 'BEGIN {
        printf "%-24s %12d %14d %14d %14d %8.2f\n", f, e, t, g, e * b, e * b / g
    }'
done
