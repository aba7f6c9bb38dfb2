package io.kumoban.engine.pipeline;

import static java.util.Objects.requireNonNull;

import io.kumoban.engine.event.Members;
import org.jspecify.annotations.Nullable;

/** Leads what a stage counts to the portion of the slot that it is at. Used by one thread. */
final class SlotIntake implements Blocks.Intake {
    private @Nullable Portion portion;

    void turnTo(Slot slot) {
        portion = slot.portion;
    }

    private Portion portion() {
        return requireNonNull(portion, "a stage counted before it was at a slot");
    }

    @Override
    public RunAccount account() {
        return portion().account();
    }

    @Override
    public Members members() {
        return portion().members();
    }

    @Override
    public void count(int member, long records) {
        portion().count(member, records);
    }

    @Override
    public void reject(Reject reject) {
        portion().reject(reject);
    }
}
