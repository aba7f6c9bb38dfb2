#!/bin/sh
# Kills replays of your own logs at seeded moments, resumes them, and compares findings and updates byte for byte.
#
#   bench/kills.sh LOGS [--kills N] [--seed N] [-- REPLAY OPTION...]
#
# Prints a line for each kill; ends with 0 when all results are identical, with 1 when one differs.
set -eu

home=$(cd "$(dirname "$0")/.." && pwd)
exec "$home/kumoban" bench kills "$@"
