package io.kumoban.detectors.coldstart;

import io.kumoban.detectors.baseline.AnomalyTypes;
import io.kumoban.detectors.calls.CallRule;
import io.kumoban.detectors.calls.CallRuleIndex;
import io.kumoban.engine.detect.About;
import io.kumoban.engine.detect.Context;
import io.kumoban.engine.detect.Detector;
import io.kumoban.engine.detect.Interest;
import io.kumoban.engine.detect.State;
import io.kumoban.engine.event.ApiCall;
import io.kumoban.engine.event.Key;
import io.kumoban.engine.event.Tactic;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A call that is hardly ever innocent, in an account of which nothing is known yet: an image shared, an administrator
 * made, SSH opened to the internet. The finding says who made it, from where, and which such calls of the same identity
 * came before it. Speaks while the account is being learned; later {@code anomalous-behavior} knows what is usual.
 */
public final class RiskyCalls implements Detector<ApiCall, RiskyCalls.Seen> {
    private static final int IDENTITIES = 4_096;

    private final CallRuleIndex rules = new CallRuleIndex(RiskyCallRules.ALL);

    @Override
    public About about() {
        return AnomalyTypes.about(
                        "cold-start-calls",
                        List.of(
                                Tactic.PERSISTENCE,
                                Tactic.PRIVILEGE_ESCALATION,
                                Tactic.DEFENSE_EVASION,
                                Tactic.INITIAL_ACCESS,
                                Tactic.EXFILTRATION,
                                Tactic.IMPACT))
                .technique(rules.techniques())
                .tactic(Tactic.PERSISTENCE)
                .title("A call that is hardly ever innocent was made")
                .what("Single calls by " + RiskyCallRules.ALL.size()
                        + " rules over their parameters, in an account that"
                        + " is still being learned: "
                        + RiskyCallRules.ALL.stream().map(CallRule::name).collect(Collectors.joining(", "))
                        + ". Attempts count where the attempt tells enough.")
                .normally("Such calls are made once in a while, announced, and by the people whose task it is.")
                .thenCheck("Was it announced? Is the client the one that this identity uses? What did it do before and"
                        + " after?")
                .mistakenFor("the setting up of an account; an administrator's rare task");
    }

    @Override
    public Interest<ApiCall> interest() {
        return rules.narrow(Interest.in(ApiCall.class).notOfServices())
                .by(Key.PRINCIPAL)
                .atMost(IDENTITIES)
                .forgetAfter(Duration.ofDays(7));
    }

    @Override
    public Seen newState() {
        return new Seen();
    }

    @Override
    public void on(ApiCall call, Seen seen, Context context) {
        if (!context.learning() || context.trusts(call.sourceAddress())) {
            return;
        }
        for (CallRule rule : rules.of(call)) {
            if (rule.holds(call)) {
                NoBaseline.mark(context.report(call))
                        .type(rule.type())
                        .technique(rule.technique())
                        .detail("rule", rule.name())
                        .say(
                                "%s %s, with %s from %s and the client %s%s. %s%s",
                                call.principal(),
                                rule.says(),
                                call.name(),
                                call.sourceIp(),
                                client(call),
                                call.failed() ? "; the call failed with " + call.errorCode() : "",
                                seen.before(),
                                NoBaseline.SENTENCE);
                seen.add(RiskyCallRules.ALL.indexOf(rule));
            }
        }
    }

    /** The first product of the user agent, as it stands: it is longer than people want to read. */
    private static String client(ApiCall call) {
        String agent = call.userAgent().toString();
        int end = agent.indexOf(' ');
        return agent.isEmpty() ? "unknown" : end < 0 ? agent : agent.substring(0, end);
    }

    /** Which risky calls an identity has made, in order: 48 bytes. */
    public static final class Seen implements State {
        private static final int MOST = 8;

        private final byte[] order = new byte[MOST];
        private int size;

        private void add(int rule) {
            for (int i = 0; i < size; i++) {
                if (order[i] == rule) {
                    return;
                }
            }
            if (size < MOST) {
                order[size++] = (byte) rule;
            }
        }

        private String before() {
            if (size == 0) {
                return "It is the first such call of this identity.";
            }
            StringBuilder text = new StringBuilder("Before it, in this order: ");
            for (int i = 0; i < size; i++) {
                text.append(i == 0 ? "" : ", ")
                        .append(RiskyCallRules.ALL.get(order[i]).name());
            }
            return text.append('.').toString();
        }

        @Override
        public void save(DataOutput out) throws IOException {
            out.writeByte(size);
            out.write(order, 0, size);
        }

        @Override
        public void load(DataInput in) throws IOException {
            size = in.readByte();
            in.readFully(order, 0, size);
        }
    }
}
