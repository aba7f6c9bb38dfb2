package io.kumoban.datasets.simulator.calls;

import io.kumoban.datasets.Dice;
import io.kumoban.datasets.bytes.RecordBuffer;
import io.kumoban.datasets.estate.Account;
import io.kumoban.datasets.estate.Credentials;
import io.kumoban.datasets.estate.Region;
import io.kumoban.datasets.estate.Thing;
import io.kumoban.datasets.simulator.files.Shelf;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes the records of calls: parts that were made before, and between them what differs. */
final class CallWriter {
    private static final byte[] SOURCE = RecordBuffer.ascii("\",\"sourceIPAddress\":\"");

    private final List<Shelf> shelves;
    private final byte[][] regions;
    private final Filling filling;
    private final Region home;
    private Shelf current;
    private long most = Long.MAX_VALUE;

    /** @param shelves one for each Region, in their order */
    CallWriter(Account account, List<Shelf> shelves, Filling filling) {
        this.shelves = shelves;
        this.filling = filling;
        this.home = account.region();
        this.current = shelves.getFirst();
        this.regions = Arrays.stream(Region.values())
                .map(region -> RecordBuffer.ascii(region.id()))
                .toArray(byte[][]::new);
    }

    /** Says which session the calls to come begin. */
    CallWriter beginning(Credentials session) {
        return beginning(session, 0);
    }

    /** Says the same of a session that begins in the trails of two accounts; what these have in common follows from the mark. */
    CallWriter beginning(Credentials session, long mark) {
        filling.beginning(session, mark);
        return this;
    }

    /** Says how many records there may be in all: beyond, services make no calls in anybody's name. */
    void atMost(long records) {
        most = records;
    }

    /** A call in the account's own Region; true when the caller should try again. */
    boolean call(Caller caller, Api api, long time, Dice dice) {
        return call(caller, api, home, time, dice);
    }

    /** A call, completed at {@code time}; true when it failed so that the caller should try again. */
    boolean call(Caller caller, Api api, Region region, long time, Dice dice) {
        RecordBuffer into = begin(caller, api, region, time, dice);
        Api.@Nullable Failure failure = failure(api, dice);
        if (failure != null) {
            failure.text().write(into, filling);
        }
        end(caller, api, failure == null ? api.done() : api.refused(), into);
        if (failure == null && !api.companions().isEmpty() && !caller.isService()) {
            companions(caller, api, region, time, dice);
        }
        return failure != null && failure.again();
    }

    /** A call about one thing that is known beforehand. */
    void callOf(Caller caller, Api api, Thing kind, byte[] name, long time, Dice dice) {
        RecordBuffer into = begin(caller, api, home, time, dice);
        filling.fix(kind, name);
        end(caller, api, api.done(), into);
    }

    /** The calls that services make for a call, about the same things. */
    private void companions(Caller caller, Api api, Region region, long time, Dice dice) {
        for (Api.Companion companion : api.companions()) {
            if (dice.chance(companion.share()) && records() < most) {
                filling.goOn();
                Caller service = caller.represented(companion.service());
                end(
                        service,
                        companion.api(),
                        companion.api().done(),
                        begin(service, companion.api(), region, time, dice));
            }
        }
    }

    /** A call that the caller has no permission for. */
    void denied(Caller caller, Api api, long time, Dice dice) {
        refused(caller, api, api.refusals().denied(), time, dice);
    }

    /** A call that comes too soon behind others. */
    void throttled(Caller caller, Api api, long time, Dice dice) {
        refused(caller, api, api.refusals().throttled(), time, dice);
    }

    /** A call for a thing that is not there any more, where the API knows such an error. */
    void missing(Caller caller, Api api, long time, Dice dice) {
        refused(
                caller,
                api,
                api.errors().isEmpty()
                        ? api.refusals().denied()
                        : api.errors().getFirst().text(),
                time,
                dice);
    }

    private void refused(Caller caller, Api api, Template error, long time, Dice dice) {
        RecordBuffer into = begin(caller, api, home, time, dice);
        error.write(into, filling);
        end(caller, api, api.refused(), into);
    }

    /** How many records were written. */
    long records() {
        long records = 0;
        for (Shelf shelf : shelves) {
            records += shelf.records();
        }
        return records;
    }

    private RecordBuffer begin(Caller caller, Api api, Region wanted, long time, Dice dice) {
        Region region = api.global() ? Region.US_EAST_1 : wanted;
        filling.begin(caller, region.ordinal(), time, dice);
        current = shelves.get(region.ordinal());
        RecordBuffer into = current.begin(time);
        into.put(api.version());
        into.put(caller.head());
        into.time(time);
        into.put(api.named());
        into.put(regions[region.ordinal()]);
        into.put(SOURCE);
        into.put(api.bracketed() ? caller.bracketed() : caller.origin());
        return into;
    }

    private void end(Caller caller, Api api, Template body, RecordBuffer into) {
        body.write(into, filling);
        if (caller.encrypted()) {
            api.tls().write(into, filling);
        }
        into.put(caller.tail());
        current.end();
    }

    private static Api.@Nullable Failure failure(Api api, Dice dice) {
        if (api.errors().isEmpty()) {
            return null;
        }
        double rest = dice.unit();
        for (Api.Failure error : api.errors()) {
            rest -= error.share();
            if (rest < 0) {
                return error;
            }
        }
        return null;
    }
}
