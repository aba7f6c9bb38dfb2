package io.kumoban.detectors.sequence;

import io.kumoban.engine.event.ApiCall;
import io.kumoban.engine.event.Evidence;
import io.kumoban.engine.event.Field;
import io.kumoban.engine.event.Kind;
import io.kumoban.engine.event.Signal;
import io.kumoban.engine.event.Tactic;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One step of a possible sequence: a signal cut down to what decides and what is shown.
 *
 * @param finding  whether it is a finding and no weak signal
 * @param what     the finding type, or {@code service:api} of a weak signal
 * @param points   the signal's weight: 1 to 4 for a finding from low to critical, 0 to 1 for a weak signal
 * @param evidence the event, with few fields
 */
record Step(Tactic tactic, boolean finding, String what, double points, Evidence evidence) {
    private static final Tactic[] TACTICS = Tactic.values();

    /** Tactics of one second are taken in their natural order: the log does not tell which came first. */
    static final Comparator<Step> ORDER = Comparator.comparingLong(Step::time)
            .thenComparing(Step::tactic)
            .thenComparing(step -> step.evidence.key())
            .thenComparing(Step::what);

    private static final List<Field> SHOWN = List.of(
            ApiCall.ACCOUNT,
            ApiCall.NAME,
            ApiCall.PRINCIPAL,
            ApiCall.EVENT_ID,
            ApiCall.EVENT_SOURCE,
            ApiCall.EVENT_CATEGORY,
            ApiCall.REGION,
            ApiCall.SOURCE_IP,
            ApiCall.USER_AGENT,
            ApiCall.ERROR_CODE,
            ApiCall.IDENTITY_TYPE,
            ApiCall.IDENTITY_ACCOUNT,
            ApiCall.PRINCIPAL_ID,
            ApiCall.ACCESS_KEY_ID,
            ApiCall.USER_NAME,
            ApiCall.ISSUER_ARN,
            ApiCall.ISSUER_NAME,
            ApiCall.MFA,
            Field.ofCall("requestParameters.bucketName"));

    /** What a signal is about: its finding type, or {@code service:api} of a weak one. */
    static String whatOf(Signal signal) {
        if (signal.isFinding()) {
            return signal.type();
        }
        String source = signal.evidence().field(ApiCall.EVENT_SOURCE);
        int dot = source.indexOf('.');
        return (dot < 0 ? source : source.substring(0, dot))
                + ":"
                + signal.evidence().field(ApiCall.NAME);
    }

    static Step of(Signal signal) {
        Evidence full = signal.evidence();
        Map<String, String> fields = full.kind() == Kind.API_CALL ? shown(full) : full.fields();
        return new Step(
                signal.tactic(),
                signal.isFinding(),
                whatOf(signal),
                signal.weight(),
                new Evidence(full.key(), full.id(), fields, full.file(), full.offset()));
    }

    private static Map<String, String> shown(Evidence call) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (Field field : SHOWN) {
            String value = call.field(field);
            if (!value.isEmpty()) {
                fields.put(field.path(), value);
            }
        }
        return fields;
    }

    long time() {
        return evidence.time();
    }

    /** Who took it. */
    String actor() {
        return evidence.field(ApiCall.PRINCIPAL);
    }

    /** The step in words, for a timeline. */
    String words() {
        String error = evidence.field(ApiCall.ERROR_CODE);
        return (evidence.kind() == Kind.API_CALL ? evidence.field(ApiCall.NAME) : what)
                + (error.isEmpty() ? "" : " (refused: " + error + ")")
                + " ["
                + KillChain.name(tactic)
                + (finding ? ", " + what : "")
                + "]";
    }

    void save(DataOutput out) throws IOException {
        out.writeByte(tactic.ordinal());
        out.writeBoolean(finding);
        out.writeUTF(what);
        out.writeDouble(points);
        evidence.save(out);
    }

    static Step load(DataInput in) throws IOException {
        return new Step(
                TACTICS[in.readUnsignedByte()], in.readBoolean(), in.readUTF(), in.readDouble(), Evidence.load(in));
    }
}
