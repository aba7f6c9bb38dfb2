#!/bin/sh
# Replays the same logs with different threads, memory, file names and file order, and compares the findings byte for
# byte, places in files aside.
#
#   bench/determinism.sh LOGS [REPLAY OPTION...]
#
# Prints "identical" for each way and ends with 0, or names the first that differs and ends with 1.
set -eu

if [ $# -lt 1 ] || [ ! -e "$1" ]; then
    echo "usage: bench/determinism.sh LOGS [REPLAY OPTION...]" >&2
    exit 2
fi
logs=$1
shift
home=$(cd "$(dirname "$0")/.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT INT TERM

# replay NAME PATH OPTION...: leaves findings, insights and updates without locators in $work/NAME.
replay() {
    name=$1
    shift
    "$home/kumoban" replay "$@" --out "$work/run" --updates "$work/updates" --quiet
    cat "$work/run/findings.jsonl" "$work/run/insights.jsonl" "$work/updates" | sed 's/,"locator":\[.*//' >"$work/$name"
    rm -rf "$work/run" "$work/updates"
}

same() {
    if cmp -s "$work/reference" "$work/$1"; then
        echo "identical: $2"
    else
        echo "DIFFERENT: $2"
        diff "$work/reference" "$work/$1" | head -n 4 | cut -c 1-400
        exit 1
    fi
}

replay reference "$logs" --threads 1 "$@"
echo "$(wc -l <"$work/reference") lines of findings, insights and updates with 1 thread"
for threads in 2 3 7; do
    replay other "$logs" --threads "$threads" "$@"
    same other "$threads threads"
done
replay other "$logs" --threads 2 --memory 1M "$@"
same other "1 MB for events that wait"

mkdir "$work/renamed"
find "$logs" -type f | while read -r file; do
    cp "$file" "$work/renamed/$(printf '%s' "$file" | cksum | tr ' ' '-')"
done
replay other "$work/renamed" --threads 3 "$@"
same other "names that tell nothing, in another order"

find "$logs" -type f | sort -r >"$work/list"
mkdir "$work/lying"
count=0
while read -r file; do
    count=$((count + 1))
    stamp=$(printf '20310101T%02d%02dZ' $((count / 60 % 24)) $((count % 60)))
    cp "$file" "$work/lying/111122223333_CloudTrail_us-east-1_${stamp}_$count"
done <"$work/list"
replay other "$work/lying" --threads 2 "$@"
same other "names that lie about the time"
