package io.kumoban.detectors.insights;

import io.kumoban.engine.event.ApiCall;
import io.kumoban.engine.event.Text;
import io.kumoban.engine.insight.Insight;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Who and what is behind the calls of one API: identities, user agents and error codes, now and usually. What an
 * attribution holds is told by the AWS page "CloudTrail Insights insightDetails element".
 */
final class Attributions {
    private static final byte[] NO_ERROR = "null".getBytes(StandardCharsets.UTF_8);

    private final AttributeValues identities = new AttributeValues();
    private final AttributeValues agents = new AttributeValues();
    private final AttributeValues errors = new AttributeValues();
    /** Usual calls: decayed as the values of the baseline are, those not yet taken up, and the pending ones. */
    private double total;

    private int earlier;
    private int pending;
    private int unusual;
    private int stretch;
    private int day;

    /** Counts one call. */
    void add(ApiCall call) {
        pending++;
        Text identity = call.arn();
        if (identity.isPresent()) {
            int length = call.identityType().is("AssumedRole") ? withoutSession(identity) : identity.length();
            identities.add(identity.bytes(), identity.offset(), length, stretch);
        } else {
            Text principal = call.principal();
            identities.add(principal.bytes(), principal.offset(), principal.length(), stretch);
        }
        Text agent = call.userAgent();
        if (agent.isPresent()) {
            agents.add(agent.bytes(), agent.offset(), agent.length(), stretch);
        }
        Text error = call.errorCode();
        if (error.isPresent()) {
            errors.add(error.bytes(), error.offset(), error.length(), stretch);
        } else {
            errors.add(NO_ERROR, 0, NO_ERROR.length, stretch);
        }
    }

    /** All sessions of a role count as one identity: the length of its ARN up to the last slash. */
    private static int withoutSession(Text arn) {
        byte[] bytes = arn.bytes();
        int from = arn.offset();
        int end = from + arn.length();
        int slash = end - 1;
        while (slash > from && bytes[slash] != '/') {
            slash--;
        }
        return (slash > from ? slash : end) - from;
    }

    /** The calls since the last unusual minute were unusual too. */
    void keep() {
        unusual += pending;
        pending = 0;
        identities.keep(stretch);
        agents.keep(stretch);
        errors.keep(stretch);
    }

    /**
     * All calls so far were usual.
     *
     * @param today days since 1970
     */
    void settle(int today) {
        if (unusual > 0) {
            earlier += unusual;
            unusual = 0;
            identities.release();
            agents.release();
            errors.release();
        }
        beginStretch(today);
    }

    /** What was unusual is over and is not learned; the calls since then were usual. */
    void drop(int today) {
        unusual = 0;
        identities.drop();
        agents.drop();
        errors.drop();
        beginStretch(today);
    }

    private void beginStretch(int today) {
        earlier += pending;
        pending = 0;
        stretch++;
        if (today != day) {
            learn();
            double kept = AttributeValues.keptAfter(today - day);
            total *= kept;
            identities.age(kept);
            agents.age(kept);
            errors.age(kept);
            day = today;
        }
    }

    private void learn() {
        total += earlier;
        earlier = 0;
        identities.learnAll(stretch);
        agents.learnAll(stretch);
        errors.learnAll(stretch);
    }

    /**
     * The attributions of an episode.
     *
     * @param minutes of the episode
     * @param average calls a minute in the baseline
     */
    List<Insight.Attribution> of(int minutes, double average) {
        learn();
        return List.of(
                identities.of("userIdentityArn", minutes, total, average),
                agents.of("userAgent", minutes, total, average),
                errors.of("errorCode", minutes, total, average));
    }

    void save(DataOutput out) throws IOException {
        identities.save(out);
        agents.save(out);
        errors.save(out);
        out.writeDouble(total);
        out.writeInt(earlier);
        out.writeInt(pending);
        out.writeInt(unusual);
        out.writeInt(stretch);
        out.writeInt(day);
    }

    void load(DataInput in) throws IOException {
        identities.load(in);
        agents.load(in);
        errors.load(in);
        total = in.readDouble();
        earlier = in.readInt();
        pending = in.readInt();
        unusual = in.readInt();
        stretch = in.readInt();
        day = in.readInt();
    }
}
