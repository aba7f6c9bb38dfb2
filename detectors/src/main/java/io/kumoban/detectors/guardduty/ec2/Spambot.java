package io.kumoban.detectors.guardduty.ec2;

import static io.kumoban.engine.detect.Parameter.span;
import static io.kumoban.engine.detect.Parameter.whole;

import io.kumoban.detectors.baseline.DailyHabits;
import io.kumoban.detectors.stats.DistinctInWindow;
import io.kumoban.engine.detect.About;
import io.kumoban.engine.detect.Context;
import io.kumoban.engine.detect.Detector;
import io.kumoban.engine.detect.Interest;
import io.kumoban.engine.detect.Parameter;
import io.kumoban.engine.detect.Spans;
import io.kumoban.engine.detect.State;
import io.kumoban.engine.event.Flow;
import io.kumoban.engine.event.Key;
import io.kumoban.engine.event.Severity;
import io.kumoban.engine.event.Tactic;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Duration;

/** {@code Backdoor:EC2/Spambot}: an instance that is no mail server delivers mail to many. */
public final class Spambot implements Detector<Flow, Spambot.Seen> {
    static final String TYPE = "Backdoor:EC2/Spambot";

    static final Parameter.Whole REMOTES = whole(
            "remotes",
            10,
            1,
            "distinct mail servers",
            "programs that report by mail hand it to one server of their own");
    static final Parameter.Span WINDOW = span("window", Duration.ofHours(1), "who sends bulk mail sends it fast");
    static final Parameter.Whole MAIL_DAYS = whole(
            "mail-days", 3, 1, "earlier days", "an instance that has delivered mail on so many days is a mail server");

    private static final long MAIL_GAP = Duration.ofDays(30).toMillis();
    private static final int SMTP = 25;
    private static final int OWN_SIDES = 2_048;

    @Override
    public About about() {
        return About.finding("spambot", TYPE, Severity.MEDIUM)
                .technique("T1496.004")
                .tactic(Tactic.IMPACT)
                .role(About.Role.ACTOR)
                .title("An instance is sending mail to many mail servers")
                .what("Distinct public addresses to whose port 25 an instance sends accepted TCP records. Raised at 10"
                        + " addresses within an hour when the instance did so on less than 3 earlier days, and told"
                        + " again each time the count has doubled.")
                .normally("Mail goes through one relay; mail servers deliver it every day.")
                .thenCheck("Which process sends, and what does it send? Is the address of the instance on block lists"
                        + " already?")
                .mistakenFor("a mail server on its first days")
                .parameters(REMOTES, WINDOW, MAIL_DAYS)
                .learning();
    }

    @Override
    public Interest<Flow> interest() {
        return Interest.in(Flow.class)
                .by(Key.OWN_SIDE)
                .of(traffic -> traffic.isOutbound() && traffic.isAccepted() && traffic.isTcp())
                .within(Spambot::isMail)
                .atMost(OWN_SIDES)
                .forgetAfter(Duration.ofDays(30));
    }

    private static long isMail(Flow flow) {
        return flow.remotePort() == SMTP && flow.remoteIsPublic() ? 1 : 0;
    }

    @Override
    public Seen newState() {
        return new Seen();
    }

    @Override
    public void on(Flow flow, Seen seen, Context context) {
        if (context.trusts(flow.remote()) || context.trusts(flow.local())) {
            return;
        }
        int mailDays = seen.mail.use(SMTP, flow.time(), MAIL_GAP);
        seen.remotes.opens(flow.time(), context.get(WINDOW));
        if (!seen.remotes.add(flow.remoteHash())
                || context.learning()
                || mailDays >= context.get(MAIL_DAYS)
                || !seen.remotes.reaches(REMOTES, context)) {
            return;
        }
        int remotes = seen.remotes.count();
        seen.remotes.told();
        context.report(flow)
                .observed("distinct mail servers", remotes, context.get(WINDOW))
                .usual("earlier days with mail", mailDays, "days")
                .score(remotes)
                .say(
                        "%s sent mail to %d servers within %s, at last to %s; it had done so on %d earlier days.",
                        flow.own(),
                        remotes,
                        Spans.text(Duration.ofMillis(context.get(WINDOW))),
                        flow.remote(),
                        mailDays);
    }

    /** One own side: 300 bytes for a few servers, 1.3 KiB at most. */
    public static final class Seen implements State {
        private final DistinctInWindow remotes = new DistinctInWindow();
        private final DailyHabits mail = new DailyHabits(2);

        @Override
        public void save(DataOutput out) throws IOException {
            remotes.save(out);
            mail.save(out);
        }

        @Override
        public void load(DataInput in) throws IOException {
            remotes.load(in);
            mail.load(in);
        }
    }
}
