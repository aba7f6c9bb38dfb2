package io.kumoban.engine.pipeline;

import io.kumoban.engine.event.Evidence;

/**
 * How close a detector came to a finding that it did not raise.
 *
 * @param observed  the value
 * @param threshold what it would have had to reach
 * @param event     the event at which it came nearest
 */
public record NearMiss(String detector, String parameter, double observed, double threshold, Evidence event) {}
