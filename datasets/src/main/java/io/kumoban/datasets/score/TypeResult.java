package io.kumoban.datasets.score;

/**
 * How one finding type fared.
 *
 * @param incidents recall: incidents that expect the type and those of them in which it came up; precision: findings of
 *                  the type that found an incident, and those of none
 * @param further   findings of the type about incidents that do not expect it
 */
public record TypeResult(Tally incidents, long further) {
    static final TypeResult NONE = new TypeResult(Tally.NONE, 0);

    TypeResult plus(TypeResult other) {
        return new TypeResult(incidents.plus(other.incidents), further + other.further);
    }
}
