#!/bin/sh
# How long `kumoban --version` takes beside a bare picocli program, each with a cache of classes (AOT) of its own, how long
# `kumoban rules match` takes for one rule and one event, and when the demo shows its first finding.
#
#   bench/start.sh [ROUNDS]        21 rounds unless told
#
# The launcher first builds as on first use, which makes its caches anew. A round starts one after the other. Prints
# medians in milliseconds and their ratio.
set -eu

rounds=${1:-21}
home=$(cd "$(dirname "$0")/.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT INT TERM

rm -f "$home/console/target/kumoban.jar"
"$home/kumoban" --version >/dev/null
# The launcher's own choice of a JDK, told by the program that it starts.
jdk=$("$home/kumoban" --version --verbose | sed -n 's/^Java home: //p')
[ -e "$home/bench/target/kumoban-bench.jar" ] || "$home/kumoban" bench --help >/dev/null
picocli=$(ls "$home"/console/target/lib/picocli-*.jar)
"$jdk/bin/jar" cf "$work/bare.jar" -C "$home/bench/target/classes" io/kumoban/bench/start/Bare.class
class_path=$work/bare.jar:$picocli
"$jdk/bin/java" -XX:+UseSerialGC -XX:AOTCacheOutput="$work/bare.aot" -cp "$class_path" \
    io.kumoban.bench.start.Bare --version >/dev/null 2>&1

cat >"$work/rule.yml" <<'RULE'
title: A trail is stopped
logsource: {product: aws, service: cloudtrail}
detection:
    stopped: {eventSource: cloudtrail.amazonaws.com, eventName: StopLogging}
    condition: stopped
level: medium
RULE
echo '{"eventSource":"cloudtrail.amazonaws.com","eventName":"StopLogging"}' >"$work/event.json"

milliseconds() {
    begin=$(date +%s%N)
    "$@" >/dev/null
    end=$(date +%s%N)
    echo $(((end - begin) / 1000000))
}

median() {
    sort -n "$1" | sed -n "$(((rounds + 1) / 2))p"
}

for _ in $(seq "$rounds"); do
    milliseconds "$jdk/bin/java" -XX:+UseSerialGC -XX:AOTCache="$work/bare.aot" -Xlog:disable -cp "$class_path" \
        io.kumoban.bench.start.Bare --version >>"$work/bare"
    milliseconds "$home/kumoban" --version >>"$work/kumoban"
    milliseconds "$home/kumoban" rules match "$work/rule.yml" --events "$work/event.json" --format jsonl >>"$work/match"
done

bare=$(median "$work/bare")
ours=$(median "$work/kumoban")
echo "bare picocli program: $bare ms"
echo "kumoban --version:    $ours ms"
echo "ratio:                $(awk "BEGIN { printf \"%.2f\", $ours / $bare }")"

match=$(median "$work/match")
echo "rules match:          $match ms, $(awk "BEGIN { printf \"%.2f\", $match / $ours }") times --version"

# From the start to the first line of the demo that tells of a finding.
first_finding() {
    begin=$(date +%s%N)
    "$home/kumoban" demo 2>&1 >/dev/null | while read -r line; do
        case $line in
            20[0-9][0-9]-*)
                end=$(date +%s%N)
                echo $(((end - begin) / 1000000))
                cat >/dev/null
                ;;
        esac
    done
}

for _ in $(seq "$(((rounds + 3) / 4))"); do
    first_finding >>"$work/demo"
done
runs=$(wc -l <"$work/demo")
echo "first finding of demo: $(sort -n "$work/demo" | sed -n "$(((runs + 1) / 2))p") ms (median of $runs)"
