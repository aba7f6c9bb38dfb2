package io.kumoban.engine.finding;

/** A number with its meaning: {@code distinct ports}, 120, {@code in 10m}. */
public record Measure(String what, double value, String unit) {}
