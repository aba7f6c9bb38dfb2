package io.kumoban.engine.detect;

import java.io.DataInput;
import java.io.DataOutput;

/** The state of a rule without memory: there is only one, and it is empty. */
public final class Stateless implements State {
    public static final Stateless NOTHING = new Stateless();

    private Stateless() {}

    @Override
    public void save(DataOutput out) {}

    @Override
    public void load(DataInput in) {}
}
