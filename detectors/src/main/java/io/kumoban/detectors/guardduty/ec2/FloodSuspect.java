package io.kumoban.detectors.guardduty.ec2;

import io.kumoban.engine.detect.State;
import io.kumoban.engine.event.Evidence;
import io.kumoban.engine.event.Flow;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** What looks like a flood of one remote, until it is known what came back from there: 50 bytes, and the event's 1 KiB. */
final class FloodSuspect implements State {
    private @Nullable Evidence event;
    private long remote;
    private String address = "";
    private long sent;
    private long answers;
    private double rate;
    private double size;

    boolean isNone() {
        return event == null;
    }

    /** The record with which the suspicion began; null when there is none. */
    @Nullable
    Evidence event() {
        return event;
    }

    /** Begins a suspicion with what was counted of the remote so far. */
    void begin(Evidence first, Flow flow, FloodTargets targets, int slot, double packetRate, double packetSize) {
        event = first;
        remote = flow.remoteHash();
        address = flow.remote().toString();
        sent = targets.packets(slot);
        answers = targets.answers(slot);
        rate = packetRate;
        size = packetSize;
    }

    /** Notes packets that came back from a remote. */
    void answered(long remoteHash, long packets) {
        if (event != null && remote == remoteHash) {
            answers += packets;
        }
    }

    /** Packets that came back, as a share of those sent when the suspicion began. */
    double answeredShare() {
        return (double) answers / Math.max(1, sent);
    }

    /** The remote, in words. */
    String address() {
        return address;
    }

    /** Packets a second. */
    double rate() {
        return rate;
    }

    /** Bytes a packet. */
    double size() {
        return size;
    }

    void end() {
        event = null;
    }

    @Override
    public void save(DataOutput out) throws IOException {
        out.writeBoolean(event != null);
        if (event != null) {
            event.save(out);
        }
        out.writeLong(remote);
        out.writeUTF(address);
        out.writeLong(sent);
        out.writeLong(answers);
        out.writeDouble(rate);
        out.writeDouble(size);
    }

    @Override
    public void load(DataInput in) throws IOException {
        event = in.readBoolean() ? Evidence.load(in) : null;
        remote = in.readLong();
        address = in.readUTF();
        sent = in.readLong();
        answers = in.readLong();
        rate = in.readDouble();
        size = in.readDouble();
    }
}
