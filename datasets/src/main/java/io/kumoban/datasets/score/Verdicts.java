package io.kumoban.datasets.score;

/**
 * How findings were judged.
 *
 * @param right   findings that found an incident
 * @param further findings about an incident that does not expect their type
 * @param wrong   findings of no incident
 */
public record Verdicts(long right, long further, long wrong) {
    public long all() {
        return right + further + wrong;
    }
}
