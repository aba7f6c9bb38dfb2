package io.kumoban.detectors.guardduty.dns;

import io.kumoban.engine.detect.About;
import io.kumoban.engine.detect.Context;
import io.kumoban.engine.detect.Interest;
import io.kumoban.engine.detect.Rule;
import io.kumoban.engine.event.DnsQuery;
import io.kumoban.engine.event.Key;
import io.kumoban.engine.event.Severity;
import io.kumoban.engine.event.Tactic;
import io.kumoban.engine.event.Text;

/** {@code UnauthorizedAccess:EC2/MetadataDNSRebind}: a foreign name resolves to the instance metadata service. */
public final class MetadataRebind implements Rule<DnsQuery> {
    @Override
    public About about() {
        return About.finding("metadata-rebind", "UnauthorizedAccess:EC2/MetadataDNSRebind", Severity.HIGH)
                .technique("T1552.005")
                .tactic(Tactic.CREDENTIAL_ACCESS)
                .role(About.Role.ACTOR)
                .title("A foreign name resolves to the instance metadata service")
                .what("Queries answered with 169.254.169.254 or fd00:ec2::254, for a name that is neither Amazon's"
                        + " (amazonaws.com, amazonaws.com.cn, aws.dev) nor internal (below internal, local or arpa,"
                        + " or a single label). Each query counts.")
                .normally("The metadata service is reached by its address, or by a name of Amazon's.")
                .thenCheck("Which application asked, and who gave it the name? Does the instance still answer IMDSv1?"
                        + " Were the credentials of its role used from elsewhere since?")
                .mistakenFor("a name of your own that stands for the metadata service in tests");
    }

    @Override
    public Interest<DnsQuery> interest() {
        return Interest.in(DnsQuery.class).by(Key.CLIENT);
    }

    @Override
    public void on(DnsQuery query, Context context) {
        if (Answers.areInstanceMetadata(query) && !isOrdinary(query.name()) && !Trusted.has(query, context)) {
            context.report(query)
                    .say(
                            "%s asked for %s and was given the address of the instance metadata service.",
                            query.actor(), query.name());
        }
    }

    private static boolean isOrdinary(Text name) {
        return isBelow(name, "amazonaws.com")
                || isBelow(name, "amazonaws.com.cn")
                || isBelow(name, "aws.dev")
                || isBelow(name, "internal")
                || isBelow(name, "local")
                || isBelow(name, "arpa")
                || !name.contains(".");
    }

    private static boolean isBelow(Text name, String parent) {
        int dot = name.length() - parent.length() - 1;
        return name.endsWith(parent) && (dot < 0 || name.charAt(dot) == '.');
    }
}
