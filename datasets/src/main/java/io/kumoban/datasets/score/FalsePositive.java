package io.kumoban.datasets.score;

import io.kumoban.engine.event.Severity;

/** A finding that belongs to no incident. */
public record FalsePositive(String id, String type, Severity severity) {}
