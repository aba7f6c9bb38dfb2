#!/bin/sh
# The model of generated names: its word lists, its training, its evaluation. Build the project first.
#
#   build/names.sh corpus DNS-DGA    makes the word lists anew, without the labels of the data set dns-dga (its folder);
#                                    needs npm and Debian's apt-get
#   build/names.sh train             trains the model that the program ships; takes seconds, the same bytes every time
#   build/names.sh evaluate DATA     prints the tables of docs/evaluation.md over the data sets in a folder
set -eu

home=$(cd "$(dirname "$0")/.." && pwd)
lists=$home/detectors/src/test/resources/dga
model=$home/detectors/src/main/resources/io/kumoban/detectors/dga/model.bin

usage() {
    sed -n '2,/^set /{/^set /d; s/^# \{0,1\}//; p;}' "$0" >&2
    exit 2
}

run() {
    "${JAVA_HOME:+$JAVA_HOME/bin/}java" -cp "$home/detectors/target/test-classes:$home/console/target/kumoban.jar" "$@"
}

packed() {
    LC_ALL=C sort -u | gzip -9n >"$lists/$1.txt.gz"
}

case ${1:-} in
corpus)
    [ $# -eq 2 ] || usage
    work=$(mktemp -d)
    trap 'rm -rf "$work"' EXIT INT TERM
    tested=$(cd "$2" && pwd)
    cd "$work"
    npm pack --silent third-party-web@0.30.0 >/dev/null
    tar xzf third-party-web-0.30.0.tgz
    run io.kumoban.detectors.dga.CorpusMaker package/dist/domain-map.csv "$tested" labels
    packed ordinary-labels <labels
    apt-get download scowl=2020.12.07-2 >/dev/null
    dpkg-deb -x scowl_*.deb scowl
    cd scowl/usr/share/dict/scowl
    for size in 10 20 35 40; do
        cat "english-words.$size" "american-words.$size"
    done | grep -E '^[a-z]{3,13}$' | packed words
    cat english-upper.35 english-upper.40 english-upper.50 english-proper-names.50 american-proper-names.50 |
        LC_ALL=C grep -E '^[A-Z][a-z]{3,12}$' | tr '[:upper:]' '[:lower:]' | packed names
    ;;
train)
    [ $# -eq 1 ] || usage
    run io.kumoban.detectors.dga.Training "$model"
    ;;
evaluate)
    [ $# -eq 2 ] || usage
    run io.kumoban.detectors.dga.DgaEvaluation "$2/dns-dga"
    echo
    run io.kumoban.detectors.guardduty.dns.DnsEvaluation "$2"
    ;;
*)
    usage
    ;;
esac
