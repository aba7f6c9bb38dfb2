package io.kumoban.detectors.sigma.plan;

/** The smallest thing that is true or false of an event: any value of a slot passes a test. */
record Atom(int slot, AtomTest test) {}
