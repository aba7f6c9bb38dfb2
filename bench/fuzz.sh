#!/bin/sh
# Fuzzes every parser with Jazzer: decoders (both ways must agree), packed files, YAML, lists, databases, checkpoints, journals,
# Sigma rules, JSON views and expressions of rules.
#
#   bench/fuzz.sh [SECONDS] [TARGET...]
#
# SECONDS are shared by all targets and are 600 when not given; a target is a test class and a method, as in
# DecoderFuzzTest#fuzzCalls. What was found worth keeping stays in .cifuzz-corpus of its module and is the start of the next time.
# Ends with 0, or with 1 when a target failed; its input is then in a file named crash-... below src/test/resources there.
set -eu

seconds=600
case ${1-} in
    '' | *[!0-9]*) ;;
    *)
        seconds=$1
        shift
        ;;
esac
home=$(cd "$(dirname "$0")/.." && pwd)
cd "$home"
if [ $# -eq 0 ]; then
    # shellcheck disable=SC2046 # targets have no spaces
    set -- $(find engine/src/test/java detectors/src/test/java -name '*FuzzTest.java' | sort | while read -r file; do
        sed -n "s/^    void \(fuzz[A-Za-z]*\)(.*/$(basename "$file" .java)#\1/p" "$file"
    done)
fi
each=$((seconds / $#))
[ "$each" -gt 0 ] || each=1
log=$(mktemp)
trap 'rm -f "$log"' EXIT INT TERM
code=0
for target; do
    module=engine
    [ -z "$(find detectors/src/test/java -name "${target%%#*}.java")" ] || module=detectors
    # Rules hold regular expressions by design, so that one from the input is compiled is no finding.
    if JAZZER_FUZZ=1 JAZZER_MAX_DURATION="${each}s" \
        JAZZER_DISABLED_HOOKS=com.code_intelligence.jazzer.sanitizers.RegexInjection \
        mvn -B -ntp -Pfuzz -pl "$module" -am test -Dsurefire.failIfNoSpecifiedTests=false \
        -Dformat.skip -Dtest="$target" >"$log" 2>&1; then
        echo "held: $target, $(grep '^Done\|DONE' "$log" | tail -n 1)"
    else
        code=1
        echo "FAILED: $target"
        grep -v '^INFO: Instrumented' "$log" | tail -n 60
    fi
done
exit $code
