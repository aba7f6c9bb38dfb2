package io.kumoban.engine.group;

/**
 * How strongly two findings belong together, gathered entity by entity: what they share on one side counts once, by its
 * strongest; sides count together as independent hints do, 1 - (1 - a)(1 - b).
 */
final class Tie {
    private final double[] weights = new double[EntityKind.Side.values().length];
    private Entity strongest;
    private double strength;

    /** The first thing that they share, with its weight of 0 to 1. */
    Tie(Entity entity, double weight) {
        strongest = entity;
        add(entity, weight);
    }

    void add(Entity entity, double weight) {
        int side = entity.kind().side().ordinal();
        weights[side] = Math.max(weights[side], weight);
        // A thing with a name says more to people than an event's id.
        double shown = entity.kind() == EntityKind.EVENT ? 0 : weight;
        if (shown > strength) {
            strength = shown;
            strongest = entity;
        }
    }

    /** 0 to 1. */
    double affinity() {
        double apart = 1;
        for (double weight : weights) {
            apart *= 1 - weight;
        }
        return 1 - apart;
    }

    /** The entity that says most. */
    Entity strongest() {
        return strongest;
    }
}
