#!/bin/sh
# Makes mutated CloudTrail, flow and Resolver records and decodes them on the quick way and on the plain way.
#
#   bench/mutate.sh [--records N] [--seed N] [--threads N]
#
# Ends with 0 when nothing is thrown, both ways agree and every record is accounted for; else shows the smallest text that
# fails and ends with 1.
set -eu

home=$(cd "$(dirname "$0")/.." && pwd)
exec "$home/kumoban" bench mutate "$@"
