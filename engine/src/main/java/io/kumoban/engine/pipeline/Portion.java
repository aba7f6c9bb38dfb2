package io.kumoban.engine.pipeline;

import io.kumoban.engine.event.Members;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * What one slot brings to the account. It is added to that of the run when the order stage takes the slot, so that a
 * checkpoint knows which part of the input its numbers speak of. Used by one thread at a time; reused.
 */
final class Portion implements Blocks.Intake {
    private final RunAccount account = new RunAccount();
    private final Members members;
    private final Consumer<Reject> rejects;
    private final Map<String, Long> records = new LinkedHashMap<>();

    Portion(Members members, Consumer<Reject> rejects) {
        this.members = members;
        this.rejects = rejects;
    }

    @Override
    public RunAccount account() {
        return account;
    }

    @Override
    public Members members() {
        return members;
    }

    @Override
    public void count(int member, long more) {
        members.count(member, more);
        records.merge(members.name(member), more, Long::sum);
    }

    @Override
    public void reject(Reject reject) {
        account.recordsRead.incrementAndGet();
        account.quarantined.incrementAndGet();
        rejects.accept(reject);
    }

    /** Moves all of it into these counts. */
    void moveTo(Counts counts) {
        counts.add(account);
        records.forEach(counts::count);
        account.clear();
        records.clear();
    }
}
